package org.baogao.topics;

/**
 * A text as a classifier reads it.
 *
 * @param grams the numbers of its n-grams, ascending
 * @param values what each counts; the vector has length 1 or, without a known n-gram, 0
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place, a million times a run.
record TextVector(int[] grams, float[] values) {}
