package org.baogao.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.terms.TermSums;
import org.baogao.trends.TopicPart;

/**
 * The characters of a report's topics, divided by paragraph and by term: those of a sentence go to
 * its primary topic, there whole to its paragraph, and in equal parts to the occurrences of its
 * terms. Gives {@link Documents#TOPIC_PARTS}.
 *
 * <p>A term's part is counted in thousandths of a character; what the division leaves goes to the
 * first occurrences, one thousandth each. So all sums are whole numbers, the same in any order, and
 * nothing is lost: paragraphs and terms of a topic add up to its characters.
 */
final class TopicParts {
  private final TreeMap<Integer, Integer> paragraphs = new TreeMap<>();
  private final TermSums terms = new TermSums();

  private TopicParts() {}

  /** A row for each topic of the report's counted sentences. */
  static Row[] rows(List<SegmentedSentence> sentences, List<SentenceTopics> topics) {
    Map<String, TopicParts> parts = new TreeMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      if (ReportReader.counts(sentences.get(i).sentence())) {
        parts
            .computeIfAbsent(topics.get(i).primary().topicId(), topic -> new TopicParts())
            .add(sentences.get(i));
      }
    }
    List<Row> rows = new ArrayList<>(parts.size());
    parts.forEach((topic, part) -> rows.add(part.row(topic)));
    return rows.toArray(Row[]::new);
  }

  private void add(SegmentedSentence segmented) {
    Sentence sentence = segmented.sentence();
    int chars = ReportReader.chars(sentence);
    paragraphs.merge(sentence.paragraph(), chars, Integer::sum);
    long millichars = chars * TopicPart.MILLICHARS;
    List<String> occurrences = segmented.terms();
    if (occurrences.isEmpty()) {
      terms.add(TopicPart.WORDLESS, millichars);
      return;
    }
    long each = millichars / occurrences.size();
    long left = millichars % occurrences.size();
    for (int i = 0; i < occurrences.size(); i++) {
      terms.add(occurrences.get(i), i < left ? each + 1 : each);
    }
  }

  private Row row(String topic) {
    return RowFactory.create(
        topic,
        paragraphs.keySet().stream().mapToInt(Integer::intValue).toArray(),
        paragraphs.values().stream().mapToInt(Integer::intValue).toArray(),
        terms.text());
  }
}
