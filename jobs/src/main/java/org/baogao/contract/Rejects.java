package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.report.Reject;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The inputs that are in no other table, and why. */
public final class Rejects {
  public static final Field SOURCE_PATH =
      required("source_path", StringType, "Path below its input folder, as in reports.");
  public static final Field STAGE = required("stage", StringType, "The stage that refused it.");
  public static final Field REASON_CODE =
      required("reason_code", StringType, "Why, from a closed list.");
  public static final Field REASON = required("reason", StringType, "What the code means.");
  public static final Field DETAIL =
      required("detail", StringType, "What was expected and found in this input; may be empty.");

  public static final Table TABLE =
      new Table(
          "rejects",
          "One row per thing refused.",
          List.of(SOURCE_PATH, STAGE, REASON_CODE),
          List.of(SOURCE_PATH, STAGE, REASON_CODE, REASON, DETAIL),
          List.of(
              new Rule.OneOf(STAGE, Columns.stages()),
              new Rule.OneOf(REASON_CODE, Columns.reasonCodes())));

  private Rejects() {}

  /** The row of something refused. */
  public static Row row(Reject reject) {
    return RowFactory.create(
        reject.sourcePath(),
        reject.stage().label(),
        reject.reasonCode().code(),
        reject.reasonCode().meaning(),
        reject.detail());
  }
}
