package org.baogao.report;

/**
 * What cleaning took out of one report for one reason; one row of {@code removals}.
 *
 * @param kind which rule took it out, in {@code snake_case}
 * @param occurrences how many runs of characters
 * @param chars how many characters (code points) of the source
 */
public record Removal(String kind, int occurrences, int chars) {}
