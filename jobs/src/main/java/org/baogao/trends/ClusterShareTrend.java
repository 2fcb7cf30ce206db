package org.baogao.trends;

import static org.apache.spark.sql.functions.coalesce;
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

  /**
   * The clusters' parts of the characters of each region and year.
   *
   * @param assigned passages with the region and year of their reports, and one name and level for
   *     each region and year
   */
  public static Dataset<Row> shares(Dataset<Row> assigned) {
    WindowSpec cell = Window.partitionBy(Columns.REGION_CODE.col(), Columns.YEAR.col());
    return assigned
        .groupBy(
            Columns.REGION_CODE.col(),
            Columns.YEAR.col(),
            Columns.REGION_NAME.col(),
            Columns.LEVEL.col(),
            Columns.CLUSTER_ID.col())
        .agg(sum(Clusters.CHARS.col()).as(Clusters.CHARS.name()))
        .withColumn(
            ClusterShares.SHARE.name(),
            Clusters.CHARS.col().divide(sum(Clusters.CHARS.col()).over(cell)));
  }

  /**
   * The clusters with their numbers of sentences and characters and their nearest topic: the one
   * with the most characters, on a tie the first in the alphabet.
   *
   * @param described {@code cluster_id, label, coherence_npmi}
   * @param emptyTopic the topic of a cluster without a sentence
   */
  public static Dataset<Row> clusters(
      Dataset<Row> described, Dataset<Row> assigned, String emptyTopic) {
    Dataset<Row> byTopic =
        assigned
            .groupBy(Columns.CLUSTER_ID.col(), Columns.TOPIC_ID.col())
            .agg(
                sum(Clusters.CHARS.col()).as(Clusters.CHARS.name()),
                sum(Columns.SENTENCES.col()).as(Columns.SENTENCES.name()));
    Dataset<Row> nearest =
        byTopic
            .groupBy(Columns.CLUSTER_ID.col())
            .agg(
                sum(Columns.SENTENCES.col()).as(Columns.SENTENCES.name()),
                sum(Clusters.CHARS.col()).as(Clusters.CHARS.name()),
                min_by(
                        Columns.TOPIC_ID.col(),
                        struct(Clusters.CHARS.col().multiply(-1), Columns.TOPIC_ID.col()))
                    .as("nearest_topic"));
    return described
        .join(nearest, new String[] {Columns.CLUSTER_ID.name()}, "left")
        .withColumn(Columns.SENTENCES.name(), coalesce(Columns.SENTENCES.col(), lit(0L)))
        .withColumn(Clusters.CHARS.name(), coalesce(Clusters.CHARS.col(), lit(0L)))
        .withColumn("nearest_topic", coalesce(Clusters.NEAREST_TOPIC.col(), lit(emptyTopic)));
  }
}
