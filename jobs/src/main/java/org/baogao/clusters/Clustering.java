package org.baogao.clusters;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.baogao.clusters.ClusterModel.Assignment;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.ReportIds;
import org.baogao.table.TableStore;
import org.jspecify.annotations.Nullable;

/** Finds the clusters in a bounded sample of the passages, and assigns every passage. */
public final class Clustering {
  /** How many passages clusters are found in, at most. */
  static final int SAMPLE_PASSAGES = 12_000;

  /** A passage of fewer terms than this tells too little of its theme to be trained on. */
  private static final int FEWEST_TERMS = 8;

  private static final String TERMS = "terms";

  /** A report, however its file is named or packed. */
  private static final String REPORT = "report";

  private Clustering() {}

  /**
   * The clusters of a release.
   *
   * @param passages {@code report_id, passage, term_count, terms}, terms one a line
   * @param previous the tables of the release before, null where there is none
   */
  public static ClusterModel train(Dataset<Row> passages, @Nullable TableStore previous) {
    List<Passage> sample = sample(passages);
    return ClusterTraining.train(
        sample,
        previous == null
            ? PreviousClusters.NONE
            : previous(passages.sparkSession(), previous, sample));
  }

  /**
   * The passages with the smallest hashes of their keys, so that another report displaces few of
   * them. Their order decides which seeds clusters grow from, so the names of files are left out.
   */
  static List<Passage> sample(Dataset<Row> passages) {
    return passages
        .where(col("term_count").geq(FEWEST_TERMS))
        .select(report(), col("passage"), xxhash64(report(), col("passage")).as("draw"), col(TERMS))
        .orderBy(col("draw"), col(REPORT), col("passage"))
        .limit(SAMPLE_PASSAGES)
        .collectAsList()
        .stream()
        .map(row -> new Passage(row.getString(0), row.getInt(1), terms(row.getString(3))))
        .toList();
  }

  private static Column report() {
    return ReportIds.withoutPath(Columns.REPORT_ID.col()).as(REPORT);
  }

  private static List<String> terms(String lines) {
    return Arrays.asList(lines.split("\n", -1));
  }

  /** What the release before knew, of the passages in the sample only. */
  static PreviousClusters previous(SparkSession spark, TableStore tables, List<Passage> sample) {
    Map<String, String> labels = new HashMap<>();
    int lastNumber = 0;
    for (Row row : tables.read(Clusters.TABLE).collectAsList()) {
      String id = row.getAs(Columns.CLUSTER_ID.name());
      lastNumber = Math.max(lastNumber, ClusterIds.number(id));
      if (!id.equals(Clusters.RESIDUAL)) {
        labels.put(id, row.getAs(Clusters.LABEL.name()));
      }
    }
    for (Row row :
        tables
            .read(ClusterCrosswalk.TABLE)
            .where(ClusterCrosswalk.PREVIOUS_CLUSTER_ID.col().isNotNull())
            .select(ClusterCrosswalk.PREVIOUS_CLUSTER_ID.col())
            .collectAsList()) {
      lastNumber = Math.max(lastNumber, ClusterIds.number(row.getString(0)));
    }
    Map<String, List<WeightedTerm>> terms = new HashMap<>();
    for (Row row :
        tables
            .read(ClusterTerms.TABLE)
            .orderBy(Columns.CLUSTER_ID.col(), Columns.RANK.col())
            .collectAsList()) {
      terms
          .computeIfAbsent(row.getAs(Columns.CLUSTER_ID.name()), id -> new ArrayList<>())
          .add(
              new WeightedTerm(
                  row.getAs(Columns.TERM.name()), row.getAs(ClusterTerms.WEIGHT.name())));
    }
    return new PreviousClusters(labels, terms, assignments(spark, tables, sample), lastNumber);
  }

