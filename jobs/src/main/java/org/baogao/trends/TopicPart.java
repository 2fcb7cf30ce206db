package org.baogao.trends;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.baogao.contract.Columns;

/**
 * The characters of one topic in one report, divided by paragraph and by term. Both divisions add
 * up to the same number.
 *
 * @param reportId of the report
 * @param topic the primary topic of the sentences
 * @param paragraphs numbers of the paragraphs with a sentence of the topic
 * @param paragraphChars the topic's characters in each of them
 * @param termMillichars the terms of its sentences, {@link #WORDLESS} for those of a sentence
 *     without a term, with the thousandths of characters that fall to each, as {@code CountedTerms}
 */
public record TopicPart(
    String reportId,
    String topic,
    List<Integer> paragraphs,
    List<Integer> paragraphChars,
    String termMillichars) {
  /** How many parts a character has. */
  public static final long MILLICHARS = 1_000;

  /** Stands for the terms of a sentence that has none. */
  public static final String WORDLESS = "";

  /** The column in which reports carry their parts; its members are named as those here. */
  static final String COLUMN = "topic_parts";

  /** Copies the lists, which belong together. */
  public TopicPart {
    paragraphs = List.copyOf(paragraphs);
    paragraphChars = List.copyOf(paragraphChars);
    if (paragraphs.size() != paragraphChars.size()) {
      throw new IllegalArgumentException(
          "Report %s, topic %s: found %d paragraphs with %d numbers"
              .formatted(reportId, topic, paragraphs.size(), paragraphChars.size()));
    }
  }

  /** The parts of a report. */
  static List<TopicPart> of(Row report) {
    List<TopicPart> parts = new ArrayList<>();
    for (Row part : report.<Row>getList(report.fieldIndex(COLUMN))) {
      parts.add(
          new TopicPart(
              report.getAs(Columns.REPORT_ID.name()),
              part.getAs(Columns.TOPIC_ID.name()),
              part.getList(part.fieldIndex("paragraphs")),
              part.getList(part.fieldIndex("paragraph_chars")),
              part.getAs("term_millichars")));
    }
    return parts;
  }
}
