package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** What cleaning took out of each report, and why. */
public final class Removals {
  public static final Field KIND =
      required(
          "kind",
          StringType,
          "Which cleaning rule took the characters out, from a closed list.",
          chinese("清除类型", "清除这些字符的清洗规则，取自固定列表。"));
  public static final Field OCCURRENCES =
      required(
          "occurrences", LongType, "How many runs of characters.", chinese("清除处数", "共清除了多少处连续字符。"));
  public static final Field CHARS =
      required(
          "chars", LongType, "How many characters of the source.", chinese("字符数", "共清除了多少个原文字符。"));

  public static final Table TABLE =
      new Table(
          "removals",
          "One row per report and kind of removal.",
          chinese("清除记录", "每份报告的每种清除类型一行。"),
          List.of(REPORT_ID, KIND),
          List.of(REPORT_ID, KIND, OCCURRENCES, CHARS),
          List.of(
              REPORT_IS_LISTED,
              new Rule.OneOf(KIND, Columns.removalKinds()),
              new Rule.InRange(OCCURRENCES, 1, 1e12),
              new Rule.InRange(CHARS, 0, 1e12)));

  private Removals() {}
}
