package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
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
import org.baogao.table.Vocabulary;
import org.baogao.table.Vocabulary.Value;

/**
 * Why a topic's share of the whole report moved from one year to the next: which terms and which
 * paragraphs it lies on. The rows of one unit add up to the change.
 */
public final class ShareMovers {
  /** Shares that moved by less than this have no rows: a percentage point. */
  public static final double SMALLEST_CHANGE = 0.01;

  /** How many terms, and how many paragraphs, are named of those that raised the share. */
  public static final int NAMED_EACH_WAY = 8;

  /** The rows of a cell that divide its change by terms. */
  public static final String TERM_UNIT = "term";

  /** The rows of a cell that divide its change by paragraphs. */
  public static final String PARAGRAPH_UNIT = "paragraph";

  /** One term, or one paragraph. */
  public static final String NAMED = "named";

  /** All sentences without a term. */
  public static final String WORDLESS = "wordless";

  /** All that is not named. */
  public static final String REST = "rest";

  private static final Vocabulary UNITS =
      Vocabulary.of(new Value(TERM_UNIT, "词语"), new Value(PARAGRAPH_UNIT, "段落"));

  private static final Vocabulary PARTS =
      Vocabulary.of(
          new Value(NAMED, "单个词语或段落"), new Value(WORDLESS, "没有词语的句子"), new Value(REST, "其余部分"));

  public static final Field UNIT =
      required(
          "unit",
          StringType,
          "What the change is divided by: term or paragraph; never add up rows of both.",
          chinese("分解方式", "变化按什么分解，两种分解的行不可相加：" + UNITS.listedZh() + "。"));
  public static final Field RANK =
      required(
          "rank",
          IntegerType,
          "1 stands out most, up or down: paragraphs by contribution, terms by contribution times"
              + " the part of the term's characters that lies in the topic; ties by paragraph or"
              + " term; wordless and rest come last.",
          chinese(
              "排名",
              "1 为最突出，不论升降：段落按贡献排列，词语按贡献乘以该词字符落在该主题内的比例排列，相同时按段落或词语排列；wordless 和 rest 排在最后。"));
  public static final Field PART =
      required(
          "part",
          StringType,
          "named (one term or paragraph), wordless (all sentences without a term) or rest (all"
              + " that is not named).",
          chinese("条目类型", "该行是什么：" + PARTS.listedZh() + "。"));
  public static final Field TERM =
      optional(
          "term",
          StringType,
          "The term; null where the row is not of one term.",
          chinese("词语", "该行的词语；该行不是单个词语时为空。"));
  public static final Field REPORT_ID =
      optional(
          "report_id",
          StringType,
          "The paragraph's report, of this year or the year before; null where the row is not of"
              + " one paragraph.",
          chinese("报告编号", "段落所在的报告，本年或上年；该行不是单个段落时为空。"));
  public static final Field PARAGRAPH_NO =
      optional(
          "paragraph_no",
          IntegerType,
          "Number of the paragraph in its report; null where the row is not of one paragraph.",
          chinese("段落序号", "段落在报告中的序号；该行不是单个段落时为空。"));
  public static final Field SHARE =
      required(
          "share",
          DoubleType,
          "What of this year's share lies on the row, in [0, 1].",
          chinese("占比", "本年占比中落在该行上的部分，取值 [0, 1]。"));
  public static final Field SHARE_BEFORE =
      required(
          "share_before",
          DoubleType,
          "What of last year's share lay on the row, in [0, 1].",
          chinese("上年占比", "上年占比中落在该行上的部分，取值 [0, 1]。"));
  public static final Field CONTRIBUTION =
      required(
          "contribution", DoubleType, "share minus share_before.", chinese("贡献", "本年占比减去上年占比。"));
  public static final Field SHARE_CHANGE =
      required(
          "share_change",
          DoubleType,
          "The cell's share_change in topic_shares for section all, to which the contributions of"
              + " one unit add up.",
          chinese("占比变化", "topic_shares 表中全文的占比变化，同一分解方式各行的贡献合计等于它。"));

  public static final Table TABLE =
      new Table(
          "share_movers",
          ("One row per region, year, topic and unit for the %d that stand out most each way and one"
                  + " for the rest, where the topic's share of the whole report moved by"
                  + " %s or more against the year before.")
              .formatted(NAMED_EACH_WAY, SMALLEST_CHANGE),
          chinese(
              "占比变化分解",
              "主题在全文中的占比比上年变化达到 %s 的，每个地区、年份、主题和分解方式中升降最突出的各 %d 项各一行，其余合为一行。"
                  .formatted(SMALLEST_CHANGE, NAMED_EACH_WAY)),
          List.of(REGION_CODE, YEAR, TOPIC_ID, UNIT, RANK),
          List.of(
              REGION_CODE,
              YEAR,
              TOPIC_ID,
              UNIT,
              RANK,
              REGION_NAME,
              LEVEL,
              PART,
              TERM,
              REPORT_ID,
              PARAGRAPH_NO,
              SHARE,
              SHARE_BEFORE,
              CONTRIBUTION,
              SHARE_CHANGE),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              TOPIC_IS_LISTED,
              new Rule.References(REPORT_ID, "reports", Columns.REPORT_ID),
              new Rule.OneOf(UNIT, UNITS),
              new Rule.OneOf(PART, PARTS),
              new Rule.InRange(RANK, 1, 2 * NAMED_EACH_WAY + 2),
              new Rule.InRange(SHARE, 0, 1),
              new Rule.InRange(SHARE_BEFORE, 0, 1),
              new Rule.InRange(SHARE_CHANGE, -1, 1),
              new Rule.SumsToColumn(
                  List.of(REGION_CODE, YEAR, TOPIC_ID, UNIT), CONTRIBUTION, SHARE_CHANGE)));

  private ShareMovers() {}
}
