package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** Themes that the texts fall into by themselves, without the codebook. */
public final class Clusters {
  public static final Field LABEL =
      required(
          "label",
          StringType,
          "Three of its most typical terms; stays as long as they are typical.");
  public static final Field COHERENCE_NPMI =
      required(
          "coherence_npmi",
          DoubleType,
          "Mean normalised pointwise mutual information of all pairs of its ten top terms"
              + " over all passages, in [-1, 1]; 0 for the residual.");
  public static final Field NEAREST_TOPIC =
      required(
          "nearest_topic",
          StringType,
          "The codebook topic that most characters of the cluster's sentences have.");

  public static final Field CHARS =
      required("chars", LongType, "Characters of its sentences; no appendix, no damaged.");

  public static final Table TABLE =
      new Table(
          "clusters",
          "One row per discovered cluster; c00 takes the passages that fit nowhere.",
          List.of(CLUSTER_ID),
          List.of(CLUSTER_ID, LABEL, SENTENCES, COHERENCE_NPMI, NEAREST_TOPIC, CHARS),
          List.of(
              new Rule.InRange(COHERENCE_NPMI, -1, 1),
              new Rule.References(NEAREST_TOPIC, "topics", Columns.TOPIC_ID)));

  private Clusters() {}
}
