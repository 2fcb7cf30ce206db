package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** How the clusters of the release before became those of this one. */
public final class ClusterCrosswalk {
  public static final Field FLOW_NO =
      required(
          "flow_no",
          IntegerType,
          "Number of the row, from 1, in the order of the clusters.",
          chinese("流向序号", "行的序号，从 1 开始，按聚类排列。"));
  public static final Field PREVIOUS_CLUSTER_ID =
      optional(
          "previous_cluster_id",
          StringType,
          "The cluster that the passages were in in the release before; null for passages that it"
              + " did not have.",
          chinese("上期聚类编号", "这些片段在上一次发布中所属的聚类；上一次没有这些片段时为空。"));
  public static final Field CLUSTER_ID =
      optional(
          "cluster_id",
          StringType,
          "The cluster that they are in now; null for passages that are gone, and for a cluster that"
              + " retired.",
          chinese("聚类编号", "这些片段现在所属的聚类；片段已不存在或聚类已停用时为空。"));
  public static final Field PREVIOUS_CHARS =
      required(
          "previous_chars",
          LongType,
          "Their characters in the release before: over all rows of a previous cluster, what it had"
              + " there. 0 for passages that are new, and for a cluster that retired earlier, which"
              + " stays listed, so that its id is never given again.",
          chinese(
              "上期字符数", "这些片段在上一次发布中的字符数，同一上期聚类各行合计即该聚类当时的字符数；新片段为 0，更早停用的聚类也为 0，仍列出以免其编号被再次使用。"));
  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Their characters now: over all rows of a cluster, its clusters.chars. 0 for passages that"
              + " are gone.",
          chinese("字符数", "这些片段现在的字符数，同一聚类各行合计即 clusters 表的字符数；已不存在的片段为 0。"));

  public static final Table TABLE =
      new Table(
          "cluster_crosswalk",
          "One row per pair of a cluster of the release before and one of this release that share"
              + " passages. In a release that had none before, all passages are new.",
          chinese("聚类沿革", "上一次发布的聚类与本次发布的聚类有共同片段的，每对一行；此前没有发布过的，全部片段都是新的。"),
          List.of(FLOW_NO),
          List.of(FLOW_NO, PREVIOUS_CLUSTER_ID, CLUSTER_ID, PREVIOUS_CHARS, CHARS),
          List.of(
              new Rule.References(CLUSTER_ID, "clusters", Columns.CLUSTER_ID),
              new Rule.AddsUpTo(
                  CLUSTER_ID, CHARS, "clusters", Columns.CLUSTER_ID, Clusters.CHARS)));

  private ClusterCrosswalk() {}
}
