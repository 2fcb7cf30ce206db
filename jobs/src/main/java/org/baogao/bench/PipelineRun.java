package org.baogao.bench;

import org.jspecify.annotations.Nullable;

/**
 * One run of the real command line.
 *
 * @param times what its stages took
 * @param process from the start of the process to its end
 * @param peakBytes its peak memory, driver and executors together; null where the system does not
 *     tell
 * @param reports rows of {@code reports}
 * @param rejects rows of {@code rejects}
 * @param terms rows of {@code terms}
 * @param spark its version
 * @param bytes what its tasks wrote for each other; null where Spark did not tell
 * @param outputBytes the release and what is kept for the next run
 * @param night the run after it; null where that was not asked for
 */
record PipelineRun(
    StageTimes times,
    Cost process,
    @Nullable Long peakBytes,
    long reports,
    long rejects,
    long terms,
    String spark,
    SparkBytes.@Nullable Sums bytes,
    long outputBytes,
    @Nullable NightRun night) {}
