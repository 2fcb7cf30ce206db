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
 */
record PipelineRun(
    StageTimes times,
    Cost process,
    @Nullable Long peakBytes,
    long reports,
    long rejects,
    long terms,
    String spark) {}
