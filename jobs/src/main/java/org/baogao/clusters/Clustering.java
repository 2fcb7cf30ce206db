package org.baogao.clusters;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;

/** Draws the sample for training, and assigns every passage. */
public final class Clustering {
  /** A passage of fewer terms than this can't be trained on. */
  private static final int FEWEST_TERMS = 8;

  private Clustering() {}

  /**
   * The terms of a bounded sample of passages: those with the smallest hashes of their keys, so
   * that another report displaces few of them.
   *
   * @param passages {@code report_id, passage, term_count, terms}, terms one a line
   * @param most how many, at most
   */
  public static List<List<String>> sample(Dataset<Row> passages, int most) {
    return passages
        .where(col("term_count").geq(FEWEST_TERMS))
        .select(
            xxhash64(Columns.REPORT_ID.col(), col("passage")).as("draw"),
            Columns.REPORT_ID.col(),
            col("passage"),
            col("terms"))
        .orderBy(col("draw"), Columns.REPORT_ID.col(), col("passage"))
        .limit(most)
        .collectAsList()
        .stream()
        .map(row -> terms(row.getString(3)))
        .toList();
  }

  private static List<String> terms(String lines) {
    return Arrays.asList(lines.split("\n"));
  }

  /**
   * The cluster of every passage.
   *
   * @param passages {@code region_code, region_name, level, year, topic_id, sentences, chars,
   *     terms}
   * @return the same without the terms, with {@code cluster_id}
   */
  public static Dataset<Row> assign(Dataset<Row> passages, Broadcast<ClusterModel> model) {
    StructType schema =
        new StructType()
            .add(Columns.REGION_CODE.structField())
            .add(Columns.REGION_NAME.structField())
            .add(Columns.LEVEL.structField())
            .add(Columns.YEAR.structField())
            .add(Columns.TOPIC_ID.structField())
            .add("sentences", DataTypes.IntegerType, false)
            .add("chars", DataTypes.IntegerType, false)
            .add(Columns.CLUSTER_ID.structField());
    MapPartitionsFunction<Row, Row> assignment =
        rows -> {
          Iterable<Row> once = () -> rows;
          return stream(once)
              .map(
                  row ->
                      RowFactory.create(
                          row.get(0),
                          row.get(1),
                          row.get(2),
                          row.get(3),
                          row.get(4),
                          row.get(5),
                          row.get(6),
                          model.value().assign(terms(row.getString(7)))))
              .iterator();
        };
    return passages
        .select(
            Columns.REGION_CODE.col(),
            Columns.REGION_NAME.col(),
            Columns.LEVEL.col(),
            Columns.YEAR.col(),
            Columns.TOPIC_ID.col(),
            col("sentences"),
            col("chars"),
            col("terms"))
        .mapPartitions(assignment, Encoders.row(schema));
  }

  /** The rows of {@code cluster_terms}. */
  public static List<Row> termRows(ClusterModel model) {
    return model.clusters().stream().flatMap(Clustering::termRows).toList();
  }

  private static Stream<Row> termRows(DiscoveredCluster cluster) {
    return Stream.iterate(0, rank -> rank + 1)
        .limit(cluster.terms().size())
        .map(
            index ->
                RowFactory.create(
                    cluster.id(),
                    cluster.terms().get(index).term(),
                    cluster.terms().get(index).weight(),
                    index + 1));
  }

  /** The rows of {@code clusters} without what only the assignment knows. */
  public static List<Row> clusterRows(ClusterModel model) {
    return model.clusters().stream()
        .map(cluster -> RowFactory.create(cluster.id(), cluster.label(), cluster.coherenceNpmi()))
        .toList();
  }

  /** The schema of {@link #clusterRows}. */
  public static StructType clusterSchema() {
    return new StructType()
        .add(Columns.CLUSTER_ID.structField())
        .add(Clusters.LABEL.structField())
        .add(Clusters.COHERENCE_NPMI.structField());
  }

  private static <T> Stream<T> stream(Iterable<T> items) {
    return java.util.stream.StreamSupport.stream(items.spliterator(), false);
  }
}
