package org.baogao.report;

import java.util.List;

/**
 * A sentence and its terms, in the order in which they stand, repeated as often as they occur.
 *
 * @param sentence the sentence
 * @param terms its terms: stop words, single characters and bare numbers are not among them
 */
public record SegmentedSentence(Sentence sentence, List<String> terms) {}
