package org.baogao.bench;

import org.jspecify.annotations.Nullable;

/**
 * One run of jieba and scikit-learn's TfidfVectorizer.
 *
 * @param work from the first file to the matrix
 * @param process from the start of the process to its end
 * @param peakBytes its peak memory; null where the system does not tell
 * @param versions of both
 */
record JiebaRun(Cost work, Cost process, @Nullable Long peakBytes, String versions) {}
