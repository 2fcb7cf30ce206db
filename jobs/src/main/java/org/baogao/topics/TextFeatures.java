package org.baogao.topics;

/**
 * What a classifier reads from one text.
 *
 * @param vector its n-grams
 * @param words of each topic, {@code ln(1 + n)} of the n occurrences of the codebook's words for it
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place, a million times a run.
record TextFeatures(TextVector vector, float[] words) {}
