package org.baogao.topics;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A trained linear classifier: the scores of a sentence's topics are a bias plus the weighted
 * features of the texts in the roles of {@link Role}; the probabilities are the softmax of the
 * scores, sharpened or softened by the calibration that cross-validation gave.
 *
 * @param topics the topics' ids in the order of all weights
 * @param grams the n-grams that it knows
 * @param gramWeights by role: those of one n-gram side by side, in the topics' order
 * @param wordWeights by role: those of the words of one topic side by side
 * @param bias by topic
 * @param calibration how it was judged by cross-validation
 * @param trainedOn the documents with labels that it has seen: the first {@value #DOCUMENT_DIGITS}
 *     digits of their SHA-256
 * @param fingerprint sixteen hexadecimal digits that change whenever a weight does
 */
@SuppressWarnings("ArrayRecordComponent") // Immutable by contract; copies would be of megabytes.
record TopicModel(
    List<String> topics,
    GramTable grams,
    QuantisedRows[] gramWeights,
    float[][] wordWeights,
    float[] bias,
    Calibration calibration,
    Set<String> trainedOn,
    String fingerprint)
    implements Serializable {
  static final int DOCUMENT_DIGITS = 12;
}
