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
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The sentences of all reports, duplicates too. */
public final class Sentences {
  public static final Field PARAGRAPH_NO =
      required(
          "paragraph_no",
          IntegerType,
          "Number of the paragraph in its report, from 0.",
          chinese("段落序号", "段落在报告中的序号，从 0 开始。"));
  public static final Field IS_HEADING =
      required(
          "is_heading",
          BooleanType,
          "Whether the sentence is a heading.",
          chinese("是否标题", "该句是否为标题。"));
  public static final Field TEXT =
      required("text", StringType, "The clean text of the sentence.", chinese("句子文本", "清洗后的句子文本。"));
  public static final Field BEGIN_OFFSET =
      required(
          "begin_offset",
          IntegerType,
          "Its first character in the decoded source text, counted in Unicode code points"
              + " from 0.",
          chinese("起始位置", "第一个字符在解码后原文中的位置，按 Unicode 码位从 0 计。"));
  public static final Field END_OFFSET =
      required(
          "end_offset",
          IntegerType,
          "The character after its last one in the decoded source text, in code points.",
          chinese("结束位置", "最后一个字符之后的位置，在解码后原文中按 Unicode 码位计。"));
  public static final Field STANCE =
      required(
          "stance",
          StringType,
          "done (what was achieved), plan (what is promised) or other.",
          chinese("表述类型", "句子讲的是做成的事、承诺的事还是其他：" + Columns.stances().listedZh() + "。"));
  public static final Field DAMAGED =
      required(
          "damaged",
          BooleanType,
          "Whether a part of the sentence is beyond repair; it is left out of every" + " count.",
          chinese("是否残损", "句子中是否有无法修复的部分；残损句不计入任何统计。"));
  public static final Field PRIMARY_TOPIC =
      required(
          "primary_topic",
          StringType,
          "The most probable topic of the sentence.",
          chinese("首要主题", "判定概率最高的主题。"));
  public static final Field PRIMARY_PROBABILITY =
      required(
          "primary_probability",
          DoubleType,
          "How sure the assignment of the primary topic is, in (0, 1].",
          chinese("首要主题概率", "首要主题判定的把握程度，取值 (0, 1]。"));

  public static final Table TABLE =
      new Table(
          "sentences",
          "One row per sentence, headings included.",
          chinese("句子", "每个句子一行，包括标题。"),
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
