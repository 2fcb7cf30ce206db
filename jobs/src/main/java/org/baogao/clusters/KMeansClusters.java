package org.baogao.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.baogao.clusters.DiscoveredCluster.WeightedTerm;

/**
 * Clusters of passages by k-means under the cosine distance (Spark MLlib) over TF-IDF vectors.
 *
 * <p>A cluster that is larger than {@link #LARGEST_PART} of the sample is split by the same means
 * until none is. A passage that is nearer than {@link #LEAST_SIMILARITY} to no center goes to the
 * residual. Training is held to one partition: Spark adds the parts of an aggregate in the order in
 * which tasks end, which would make the centers differ from run to run.
 */
public final class KMeansClusters implements ClusterModel {
  private static final long serialVersionUID = 1L;

  /** How many passages the model is trained on, at most. */
  public static final int SAMPLE_PASSAGES = 6_000;

  /** How many clusters k-means begins with; fewer in a small corpus. */
  static final int CLUSTERS = 48;

  /** A sample has at least this many passages for each cluster. */
  static final int FEWEST_PASSAGES_A_CLUSTER = 12;

  /** The largest part of the sample that a cluster may have before it is split. */
  static final double LARGEST_PART = 0.08;

  /** Below this cosine similarity to every center a passage fits nowhere. */
  static final double LEAST_SIMILARITY = 0.05;

  private static final long SEED = 20_240_301L;
  private static final int ITERATIONS = 15;
  private static final int TERMS_OF_A_CLUSTER = 20;
  private static final int TERMS_OF_A_LABEL = 4;
  private static final int TERMS_OF_COHERENCE = 10;
  private static final String RESIDUAL_LABEL = "其他";
  private static final String FEATURES = "features";

  private final PassageVectors vectors;

  /** Coordinates of the centers, which have length 1: those of one term side by side. */
  private final double[] coordinates;

  private final List<DiscoveredCluster> clusters;

  private KMeansClusters(
      PassageVectors vectors, double[][] centers, List<DiscoveredCluster> clusters) {
    this.vectors = vectors;
    this.clusters = List.copyOf(clusters);
    coordinates = new double[vectors.size() * centers.length];
    for (int cluster = 0; cluster < centers.length; cluster++) {
      for (int term = 0; term < vectors.size(); term++) {
        coordinates[term * centers.length + cluster] = centers[cluster][term];
      }
    }
  }

