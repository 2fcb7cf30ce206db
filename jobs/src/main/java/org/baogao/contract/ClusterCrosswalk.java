package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** How the clusters of the release before became those of this one. */
public final class ClusterCrosswalk {
  public static final Field FLOW_NO =
      required("flow_no", IntegerType, "Number of the row, from 1, in the order of the clusters.");
  public static final Field PREVIOUS_CLUSTER_ID =
      optional(
          "previous_cluster_id",
          StringType,
          "The cluster that the passages were in in the release before; null for passages that it"
              + " did not have.");
  public static final Field CLUSTER_ID =
      optional(
          "cluster_id",
          StringType,
          "The cluster that they are in now; null for passages that are gone, and for a cluster that"
              + " retired.");
  public static final Field PREVIOUS_CHARS =
      required(
          "previous_chars",
          LongType,
          "Their characters in the release before: over all rows of a previous cluster, what it had"
              + " there. 0 for passages that are new, and for a cluster that retired earlier, which"
              + " stays listed, so that its id is never given again.");
  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Their characters now: over all rows of a cluster, its clusters.chars. 0 for passages that"
              + " are gone.");

  public static final Table TABLE =
      new Table(
          "cluster_crosswalk",
          "One row per pair of a cluster of the release before and one of this release that share"
              + " passages. In a release that had none before, all passages are new.",
          List.of(FLOW_NO),
          List.of(FLOW_NO, PREVIOUS_CLUSTER_ID, CLUSTER_ID, PREVIOUS_CHARS, CHARS),
          List.of(
              new Rule.References(CLUSTER_ID, "clusters", Columns.CLUSTER_ID),
              new Rule.AddsUpTo(
                  CLUSTER_ID, CHARS, "clusters", Columns.CLUSTER_ID, Clusters.CHARS)));

  private ClusterCrosswalk() {}
}
