package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** GB/T 2260 with its changes, and the extension files. */
public final class Regions {
  public static final Field FULL_NAME =
      required(
          "full_name",
          StringType,
          "The name with its parents, e.g. 北京市海淀区.",
          chinese("地区全称", "带上级地区的名称，如北京市海淀区。"));
  public static final Field PARENT_CODE =
      optional(
          "parent_code",
          StringType,
          "Code of the region above; null for the nation.",
          chinese("上级区划代码", "上一级地区的代码；全国为空。"));
  public static final Field VALID_FROM =
      required(
          "valid_from",
          IntegerType,
          "First year in which the code is valid; 0 where it is older than the list.",
          chinese("启用年份", "该代码有效的第一年；早于本表起点的为 0。"));
  public static final Field VALID_TO =
      optional(
          "valid_to",
          IntegerType,
          "Last year in which the code is valid; null where it still is.",
          chinese("停用年份", "该代码有效的最后一年；仍然有效的为空。"));
  public static final Field SUCCESSOR_CODE =
      optional(
          "successor_code",
          StringType,
          "The code that took over; null where the code is still valid or nothing took" + " over.",
          chinese("变更后区划代码", "取代该代码的代码；仍然有效或没有取代者时为空。"));

  public static final Table TABLE =
      new Table(
          "regions",
          "One row per code and span of years.",
          chinese("地区", "每个区划代码的每段有效年份一行。"),
          List.of(REGION_CODE, VALID_FROM),
          List.of(
              REGION_CODE,
              VALID_FROM,
              REGION_NAME,
              FULL_NAME,
              LEVEL,
              PARENT_CODE,
              VALID_TO,
              SUCCESSOR_CODE),
          List.of(LEVEL_IS_KNOWN, new Rule.Ordered(VALID_FROM, VALID_TO)));

  private Regions() {}
}
