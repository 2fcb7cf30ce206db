package org.baogao.trends;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;

/** Builds the tables {@code cluster_shares} and {@code clusters} from the assigned passages. */
public final class ClusterShareTrend {
  private ClusterShareTrend() {}

  /** The clusters' parts of the characters of each region and year. */
  public static Dataset<Row> shares(Dataset<Row> assigned) {
    WindowSpec cell = Window.partitionBy(Columns.REGION_CODE.col(), Columns.YEAR.col());
    return assigned
        .groupBy(
            Columns.REGION_CODE.col(),
            Columns.YEAR.col(),
            Columns.REGION_NAME.col(),
            Columns.LEVEL.col(),
            Columns.CLUSTER_ID.col())
        .agg(sum(col("chars")).as("chars"))
        .withColumn(ClusterShares.SHARE.name(), col("chars").divide(sum(col("chars")).over(cell)));
  }

  /**
   * The clusters with their number of sentences and their nearest topic: the one with the most
   * characters, on a tie the first in the alphabet.
   *
   * @param described {@code cluster_id, label, coherence_npmi}
   * @param emptyTopic the topic of a cluster without a sentence
   */
  public static Dataset<Row> clusters(
      Dataset<Row> described, Dataset<Row> assigned, String emptyTopic) {
    Dataset<Row> byTopic =
        assigned
            .groupBy(Columns.CLUSTER_ID.col(), Columns.TOPIC_ID.col())
            .agg(sum(col("chars")).as("chars"), sum(col("sentences")).as("sentences"));
    Dataset<Row> nearest =
        byTopic
            .groupBy(Columns.CLUSTER_ID.col())
            .agg(
                sum(col("sentences")).as("sentences"),
                min_by(
                        Columns.TOPIC_ID.col(),
                        struct(col("chars").multiply(-1), Columns.TOPIC_ID.col()))
                    .as("nearest_topic"));
    return described
        .join(nearest, new String[] {Columns.CLUSTER_ID.name()}, "left")
        .withColumn("sentences", coalesce(Columns.SENTENCES.col(), lit(0L)))
        .withColumn("nearest_topic", coalesce(Clusters.NEAREST_TOPIC.col(), lit(emptyTopic)));
  }
}
