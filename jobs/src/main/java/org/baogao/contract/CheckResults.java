package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The checks that ran before this release was published. */
public final class CheckResults {
  public static final Field CHECK_NAME = required("check_name", StringType, "What must hold.");
  public static final Field TABLE_NAME =
      required("table_name", StringType, "The table it is about.");
  public static final Field SEVERITY =
      required("severity", StringType, "fail (the release would not have been published) or warn.");
  public static final Field PASSED = required("passed", BooleanType, "Whether it holds.");
  public static final Field OBSERVED = required("observed", StringType, "What was found.");
  public static final Field EXPECTED = required("expected", StringType, "What was expected.");

  public static final Table TABLE =
      new Table(
          "checks",
          "One row per check run.",
          List.of(TABLE_NAME, CHECK_NAME),
          List.of(TABLE_NAME, CHECK_NAME, SEVERITY, PASSED, OBSERVED, EXPECTED),
          List.of(new Rule.OneOf(SEVERITY, List.of("fail", "warn"))));

  private CheckResults() {}
}
