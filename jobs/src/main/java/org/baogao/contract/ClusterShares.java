package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.CLUSTER_IS_LISTED;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.contract.Columns.YEAR;
import static org.baogao.contract.Columns.YEAR_IS_PLAUSIBLE;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** How much of each region-year falls into each cluster. */
public final class ClusterShares {
  public static final Field SHARE =
      required(
          "share",
          DoubleType,
          "The cluster's part of the characters of all sentences, in [0, 1]; no appendix,"
              + " no damaged.",
          chinese("占比", "该聚类的字符数占全部句子字符数的比例，取值 [0, 1]；不计附录和残损句。"));

  public static final Table TABLE =
      new Table(
          "cluster_shares",
          "One row per region, year and cluster that occurs.",
          chinese("聚类占比", "每个地区、年份和出现的聚类一行。"),
          List.of(REGION_CODE, YEAR, CLUSTER_ID),
          List.of(REGION_CODE, YEAR, CLUSTER_ID, REGION_NAME, LEVEL, SHARE),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              CLUSTER_IS_LISTED,
              new Rule.InRange(SHARE, 0, 1),
              new Rule.SumsToOne(List.of(REGION_CODE, YEAR), SHARE)));

  private ClusterShares() {}
}