  /**
   * Trains on a sample.
   *
   * @param spark for MLlib
   * @param sample the terms of each passage, in an order that depends on nothing but the passages
   */
  public static KMeansClusters train(SparkSession spark, List<List<String>> sample) {
    PassageVectors vectors = PassageVectors.fit(sample);
    List<SparseVector> points = new ArrayList<>();
    List<List<String>> passages = new ArrayList<>();
    for (List<String> passage : sample) {
      SparseVector point = vectors.vector(passage);
      if (point.numActives() > 0) {
        points.add(point);
        passages.add(passage);
      }
    }
    int k = Math.min(CLUSTERS, points.size() / FEWEST_PASSAGES_A_CLUSTER);
    List<int[]> groups = k < 2 ? List.of() : split(spark, points, allOf(points.size()), k);
    Occurrences occurrences = new Occurrences(vectors, passages);
    List<DiscoveredCluster> described = new ArrayList<>();
    described.add(new DiscoveredCluster(RESIDUAL, RESIDUAL_LABEL, 0.0, List.of()));
    List<int[]> ordered =
        groups.stream()
            .sorted(
                Comparator.<int[]>comparingInt(group -> -group.length)
                    .thenComparingInt(group -> group[0]))
            .toList();
    double[][] centers = new double[ordered.size()][];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = center(points, ordered.get(i), vectors.size());
      described.add(describe("c%02d".formatted(i + 1), centers[i], vectors, occurrences));
    }
    return new KMeansClusters(vectors, centers, described);
  }

  @Override
  public List<DiscoveredCluster> clusters() {
    return clusters;
  }

  @Override
  public String assign(List<String> terms) {
    SparseVector point = vectors.vector(terms);
    double[] similarities = new double[clusters.size() - 1];
    int[] indices = point.indices();
    double[] values = point.values();
    for (int i = 0; i < indices.length; i++) {
      int row = indices[i] * similarities.length;
      for (int cluster = 0; cluster < similarities.length; cluster++) {
        similarities[cluster] += values[i] * coordinates[row + cluster];
      }
    }
    int best = -1;
    double bestSimilarity = LEAST_SIMILARITY;
    for (int cluster = 0; cluster < similarities.length; cluster++) {
      if (similarities[cluster] > bestSimilarity) {
        best = cluster;
        bestSimilarity = similarities[cluster];
      }
    }
    return best < 0 ? RESIDUAL : clusters.get(best + 1).id();
  }

  private static int[] allOf(int size) {
    return IntStream.range(0, size).toArray();
  }

  private static List<int[]> split(
      SparkSession spark, List<SparseVector> points, int[] members, int k) {
    int largest = (int) Math.max(LARGEST_PART * points.size(), FEWEST_PASSAGES_A_CLUSTER);
    List<int[]> groups = new ArrayList<>();
    for (int[] group : kMeans(spark, points, members, k)) {
      if (group.length > largest && group.length < members.length) {
        int parts = (int) Math.ceil(2.0 * group.length / largest);
        groups.addAll(split(spark, points, group, parts));
      } else if (group.length > 0) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static List<int[]> kMeans(
      SparkSession spark, List<SparseVector> points, int[] members, int k) {
    List<Row> rows = new ArrayList<>();
    for (int member : members) {
      rows.add(RowFactory.create(member, points.get(member)));
    }
    StructType schema =
        new StructType()
            .add("member", DataTypes.IntegerType, false)
            .add(FEATURES, SQLDataTypes.VectorType(), false);
    Dataset<Row> data =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1), schema);
    KMeansModel model =
        new KMeans()
            .setK(k)
            .setSeed(SEED)
            .setMaxIter(ITERATIONS)
            .setDistanceMeasure("cosine")
            .setFeaturesCol(FEATURES)
            .fit(data);
    Vector[] found = model.clusterCenters();
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      groups.add(new ArrayList<>());
    }
    double[][] dense = Arrays.stream(found).map(KMeansClusters::unit).toArray(double[][]::new);
    for (int member : members) {
      groups.get(nearest(points.get(member), dense)).add(member);
    }
    return groups.stream()
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private static int nearest(SparseVector point, double[][] centers) {
    int best = 0;
    double bestSimilarity = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < centers.length; i++) {
      double similarity = dot(point, centers[i]);
      if (similarity > bestSimilarity) {
        best = i;
        bestSimilarity = similarity;
      }
    }
    return best;
  }

  private static double[] unit(Vector vector) {
    return unit(vector.toArray().clone());
  }

  private static double[] unit(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; length > 0 && i < values.length; i++) {
      values[i] /= length;
    }
    return values;
  }

  private static double dot(SparseVector sparse, double[] dense) {
    int[] indices = sparse.indices();
    double[] values = sparse.values();
    double sum = 0;
    for (int i = 0; i < indices.length; i++) {
      sum += values[i] * dense[indices[i]];
    }
    return sum;
  }

  private static double[] center(List<SparseVector> points, int[] group, int size) {
    double[] sum = new double[size];
    for (int member : group) {
      int[] indices = points.get(member).indices();
      double[] values = points.get(member).values();
      for (int i = 0; i < indices.length; i++) {
        sum[indices[i]] += values[i];
      }
    }
    return unit(sum);
  }

  private static DiscoveredCluster describe(
      String id, double[] center, PassageVectors vectors, Occurrences occurrences) {
    List<Integer> top =
        IntStream.range(0, center.length)
            .boxed()
            .filter(index -> center[index] > 0)
            .sorted(
                Comparator.<Integer>comparingDouble(index -> -center[index])
                    .thenComparing(vectors::term))
            .limit(TERMS_OF_A_CLUSTER)
            .toList();
    List<WeightedTerm> terms =
        top.stream().map(index -> new WeightedTerm(vectors.term(index), center[index])).toList();
    String label =
        terms.stream()
            .limit(TERMS_OF_A_LABEL)
            .map(WeightedTerm::term)
            .collect(Collectors.joining("、"));
    double coherence = occurrences.npmi(top.stream().limit(TERMS_OF_COHERENCE).toList());
    return new DiscoveredCluster(id, label, coherence, terms);
  }

  /** In which passages of the sample each term occurs. */
  private static final class Occurrences {
    private final BitSet[] passages;
    private final int size;

    Occurrences(PassageVectors vectors, List<List<String>> sample) {
      passages = new BitSet[vectors.size()];
      for (int i = 0; i < passages.length; i++) {
        passages[i] = new BitSet();
      }
      size = sample.size();
      for (int i = 0; i < size; i++) {
        for (int index : vectors.distinctIndices(sample.get(i))) {
          passages[index].set(i);
        }
      }
    }

    /**
     * The mean over all pairs of {@code ln(p(a,b) / (p(a) p(b))) / -ln p(a,b)} (Bouma, 2009), -1
     * for a pair that never occurs together; 0 where there is no pair.
     */
    double npmi(List<Integer> terms) {
      double sum = 0;
      int pairs = 0;
      for (int i = 0; i < terms.size(); i++) {
        for (int j = i + 1; j < terms.size(); j++) {
          sum += npmi(passages[terms.get(i)], passages[terms.get(j)]);
          pairs++;
        }
      }
      return pairs == 0 ? 0 : sum / pairs;
    }

    private double npmi(BitSet first, BitSet second) {
      BitSet both = (BitSet) first.clone();
      both.and(second);
      double together = both.cardinality() / (double) size;
      if (together == 0) {
        return -1;
      }
      if (together == 1) {
        return 1;
      }
      double apart = (first.cardinality() / (double) size) * (second.cardinality() / (double) size);
      return Math.log(together / apart) / -Math.log(together);
    }
  }
}
