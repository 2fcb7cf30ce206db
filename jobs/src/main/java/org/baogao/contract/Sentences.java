package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.contract.Columns.SECTION;
import static org.baogao.contract.Columns.SENTENCE_NO;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The sentences of all reports, duplicates too. */
public final class Sentences {
  public static final Field PARAGRAPH_NO =
      required("paragraph_no", IntegerType, "Number of the paragraph in its report, from 0.");
  public static final Field IS_HEADING =
      required("is_heading", BooleanType, "Whether the sentence is a heading.");
  public static final Field TEXT = required("text", StringType, "The clean text of the sentence.");
  public static final Field BEGIN_OFFSET =
      required(
          "begin_offset",
          IntegerType,
          "Its first character in the decoded source text, counted in Unicode code points"
              + " from 0.");
  public static final Field END_OFFSET =
      required(
          "end_offset",
          IntegerType,
          "The character after its last one in the decoded source text, in code points.");
  public static final Field STANCE =
      required("stance", StringType, "done (what was achieved), plan (what is promised) or other.");
  public static final Field DAMAGED =
      required(
          "damaged",
          BooleanType,
          "Whether a part of the sentence is beyond repair; it is left out of every" + " count.");
  public static final Field PRIMARY_TOPIC =
      required(
          "primary_topic", StringType, "The topic that most of the sentence's characters act on.");
  public static final Field PRIMARY_PROBABILITY =
      required(
          "primary_probability",
          DoubleType,
          "How sure the assignment of the primary topic is, in (0, 1].");

  public static final Table TABLE =
      new Table(
          "sentences",
          "One row per sentence, headings included.",
          List.of(REPORT_ID, SENTENCE_NO),
          List.of(
              REPORT_ID,
              SENTENCE_NO,
              PARAGRAPH_NO,
              SECTION,
              IS_HEADING,
              TEXT,
              BEGIN_OFFSET,
              END_OFFSET,
              STANCE,
              DAMAGED,
              PRIMARY_TOPIC,
              PRIMARY_PROBABILITY),
          List.of(
              REPORT_IS_LISTED,
              new Rule.OneOf(SECTION, Columns.sections()),
              new Rule.OneOf(STANCE, Columns.stances()),
              new Rule.Ordered(BEGIN_OFFSET, END_OFFSET),
              new Rule.InRange(BEGIN_OFFSET, 0, 2147483647),
              new Rule.InRange(PRIMARY_PROBABILITY, 0, 1),
              new Rule.References(PRIMARY_TOPIC, "topics", Columns.TOPIC_ID)));

  private Sentences() {}
}
