package org.baogao.topics;

import java.io.Serializable;

/**
 * What cross-validation by report says of a classifier's scores.
 *
 * @param sharpness what scores are multiplied by before they become probabilities, so that of the
 *     sentences with probability p a part of p is right
 * @param dispersion see {@link TopicAssigner#dispersion}
 * @param secondary the least probability of a secondary topic
 */
record Calibration(double sharpness, double dispersion, double secondary) implements Serializable {
  /** Of a model whose scores are still to be judged. */
  static final Calibration NONE = new Calibration(1, 1, 1);
}
