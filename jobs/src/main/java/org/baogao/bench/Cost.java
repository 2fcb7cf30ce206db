package org.baogao.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of work took.
 *
 * @param wallSeconds by the wall clock
 * @param cpuSeconds of all cores together; null where the system does not tell
 */
record Cost(double wallSeconds, @Nullable Double cpuSeconds) {}
