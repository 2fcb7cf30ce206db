package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

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
      required(
          "source_path",
          StringType,
          "Path below its input folder, as in reports.",
          chinese("来源路径", "在输入文件夹之下的路径，与报告表相同。"));
  public static final Field STAGE =
      required(
          "stage",
          StringType,
          "The stage that refused it.",
          chinese("拒收环节", "拒收该输入的环节：" + Columns.stages().listedZh() + "。"));
  public static final Field REASON_CODE =
      required(
          "reason_code",
          StringType,
          "Why, from a closed list.",
          chinese("原因代码", "拒收原因的代码，取自固定列表。"));
  public static final Field REASON =
      required("reason", StringType, "What the code means.", chinese("原因说明", "原因代码的含义（英文）。"));
  public static final Field DETAIL =
      required(
          "detail",
          StringType,
          "What was expected and found in this input; may be empty.",
          chinese("具体情况", "这一输入应当怎样、实际怎样；可能为空字符串。"));

  public static final Table TABLE =
      new Table(
          "rejects",
          "One row per thing refused.",
          chinese("拒收记录", "每个被拒收的输入一行。"),
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
