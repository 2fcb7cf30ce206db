package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** Themes that the texts fall into by themselves, without the codebook. */
public final class Clusters {
  /** The cluster of passages that fit nowhere. */
  public static final String RESIDUAL = "c00";

  public static final Field LABEL =
      required(
          "label",
          StringType,
          "Three of its most typical terms; stays as long as they are typical.",
          chinese("聚类名称", "最典型的三个词；只要它们仍然典型就保持不变。"));
  public static final Field COHERENCE_NPMI =
      required(
          "coherence_npmi",
          DoubleType,
          "Mean normalised pointwise mutual information of all pairs of its ten top terms"
              + " over all passages, in [-1, 1]; 0 for the residual.",
          chinese("归一化点互信息", "前十个词两两之间在全部片段上的归一化点互信息（NPMI）的平均值，取值 [-1, 1]；剩余类为 0。"));
  public static final Field NEAREST_TOPIC =
      required(
          "nearest_topic",
          StringType,
          "The codebook topic that most characters of the cluster's sentences have.",
          chinese("最近主题", "该聚类的句子中字符数最多的编码表主题。"));

  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Characters of its sentences; no appendix, no damaged.",
          chinese("字符数", "所含句子的字符数；不计附录和残损句。"));

  public static final Table TABLE =
      new Table(
          "clusters",
          "One row per discovered cluster; c00 takes the passages that fit nowhere.",
          chinese("聚类", "每个自动发现的聚类一行；c00 收纳无处可归的片段。"),
          List.of(CLUSTER_ID),
          List.of(CLUSTER_ID, LABEL, SENTENCES, COHERENCE_NPMI, NEAREST_TOPIC, CHARS),
          List.of(
              new Rule.InRange(COHERENCE_NPMI, -1, 1),
              new Rule.References(NEAREST_TOPIC, "topics", Columns.TOPIC_ID)));

  private Clusters() {}
}
