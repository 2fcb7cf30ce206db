package org.baogao.trends;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums over the paragraphs of one section of a region in a year; {@link ShareEstimate} has the
 * formulas.
 *
 * <p>What is added is whole numbers. Squares are summed as doubles, which are exact up to 2^53 (a
 * report of a million characters) and do not overflow beyond.
 */
final class SectionSums {
  /** Expected characters come in thousandths. */
  private static final double MILLI = 1000;

  private final Map<String, TopicSums> topics = new HashMap<>();
  private long chars;
  private double squares;
  private long paragraphs;

  /** Of one topic: its sentences and characters, Σy, Σy², Σxy and Σl²p(1 - p). */
  private static final class TopicSums {
    private long sentences;
    private long chars;
    private long expected;
    private double squares;
    private double products;
    private double uncertainty;
  }

  /**
   * What one paragraph has of one topic.
   *
   * @param sentences of this primary topic
   * @param chars their characters
   * @param paragraphChars x, those of all sentences
   * @param paragraph 1 for the first topic of a paragraph, 0 for the others
   * @param expectedMillichars y in thousandths
   * @param squaredMillichars the sum of l²p(1 - p) in thousandths
   */
  record Part(
      int sentences,
      int chars,
      int paragraphChars,
      int paragraph,
      long expectedMillichars,
      long squaredMillichars) {}

  void add(String topic, Part part) {
    TopicSums sums = topics.computeIfAbsent(topic, id -> new TopicSums());
    double x = part.paragraphChars * MILLI;
    double y = part.expectedMillichars;
    sums.sentences += part.sentences;
    sums.chars += part.chars;
    sums.expected += part.expectedMillichars;
    sums.squares += y * y;
    sums.products += x * y;
    sums.uncertainty += part.squaredMillichars;
    // The topics of a paragraph share its characters, so that Σx² = Σxy over topics.
    chars += part.chars;
    squares += x * y;
    paragraphs += part.paragraph;
  }

  /**
   * The share of each of the topics, also of those without a sentence.
   *
   * @param dispersion how much more the topic assigner errs than independent sentences would
   */
  List<ShareEstimate> estimates(List<String> ids, double dispersion) {
    double total = chars * MILLI;
    double kish = total * total / squares;
    double[] expected = new double[ids.size()];
    double[] variances = new double[ids.size()];
    double sumOfBinomials = 0;
    double sumOfVariances = 0;
    for (int i = 0; i < expected.length; i++) {
      TopicSums sums = topics.getOrDefault(ids.get(i), new TopicSums());
      double e = sums.expected / total;
      double residual = sums.squares - 2 * e * sums.products + e * e * squares;
      // Rounding may leave a little less than nothing.
      double choice = Math.max(residual, 0) * paragraphs / Math.max(paragraphs - 1, 1);
      expected[i] = e;
      variances[i] = (choice + dispersion * sums.uncertainty * MILLI) / (total * total);
      sumOfBinomials += e * (1 - e);
      sumOfVariances += variances[i];
    }
    double observations =
        ShareEstimate.observationsOfAllTopics(sumOfBinomials, sumOfVariances, kish, paragraphs);
    List<ShareEstimate> estimates = new ArrayList<>(ids.size());
    for (int i = 0; i < expected.length; i++) {
      TopicSums sums = topics.getOrDefault(ids.get(i), new TopicSums());
      estimates.add(
          ShareEstimate.of(
              ids.get(i),
              sums.sentences,
              sums.chars,
              chars,
              expected[i],
              ShareEstimate.observations(expected[i], variances[i], observations)));
    }
    return estimates;
  }
}
