package org.baogao.table;

/**
 * A column of written files that is not as its table's contract declares it.
 *
 * @param column its name
 * @param expected its place, type and meaning in the contract
 * @param found its place, type and meaning in the files
 */
public record ColumnDifference(String column, String expected, String found) {}
