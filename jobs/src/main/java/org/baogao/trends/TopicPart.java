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
 * @param terms the terms of its sentences, {@link #WORDLESS} for those of a sentence without a term
 * @param millichars the thousandths of characters that fall to each of them
 */
public record TopicPart(
    String reportId,
    String topic,
    List<Integer> paragraphs,
    List<Integer> paragraphChars,
    List<String> terms,
    List<Long> millichars) {
  /** How many parts a character has. */
  public static final long MILLICHARS = 1_000;

  /** Stands for the terms of a sentence that has none. */
  public static final String WORDLESS = "";

  /** The column in which reports carry their parts; its members are named as those here. */
  static final String COLUMN = "topic_parts";

  private static final char LINE = '\n';

  /** Copies the lists, which belong together two by two. */
  public TopicPart {
    paragraphs = List.copyOf(paragraphs);
    paragraphChars = List.copyOf(paragraphChars);
    terms = List.copyOf(terms);
    millichars = List.copyOf(millichars);
    if (paragraphs.size() != paragraphChars.size() || terms.size() != millichars.size()) {
      throw new IllegalArgumentException(
          "Report %s, topic %s: found %d paragraphs with %d numbers and %d terms with %d"
              .formatted(
                  reportId,
                  topic,
                  paragraphs.size(),
                  paragraphChars.size(),
                  terms.size(),
                  millichars.size()));
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
              lines(part.getAs("terms")),
              part.getList(part.fieldIndex("millichars"))));
    }
    return parts;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int end = text.indexOf(LINE); end >= 0; end = text.indexOf(LINE, begin)) {
      lines.add(text.substring(begin, end));
      begin = end + 1;
    }
    lines.add(text.substring(begin));
    return lines;
  }
}
