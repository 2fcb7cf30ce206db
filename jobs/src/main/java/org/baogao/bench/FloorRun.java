package org.baogao.bench;

import org.jspecify.annotations.Nullable;

/**
 * One run of bare HanLP.
 *
 * @param work from the first file to the last sentence
 * @param process from the start of the process to its end
 * @param peakBytes its peak memory; null where the system does not tell
 * @param words how many words it cut
 */
record FloorRun(Cost work, Cost process, @Nullable Long peakBytes, long words) {}
