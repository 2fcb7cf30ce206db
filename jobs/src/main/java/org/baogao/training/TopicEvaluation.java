package org.baogao.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well topics were assigned to labelled sentences.
 *
 * @param sentences labelled sentences
 * @param reports that they are of
 * @param accuracy the part whose primary topic is the person's
 * @param macroF1 the mean F1 over the topics with at least {@value #SCORED_TOPIC} labelled
 *     sentences
 * @param calibrationError expected calibration error over ten bins of equal width (Guo et al. 2017)
 * @param shareError the mean over reports and topics of the absolute difference between a topic's
 *     part of the labelled characters by the person and by the assigner, in percentage points
 * @param longShareError the same over reports with at least {@value #LONG_REPORT} labelled
 *     sentences
 * @param secondary precision and recall of the secondary topics
 * @param topics by topic
 * @param confusions pairs of topics by how often the first was taken for the second
 * @param bins of calibration
 */
public record TopicEvaluation(
    int sentences,
    int reports,
    double accuracy,
    double macroF1,
    double calibrationError,
    double shareError,
    double longShareError,
    Score secondary,
    List<TopicScoreLine> topics,
    List<Confusion> confusions,
    List<Bin> bins) {
  /** A topic with fewer labelled sentences says nothing about the mean. */
  static final int SCORED_TOPIC = 10;

  /** From so many labelled sentences on, a report's shares are worth comparing. */
  static final int LONG_REPORT = 15;

  private static final int BINS = 10;
  private static final double PERCENT = 100;

  /** Copies the lists. */
  public TopicEvaluation {
    topics = List.copyOf(topics);
    confusions = List.copyOf(confusions);
    bins = List.copyOf(bins);
  }

  /**
   * Precision and recall.
   *
   * @param expected how many the labels have
   * @param found how many the assigner gave
   * @param right how many of them are the labels'
   */
  public record Score(int expected, int found, int right) {
    /** The part of what was found that is right; 1 where nothing was found. */
    public double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    /** The part of what was expected that was found; 1 where nothing was expected. */
    public double recall() {
      return expected == 0 ? 1 : (double) right / expected;
    }

    /** Their harmonic mean. */
    public double f1() {
      return expected + found == 0 ? 1 : 2.0 * right / (expected + found);
    }
  }

  /** A topic and its score. */
  public record TopicScoreLine(String topicId, Score score) {}

  /** How often one topic was taken for another. */
  public record Confusion(String expected, String found, int sentences) {}

  /**
   * The sentences whose primary probability lies in a tenth of [0, 1].
   *
   * @param confidence their mean probability
   * @param accuracy the part that is right
   */
  public record Bin(int sentences, double confidence, double accuracy) {}

  /**
   * Compares.
   *
   * @param judged at least one sentence
   * @param ids the topics, in the codebook's order
   */
  public static TopicEvaluation of(List<Judged> judged, List<String> ids) {
    if (judged.isEmpty()) {
      throw new IllegalArgumentException("Expected labelled sentences, found none");
    }
    List<TopicScoreLine> topics =
        ids.stream().map(id -> new TopicScoreLine(id, primary(judged, id))).toList();
    List<Bin> bins = bins(judged);
    double error =
        bins.stream()
            .mapToDouble(bin -> bin.sentences() * Math.abs(bin.accuracy() - bin.confidence()))
            .sum();
    Map<String, List<Judged>> byReport = new TreeMap<>();
    judged.forEach(
        one -> byReport.computeIfAbsent(one.document(), key -> new ArrayList<>()).add(one));
    return new TopicEvaluation(
        judged.size(),
        byReport.size(),
        judged.stream().filter(Judged::right).count() / (double) judged.size(),
        topics.stream()
            .filter(topic -> topic.score().expected() >= SCORED_TOPIC)
            .mapToDouble(topic -> topic.score().f1())
            .average()
            .orElse(0),
        error / judged.size(),
        shareError(byReport, ids, 1),
        shareError(byReport, ids, LONG_REPORT),
        secondary(judged),
        topics,
        confusions(judged),
        bins);
  }

  private static Score primary(List<Judged> judged, String id) {
    int expected = 0;
    int found = 0;
    int right = 0;
    for (Judged one : judged) {
      boolean isExpected = one.label().primary().equals(id);
      boolean isFound = one.found().primary().topicId().equals(id);
      expected += isExpected ? 1 : 0;
      found += isFound ? 1 : 0;
      right += isExpected && isFound ? 1 : 0;
    }
    return new Score(expected, found, right);
  }

  private static Score secondary(List<Judged> judged) {
    int expected = 0;
    int found = 0;
    int right = 0;
    for (Judged one : judged) {
      expected += one.label().secondary().size();
      found += one.found().topics().size() - 1;
      right +=
          (int)
              one.found().topics().stream()
                  .skip(1)
                  .filter(topic -> one.label().secondary().contains(topic.topicId()))
                  .count();
    }
    return new Score(expected, found, right);
  }

  private static double shareError(
      Map<String, List<Judged>> byReport, List<String> ids, int fewest) {
    return PERCENT
        * byReport.values().stream()
            .filter(report -> report.size() >= fewest)
            .mapToDouble(report -> shareError(report, ids))
            .average()
            .orElse(0);
  }

  private static double shareError(List<Judged> report, List<String> ids) {
    Map<String, Integer> difference = new HashMap<>();
    int total = 0;
    for (Judged one : report) {
      int chars = one.text().codePointCount(0, one.text().length());
      total += chars;
      difference.merge(one.label().primary(), chars, Integer::sum);
      difference.merge(one.found().primary().topicId(), -chars, Integer::sum);
    }
    double sum = difference.values().stream().mapToInt(Math::abs).sum();
    return sum / total / ids.size();
  }

  private static List<Confusion> confusions(List<Judged> judged) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Judged one : judged) {
      if (!one.right()) {
        counts
            .computeIfAbsent(one.label().primary(), id -> new TreeMap<>())
            .merge(one.found().primary().topicId(), 1, Integer::sum);
      }
    }
    List<Confusion> confusions = new ArrayList<>();
    counts.forEach(
        (expected, found) ->
            found.forEach((id, size) -> confusions.add(new Confusion(expected, id, size))));
    confusions.sort(
        Comparator.comparingInt(Confusion::sentences)
            .reversed()
            .thenComparing(Confusion::expected)
            .thenComparing(Confusion::found));
    return confusions;
  }

  private static List<Bin> bins(List<Judged> judged) {
    int[] sizes = new int[BINS];
    double[] confidence = new double[BINS];
    int[] right = new int[BINS];
    for (Judged one : judged) {
      double probability = one.found().primary().probability();
      int bin = Math.min((int) (probability * BINS), BINS - 1);
      sizes[bin]++;
      confidence[bin] += probability;
      right[bin] += one.right() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int size = Math.max(sizes[bin], 1);
      bins.add(new Bin(sizes[bin], confidence[bin] / size, (double) right[bin] / size));
    }
    return bins;
  }
}
