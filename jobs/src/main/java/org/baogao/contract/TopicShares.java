package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.contract.Columns.YEAR;
import static org.baogao.contract.Columns.YEAR_IS_PLAUSIBLE;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/**
 * What each government wrote about in each year, as shares of characters; rank 1 is the largest
 * topic, ties by topic_id.
 */
public final class TopicShares {
  /** The false discovery rate at which a change is called significant. */
  public static final double FALSE_DISCOVERY_RATE = 0.05;

  public static final Field SECTION_OR_ALL =
      required(
          "section",
          StringType,
          "Part of the report, or all for the whole of it; never appendix.",
          chinese("报告部分", "报告的哪一部分，不含附录：" + Columns.sectionsOrAll().listedZh() + "。"));
  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Characters of the sentences whose primary topic this is, without damaged ones.",
          chinese("字符数", "首要主题为该主题的句子的字符数，不计残损句。"));
  public static final Field SHARE =
      required(
          "share",
          DoubleType,
          "chars over the characters of all sentences of the section, in [0, 1].",
          chinese("占比", "该主题的字符数除以该部分全部句子的字符数，取值 [0, 1]。"));
  public static final Field SHARE_LOW =
      required(
          "share_low",
          DoubleType,
          "Lower end of the 95 % interval that the choice of paragraphs and the errors of the topic"
              + " assignment give.",
          chinese("占比下限", "占比 95% 区间的下限，反映段落选取的偶然性和主题判定的误差。"));
  public static final Field SHARE_HIGH =
      required(
          "share_high",
          DoubleType,
          "Upper end of that interval.",
          chinese("占比上限", "占比 95% 区间的上限。"));
  public static final Field SHARE_CHANGE =
      optional(
          "share_change",
          DoubleType,
          "share minus the share in the year before; null where there is no report of that year"
              + " under this code, or none with this section.",
          chinese("占比变化", "本年占比减去上年占比；该行政区划代码没有上年报告，或上年报告没有这一部分时为空。"));
  public static final Field SHARE_CHANGE_Q =
      optional(
          "share_change_q",
          DoubleType,
          "q-value of share_change: of all changes of the release with a q at most as large, this"
              + " part is expected to be no more than the usual coming and going (Benjamini and"
              + " Hochberg 1995); null where share_change is null.",
          chinese(
              "错误发现率",
              "占比变化的 q 值：若把本次发布中 q 值不大于它的变化都视为真实变化，"
                  + "其中只是寻常波动的预期比例不超过它（Benjamini 和 Hochberg，1995）；占比变化为空时为空。"));
  public static final Field SHARE_CHANGE_SIGNIFICANT =
      optional(
          "share_change_significant",
          BooleanType,
          "Whether share_change_q is at most 0.05; null where share_change is null.",
          chinese("变化是否显著", "错误发现率是否不大于 0.05；占比变化为空时为空。"));

  public static final Table TABLE =
      new Table(
          "topic_shares",
          "One row per region, year, section and topic, topics without a sentence included.",
          chinese("主题占比", "每个地区、年份、报告部分和主题一行，没有句子的主题也列出。"),
          List.of(REGION_CODE, YEAR, SECTION_OR_ALL, TOPIC_ID),
          List.of(
              REGION_CODE,
              YEAR,
              SECTION_OR_ALL,
              TOPIC_ID,
              REGION_NAME,
              LEVEL,
              SENTENCES,
              CHARS,
              SHARE,
              SHARE_LOW,
              SHARE_HIGH,
              SHARE_CHANGE,
              SHARE_CHANGE_Q,
              SHARE_CHANGE_SIGNIFICANT,
              RANK),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              TOPIC_IS_LISTED,
              new Rule.InRange(SHARE, 0, 1),
              new Rule.InRange(SHARE_LOW, 0, 1),
              new Rule.InRange(SHARE_HIGH, 0, 1),
              new Rule.InRange(SHARE_CHANGE, -1, 1),
              new Rule.InRange(SHARE_CHANGE_Q, 0, 1),
              new Rule.Ordered(SHARE_LOW, SHARE),
              new Rule.Ordered(SHARE, SHARE_HIGH),
              new Rule.SumsToOne(List.of(REGION_CODE, YEAR, SECTION_OR_ALL), SHARE),
              new Rule.OneOf(SECTION_OR_ALL, Columns.sectionsOrAll())));

  private TopicShares() {}
}