  private static Map<Passage.Key, String> assignments(
      SparkSession spark, TableStore tables, List<Passage> sample) {
    StructType schema =
        new StructType()
            .add(REPORT, DataTypes.StringType, false)
            .add(Passages.PASSAGE_NO.structField());
    List<Row> keys =
        sample.stream()
            .map(passage -> RowFactory.create(passage.report(), passage.number()))
            .toList();
    Map<Passage.Key, String> assignments = new HashMap<>();
    for (Row row :
        tables
            .read(Passages.TABLE)
            .select(
                report(),
                Passages.PASSAGE_NO.col(),
                coalesce(Passages.TRAINED_AS.col(), Columns.CLUSTER_ID.col()))
            .join(broadcast(spark.createDataFrame(keys, schema)), schema.fieldNames())
            .collectAsList()) {
      assignments.put(new Passage.Key(row.getString(0), row.getInt(1)), row.getString(2));
    }
    return assignments;
  }

  /**
   * The rows of {@code passages}.
   *
   * @param passages {@code report_id, passage, first_sentence_no, last_sentence_no, sentences,
   *     chars, topic_id, terms}
   */
  public static Dataset<Row> assign(Dataset<Row> passages, Broadcast<ClusterModel> model) {
    MapFunction<Row, Row> assignment =
        row -> {
          Assignment found = model.value().assign(terms(row.getString(7)));
          return RowFactory.create(
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              (long) row.getInt(4),
              (long) row.getInt(5),
              row.get(6),
              found.clusterId(),
              found.similarity(),
              model.value().trainedAs(new Passage.Key(row.getString(8), row.getInt(1))));
        };
    return passages
        .select(
            Columns.REPORT_ID.col(),
            col("passage"),
            Passages.FIRST_SENTENCE_NO.col(),
            Passages.LAST_SENTENCE_NO.col(),
            Columns.SENTENCES.col(),
            Passages.CHARS.col(),
            Columns.TOPIC_ID.col(),
            col(TERMS),
            report())
        .map(assignment, Encoders.row(Passages.TABLE.schema()));
  }

  /** The rows of {@code cluster_terms}. */
  public static List<Row> termRows(ClusterModel model) {
    List<Row> rows = new ArrayList<>();
    for (DiscoveredCluster cluster : model.clusters()) {
      for (int i = 0; i < cluster.terms().size(); i++) {
        WeightedTerm term = cluster.terms().get(i);
        rows.add(RowFactory.create(cluster.id(), term.term(), term.weight(), i + 1));
      }
    }
    return rows;
  }

  /**
   * What is known of the clusters, the residual too, before their passages are counted: {@code
   * cluster_id, label, coherence_npmi}.
   *
   * @param passages {@code terms} of all passages
   */
  public static Dataset<Row> describe(Dataset<Row> passages, ClusterModel model) {
    Coherence.Counts counts = count(passages, model);
    List<Row> rows = new ArrayList<>();
    DiscoveredCluster residual = ClusterModel.residual();
    rows.add(RowFactory.create(residual.id(), residual.label(), 0.0));
    for (int i = 0; i < model.clusters().size(); i++) {
      DiscoveredCluster cluster = model.clusters().get(i);
      rows.add(RowFactory.create(cluster.id(), cluster.label(), counts.npmi(i)));
    }
    StructType schema =
        new StructType()
            .add(Columns.CLUSTER_ID.structField())
            .add(Clusters.LABEL.structField())
            .add(Clusters.COHERENCE_NPMI.structField());
    return passages.sparkSession().createDataFrame(rows, schema);
  }

  private static Coherence.Counts count(Dataset<Row> passages, ClusterModel model) {
    Coherence coherence =
        new Coherence(
            model.clusters().stream().map(cluster -> TermRanking.top(cluster.terms())).toList());
    MapPartitionsFunction<Row, Row> count =
        rows -> {
          Coherence.Counts counts = coherence.counts();
          while (rows.hasNext()) {
            counts.add(terms(rows.next().getString(0)));
          }
          Iterator<Row> one = List.of(RowFactory.create((Object) counts.values())).iterator();
          return one;
        };
    Coherence.Counts total = coherence.counts();
    for (Row row :
        passages
            .select(col(TERMS))
            .mapPartitions(
                count,
                Encoders.row(
                    new StructType()
                        .add("counts", DataTypes.createArrayType(DataTypes.LongType, false))))
            .collectAsList()) {
      total.addValues(row.getList(0));
    }
    return total;
  }
}
