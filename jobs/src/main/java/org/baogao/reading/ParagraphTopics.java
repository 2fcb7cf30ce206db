package org.baogao.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;

/**
 * What each paragraph of a report has of each topic: the rows of {@link Documents#BLOCKS}. All that
 * is given is whole numbers, so that sums over reports are the same in any order.
 */
final class ParagraphTopics {
  /**
   * Topics that are less probable in every sentence of a paragraph are left out of it, and the
   * probabilities of the others scaled up: thirty rows a paragraph would say next to nothing.
   */
  private static final double IMPROBABLE = 0.005;

  private static final int MILLI = 1000;

  private final List<String> topicIds;

  /** The topics' numbers in the alphabetical order of their ids. */
  private final int[] alphabetical;

  private final Map<Key, List<Part>> paragraphs = new LinkedHashMap<>();

  private record Key(Section section, int paragraph) {}

  private record Part(int chars, int primary, SentenceTopics topics) {
    double probability(int topic) {
      return topics.probabilities()[topic];
    }
  }

  /** Takes the ids in the order in which probabilities are given. */
  ParagraphTopics(List<String> topicIds) {
    this.topicIds = topicIds;
    alphabetical =
        IntStream.range(0, topicIds.size())
            .boxed()
            .sorted(Comparator.comparing(topicIds::get))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  void add(Sentence sentence, int chars, SentenceTopics topics) {
    if (topics.probabilities().length != topicIds.size()) {
      throw new IllegalArgumentException(
          "Sentence %d: expected probabilities of %d topics, found %d"
              .formatted(sentence.number(), topicIds.size(), topics.probabilities().length));
    }
    paragraphs
        .computeIfAbsent(
            new Key(sentence.section(), sentence.paragraph()), key -> new ArrayList<>())
        .add(new Part(chars, topicIds.indexOf(topics.primary().topicId()), topics));
  }

  /** Paragraph by paragraph in the report's order, and in each by topic_id. */
  Row[] rows() {
    List<Row> rows = new ArrayList<>();
    paragraphs.forEach((key, parts) -> rows.addAll(new Sums(parts).rows(key.section().label())));
    return rows.toArray(Row[]::new);
  }

  /** The sums of one paragraph, by topic. */
  private final class Sums {
    private final boolean[] kept = new boolean[topicIds.size()];
    private final int[] sentences = new int[topicIds.size()];
    private final int[] chars = new int[topicIds.size()];
    private final double[] expected = new double[topicIds.size()];
    private final double[] squared = new double[topicIds.size()];
    private int allChars;

    Sums(List<Part> parts) {
      for (Part part : parts) {
        sentences[part.primary]++;
        chars[part.primary] += part.chars;
        allChars += part.chars;
        kept[part.primary] = true;
        for (int topic = 0; topic < kept.length; topic++) {
          kept[topic] |= part.probability(topic) >= IMPROBABLE;
        }
      }
      for (Part part : parts) {
        addExpected(part);
      }
    }

    private void addExpected(Part part) {
      double mass = 0;
      for (int topic = 0; topic < kept.length; topic++) {
        mass += kept[topic] ? part.probability(topic) : 0;
      }
      for (int topic = 0; topic < kept.length; topic++) {
        if (kept[topic]) {
          double probability = part.probability(topic) / mass;
          expected[topic] += part.chars * probability;
          squared[topic] += (double) part.chars * part.chars * probability * (1 - probability);
        }
      }
    }

    List<Row> rows(String section) {
      long[] millichars = millichars();
      List<Row> rows = new ArrayList<>();
      for (int topic : alphabetical) {
        if (kept[topic]) {
          rows.add(
              RowFactory.create(
                  section,
                  topicIds.get(topic),
                  sentences[topic],
                  chars[topic],
                  allChars,
                  rows.isEmpty() ? 1 : 0,
                  millichars[topic],
                  Math.round(MILLI * squared[topic])));
        }
      }
      return rows;
    }

    /** The expected characters, rounded; the topic with most of them takes what rounding leaves. */
    private long[] millichars() {
      long[] rounded = new long[kept.length];
      long rest = (long) MILLI * allChars;
      int most = alphabetical[0];
      for (int topic : alphabetical) {
        rounded[topic] = Math.round(MILLI * expected[topic]);
        rest -= rounded[topic];
        if (expected[topic] > expected[most]) {
          most = topic;
        }
      }
      rounded[most] += rest;
      return rounded;
    }
  }
}
