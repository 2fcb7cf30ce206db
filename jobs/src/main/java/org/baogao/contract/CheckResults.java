package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.baogao.table.Vocabulary;

/** The checks that ran before this release was published. */
public final class CheckResults {
  private static final Vocabulary SEVERITIES =
      Vocabulary.of(Rule.Severity.class, Rule.Severity::label, Rule.Severity::nameZh);

  public static final Field CHECK_NAME =
      required("check_name", StringType, "What must hold.", chinese("校验项", "必须成立的条件。"));
  public static final Field TABLE_NAME =
      required("table_name", StringType, "The table it is about.", chinese("表名", "所校验的表。"));
  public static final Field SEVERITY =
      required(
          "severity",
          StringType,
          "fail (the release would not have been published) or warn.",
          chinese("严重程度", "不通过时的处理：" + SEVERITIES.listedZh() + "。"));
  public static final Field PASSED =
      required("passed", BooleanType, "Whether it holds.", chinese("是否通过", "条件是否成立。"));
  public static final Field OBSERVED =
      required("observed", StringType, "What was found.", chinese("实际结果", "实际得到的结果。"));
  public static final Field EXPECTED =
      required("expected", StringType, "What was expected.", chinese("预期结果", "应当得到的结果。"));

  public static final Table TABLE =
      new Table(
          "checks",
          "One row per check run.",
          chinese("校验结果", "每项已执行的校验一行。"),
          List.of(TABLE_NAME, CHECK_NAME),
          List.of(TABLE_NAME, CHECK_NAME, SEVERITY, PASSED, OBSERVED, EXPECTED),
          List.of(new Rule.OneOf(SEVERITY, SEVERITIES)));

  private CheckResults() {}
}
