package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.CLUSTER_IS_LISTED;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The sentences behind the clusters: which passage is in which, and how surely. */
public final class Passages {
  public static final Field PASSAGE_NO =
      required(
          "passage_no",
          IntegerType,
          "Number of the passage in its report, from 0.",
          chinese("片段序号", "片段在报告中的序号，从 0 开始。"));
  public static final Field FIRST_SENTENCE_NO =
      required(
          "first_sentence_no",
          IntegerType,
          "Number of the passage's first sentence.",
          chinese("首句序号", "片段第一句的句子序号。"));
  public static final Field LAST_SENTENCE_NO =
      required(
          "last_sentence_no",
          IntegerType,
          "Number of its last sentence; damaged sentences between the two do not belong to it.",
          chinese("末句序号", "片段最后一句的句子序号；首末句之间的残损句不属于该片段。"));
  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Characters of its sentences, no damaged ones.",
          chinese("字符数", "所含句子的字符数，不计残损句。"));
  public static final Field SIMILARITY =
      required(
          "similarity",
          DoubleType,
          "Cosine between the passage and the nearest cluster's center, in [0, 1]; 0 where the"
              + " passage has no word that tells clusters apart.",
          chinese("相似度", "片段与最近聚类中心的余弦相似度，取值 [0, 1]；片段中没有可区分聚类的词时为 0。"));
  public static final Field TRAINED_AS =
      optional(
          "trained_as",
          StringType,
          "The cluster that the passage helps to define, and in the next release too; null for a"
              + " passage outside the training sample.",
          chinese("训练聚类编号", "该片段参与定义的聚类，下一次发布时仍然如此；不在训练样本中的片段为空。"));

  public static final Table TABLE =
      new Table(
          "passages",
          "One row per passage of a report that counts: neighbouring sentences of one paragraph, the"
              + " unit of clustering; no appendix, no damaged.",
          chinese("片段", "计入统计的报告的每个片段一行：同一段落中相邻的若干句，是聚类的单位；不计附录和残损句。"),
          List.of(REPORT_ID, PASSAGE_NO),
          List.of(
              REPORT_ID,
              PASSAGE_NO,
              FIRST_SENTENCE_NO,
              LAST_SENTENCE_NO,
              SENTENCES,
              CHARS,
              TOPIC_ID,
              CLUSTER_ID,
              SIMILARITY,
              TRAINED_AS),
          List.of(
              REPORT_IS_LISTED,
              TOPIC_IS_LISTED,
              CLUSTER_IS_LISTED,
              new Rule.Ordered(FIRST_SENTENCE_NO, LAST_SENTENCE_NO),
              new Rule.InRange(SIMILARITY, 0, 1)));

  private Passages() {}
}
