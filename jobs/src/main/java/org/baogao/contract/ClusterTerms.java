package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.CLUSTER_IS_LISTED;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The terms that describe a cluster. */
public final class ClusterTerms {
  public static final Field WEIGHT =
      required(
          "weight",
          DoubleType,
          "What the term adds to the divergence between the cluster and all passages of the training"
              + " sample: p ln(p / q) for parts p and q of their passages with the term.",
          chinese("权重", "该词对聚类与训练样本全部片段之间散度的贡献：p ln(p / q)，p、q 分别为两者中含该词的片段的比例。"));

  public static final Table TABLE =
      new Table(
          "cluster_terms",
          "One row per cluster and term, the twenty most typical.",
          chinese("聚类词", "每个聚类的每个词语一行，取最典型的二十个。"),
          List.of(CLUSTER_ID, TERM),
          List.of(CLUSTER_ID, TERM, WEIGHT, RANK),
          List.of(CLUSTER_IS_LISTED, new Rule.InRange(RANK, 1, 100)));

  private ClusterTerms() {}
}
