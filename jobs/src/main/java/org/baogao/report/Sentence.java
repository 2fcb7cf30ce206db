package org.baogao.report;

/**
 * One sentence (or heading) of a report.
 *
 * @param number from 0 in the report's order
 * @param paragraph the paragraph's number, from 0
 * @param section the part of the report that it stands in
 * @param heading whether it is a heading
 * @param text the clean text of the sentence, its end mark included, without outer white space
 * @param beginOffset the first character in the decoded source text, counted in code points from 0
 * @param endOffset the character after the last one, in code points
 * @param stance done, plan or other
 * @param damaged whether a part of it is beyond repair: it is left out of every count
 */
public record Sentence(
    int number,
    int paragraph,
    Section section,
    boolean heading,
    String text,
    int beginOffset,
    int endOffset,
    Stance stance,
    boolean damaged) {}
