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

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

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

  public static final Field UNIT =
      required(
          "unit",
          StringType,
          "What the change is divided by: term or paragraph; never add up rows of both.");
  public static final Field RANK =
      required(
          "rank",
          IntegerType,
          "1 stands out most, up or down: paragraphs by contribution, terms by contribution times"
              + " the part of the term's characters that lies in the topic; ties by paragraph or"
              + " term; wordless and rest come last.");
  public static final Field PART =
      required(
          "part",
          StringType,
          "named (one term or paragraph), wordless (all sentences without a term) or rest (all"
              + " that is not named).");
  public static final Field TERM =
      optional("term", StringType, "The term; null where the row is not of one term.");
  public static final Field REPORT_ID =
      optional(
          "report_id",
          StringType,
          "The paragraph's report, of this year or the year before; null where the row is not of"
              + " one paragraph.");
  public static final Field PARAGRAPH_NO =
      optional(
          "paragraph_no",
          IntegerType,
          "Number of the paragraph in its report; null where the row is not of one paragraph.");
  public static final Field SHARE =
      required("share", DoubleType, "What of this year's share lies on the row, in [0, 1].");
  public static final Field SHARE_BEFORE =
      required("share_before", DoubleType, "What of last year's share lay on the row, in [0, 1].");
  public static final Field CONTRIBUTION =
      required("contribution", DoubleType, "share minus share_before.");
  public static final Field SHARE_CHANGE =
      required(
          "share_change",
          DoubleType,
          "The cell's share_change in topic_shares for section all, to which the contributions of"
              + " one unit add up.");

  public static final Table TABLE =
      new Table(
          "share_movers",
          ("One row per region, year, topic and unit for the %d that stand out most each way and one"
                  + " for the rest, where the topic's share of the whole report moved by"
                  + " %s or more against the year before.")
              .formatted(NAMED_EACH_WAY, SMALLEST_CHANGE),
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
              new Rule.OneOf(UNIT, List.of(TERM_UNIT, PARAGRAPH_UNIT)),
              new Rule.OneOf(PART, List.of(NAMED, WORDLESS, REST)),
              new Rule.InRange(RANK, 1, 2 * NAMED_EACH_WAY + 2),
              new Rule.InRange(SHARE, 0, 1),
              new Rule.InRange(SHARE_BEFORE, 0, 1),
              new Rule.InRange(SHARE_CHANGE, -1, 1),
              new Rule.SumsToColumn(
                  List.of(REGION_CODE, YEAR, TOPIC_ID, UNIT), CONTRIBUTION, SHARE_CHANGE)));

  private ShareMovers() {}
}
