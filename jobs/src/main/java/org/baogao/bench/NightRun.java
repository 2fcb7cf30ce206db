package org.baogao.bench;

/**
 * The run of the night after, when a small part of the reports is another.
 *
 * @param changed how many reports were changed
 * @param whole from listing the files to publishing
 */
record NightRun(int changed, Cost whole) {}
