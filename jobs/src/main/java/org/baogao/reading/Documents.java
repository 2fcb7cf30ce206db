package org.baogao.reading;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Columns;
import org.baogao.contract.Rejects;
import org.baogao.contract.Removals;
import org.baogao.contract.Reports;
import org.baogao.contract.SentenceTopics;
import org.baogao.contract.Sentences;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.baogao.terms.CountedTerms;

/**
 * The outcome of the one-report pass: one row per report or reject, all that depends on that one
 * input, so that it is kept from run to run. Not part of a release. A row has either a report or a
 * reject.
 */
public final class Documents {
  public static final Field SOURCE_FILE =
      required(
          "source_file",
          StringType,
          "The listed file that the row came from; an archive or a table gives many rows.");
  public static final Field SOURCE_KEY =
      required(
          "source_key",
          StringType,
          "Identifies that file's path and content, 64 hexadecimal digits.");
  public static final Field REPORT =
      optional(
          "report",
          struct(
              Columns.REPORT_ID,
              Columns.REGION_CODE,
              Columns.REGION_NAME,
              Columns.LEVEL,
              Columns.YEAR,
              Reports.MEETING_DATE,
              Reports.TITLE,
              Reports.REGION_SOURCE,
              Reports.YEAR_SOURCE,
              Reports.CONTRADICTION,
              Reports.SOURCE_PATH,
              Reports.SOURCE_SHA256,
              Reports.FORMAT,
              Reports.CHARSET,
              Reports.CHARS_SOURCE,
              Reports.CHARS_CLEAN,
              Reports.CHARS_REMOVED,
              Reports.SENTENCES,
              Reports.DAMAGED_SENTENCES),
          "The report's row without terms and duplicate_of; null for a reject.");
  public static final Field REJECT =
      optional(
          "reject",
          struct(
              Rejects.SOURCE_PATH,
              Rejects.STAGE,
              Rejects.REASON_CODE,
              Rejects.REASON,
              Rejects.DETAIL),
          "The row of rejects; null for a report.");
  public static final Field REMOVALS =
      optional(
          "removals",
          createArrayType(struct(Removals.KIND, Removals.OCCURRENCES, Removals.CHARS), false),
          "The report's removals without report_id.");
  public static final Field SIGNATURE =
      optional(
          "signature",
          createArrayType(IntegerType, false),
          "The MinHash signature of the clean text.");
  public static final Field SENTENCES =
      optional(
          "sentences",
          createArrayType(
              struct(
                  Columns.SENTENCE_NO,
                  Sentences.PARAGRAPH_NO,
                  Columns.SECTION,
                  Sentences.IS_HEADING,
                  Sentences.TEXT,
                  Sentences.BEGIN_OFFSET,
                  Sentences.END_OFFSET,
                  Sentences.STANCE,
                  Sentences.DAMAGED,
                  Sentences.PRIMARY_TOPIC,
                  Sentences.PRIMARY_PROBABILITY),
              false),
          "The report's sentences without report_id.");
  public static final Field SENTENCE_TERMS =
      optional(
          "sentence_terms",
          createArrayType(StringType, false),
          "The terms of each sentence in order, one a line.");
  public static final Field SENTENCE_TOPICS =
      optional(
          "sentence_topics",
          createArrayType(
              struct(
                  Columns.SENTENCE_NO, Columns.TOPIC_ID, Columns.RANK, SentenceTopics.PROBABILITY),
              false),
          "The topics of the report's sentences without report_id.");
  public static final Field TERMS =
      optional("terms", LongType, "Occurrences of terms, the sum of term_counts.");
  public static final Field TERM_COUNTS =
      optional(
          CountedTerms.COLUMN,
          StringType,
          "How often each term occurs, without appendix and damaged sentences; as CountedTerms"
              + " reads them.");
  public static final Field BLOCKS =
      optional(
          "blocks",
          createArrayType(
              struct(
                  required("section", StringType, "The part of the report."),
                  required("topic_id", StringType, "The topic."),
                  required("sentences", IntegerType, "Sentences of that primary topic."),
                  required("chars", IntegerType, "Their characters."),
                  required("block_chars", IntegerType, "Characters of the paragraph."),
                  required(
                      "block_count",
                      IntegerType,
                      "1 in the first row of a paragraph and section, otherwise 0."),
                  required(
                      "expected_millichars",
                      LongType,
                      "Thousandths of characters that the topic has by its probabilities; over the"
                          + " topics of a paragraph they add up to 1000 block_chars."),
                  required(
                      "squared_millichars",
                      LongType,
                      "Variance of these characters were the sentences independent, the sum of"
                          + " chars² p (1 - p), in thousandths.")),
              false),
          "Characters by section, paragraph and topic, without appendix and damaged sentences;"
              + " of the topics that are primary or not improbable.");
  public static final Field PASSAGES =
      optional(
          "passages",
          createArrayType(
              struct(
                  required("passage", IntegerType, "Number of the passage in its report."),
                  required("first_sentence_no", IntegerType, "Number of its first sentence."),
                  required("last_sentence_no", IntegerType, "Number of its last sentence."),
                  required("sentences", IntegerType, "Number of its sentences."),
                  required("chars", IntegerType, "Characters of its sentences."),
                  required("topic_id", StringType, "The topic most of its characters have."),
                  required("term_count", IntegerType, "How many terms it has."),
                  required("terms", StringType, "Its terms in order, one a line.")),
              false),
          "Neighbouring sentences of one paragraph, the unit of clustering.");
  public static final Field TOPIC_PARTS =
      optional(
          "topic_parts",
          createArrayType(
              struct(
                  required("topic_id", StringType, "The primary topic."),
                  required(
                      "paragraphs",
                      createArrayType(IntegerType, false),
                      "Numbers of the paragraphs with a sentence of the topic."),
                  required(
                      "paragraph_chars",
                      createArrayType(IntegerType, false),
                      "The topic's characters in each of these paragraphs."),
                  required(
                      "term_millichars",
                      StringType,
                      "The thousandths of characters that fall to each term of the topic's"
                          + " sentences, the empty term for those of a sentence that has none;"
                          + " as CountedTerms reads them.")),
              false),
          "Characters by primary topic, divided by paragraph and by term, without appendix and"
              + " damaged sentences.");

  public static final Table TABLE =
      new Table(
          "documents",
          "One row per report or reject.",
          List.of(),
          List.of(
              SOURCE_FILE,
              SOURCE_KEY,
              REPORT,
              REJECT,
              REMOVALS,
              SIGNATURE,
              SENTENCES,
              SENTENCE_TERMS,
              SENTENCE_TOPICS,
              TERMS,
              TERM_COUNTS,
              BLOCKS,
              PASSAGES,
              TOPIC_PARTS),
          List.of());

  private Documents() {}

  private static DataType struct(Field... fields) {
    StructField[] members = new StructField[fields.length];
    for (int i = 0; i < fields.length; i++) {
      members[i] =
          new StructField(
              fields[i].name(),
              fields[i].type(),
              fields[i].nullable(),
              org.apache.spark.sql.types.Metadata.empty());
    }
    return new StructType(members);
  }
}
