package org.baogao.bench;

/**
 * A report of a scaled corpus.
 *
 * @param regionCode the region that it is of
 * @param year the year that it plans
 * @param text its text
 */
record ScaledReport(String regionCode, int year, String text) {}
