package org.baogao.clusters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.baogao.SparkExtension;

/**
 * Compares ways of clustering on the same sample, with the same vocabulary and number of clusters,
 * by the same evaluator: words are ranked by {@link TermRanking} from each way's labels of the
 * sample, coherence is counted over all passages. Run by hand; takes the file that {@code
 * org.baogao.run.PassageFile} writes, a file for MALLET, and a name that another sample is drawn
 * for. It first writes the sample's documents to the second file and stops, so that MALLET can
 * write the topic of each, one a line, beside it with {@code .topics} appended; then it compares.
 */
final class ClusterComparison {
  private static final int DIMENSIONS = 100;
  private static final int FEWEST_TERMS = 8;
  private static final long SEED = 20_240_301L;

  private final List<Passage> all = new ArrayList<>();
  private final List<Passage> sample;
  private final PassageVectors vectors;
  private final List<PassageVectors.Vector> points = new ArrayList<>();
  private final TermRanking ranking;
  private final PrintStream out;

  private ClusterComparison(Path file, String draw, PrintStream out) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      all.add(
          new Passage(
              cells[0],
              Integer.parseInt(cells[1]),
              Arrays.asList(cells[cells.length - 1].split(" "))));
    }
    List<Passage> drawn =
        all.stream()
            .filter(passage -> passage.terms().size() >= FEWEST_TERMS)
            .sorted(
                Comparator.comparing(
                    passage -> DigestUtils.md5Hex(draw + passage.report() + passage.number())))
            .limit(Clustering.SAMPLE_PASSAGES)
            .toList();
    vectors = PassageVectors.fit(drawn);
    sample = new ArrayList<>();
    for (Passage passage : drawn) {
      PassageVectors.Vector point = vectors.vector(passage.terms());
      if (point.indices().length > 0) {
        sample.add(passage);
        points.add(point);
      }
    }
    ranking = new TermRanking(vectors, points);
    this.out = out;
  }

  /** Prints a line for each way. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ClusterComparison comparison = new ClusterComparison(Path.of(arguments[0]), arguments[2], out);
    ClusterModel model = ClusterTraining.train(comparison.sample, PreviousClusters.NONE);
    int k = model.clusters().size();
    out.printf(
        Locale.ROOT,
        "%d passages, sample of %d, k = %d%n",
        comparison.all.size(),
        comparison.sample.size(),
        k);
    Path topics = Path.of(arguments[1] + ".topics");
    if (!Files.exists(topics)) {
      Files.write(Path.of(arguments[1]), comparison.words());
      return;
    }
    comparison.judge("spherical k-means with residual (ours)", comparison.ours(model));
    comparison.judge(
        "MALLET LDA", Files.readAllLines(topics).stream().map(Integer::valueOf).toList());
    comparison.judge("MLlib k-means, cosine, TF-IDF", comparison.kMeans(comparison.tfIdf(), k));
    comparison.judge("MLlib k-means, cosine, SVD", comparison.kMeans(comparison.svd(), k));
    comparison.judge("MLlib LDA, online", comparison.lda(k));
  }

  private List<Integer> ours(ClusterModel model) {
    List<String> ids = model.clusters().stream().map(DiscoveredCluster::id).toList();
    return sample.stream()
        .map(passage -> ids.indexOf(model.assign(passage.terms()).clusterId()))
        .toList();
  }

  /** Each passage's words of the vocabulary, as MALLET takes them. */
  private List<String> words() {
    Set<String> known = new HashSet<>();
    IntStream.range(0, vectors.size()).forEach(i -> known.add(vectors.term(i)));
    return sample.stream()
        .map(passage -> String.join(" ", passage.terms().stream().filter(known::contains).toList()))
        .toList();
  }

  private List<org.apache.spark.ml.linalg.Vector> tfIdf() {
    return points.stream()
        .map(point -> Vectors.sparse(vectors.size(), point.indices(), point.values()))
        .toList();
  }

  private List<org.apache.spark.ml.linalg.Vector> svd() {
    List<org.apache.spark.mllib.linalg.Vector> rows =
        tfIdf().stream().map(org.apache.spark.mllib.linalg.Vectors::fromML).toList();
    RowMatrix matrix = new RowMatrix(spark().parallelize(rows, 1).rdd());
    Matrix directions = matrix.computeSVD(DIMENSIONS, false, 1e-9).V();
    List<org.apache.spark.ml.linalg.Vector> reduced = new ArrayList<>();
    for (PassageVectors.Vector point : points) {
      double[] values = new double[DIMENSIONS];
      for (int i = 0; i < point.indices().length; i++) {
        for (int j = 0; j < DIMENSIONS; j++) {
          values[j] += point.values()[i] * directions.apply(point.indices()[i], j);
        }
      }
      reduced.add(Vectors.dense(values));
    }
    return reduced;
  }

  private List<Integer> kMeans(List<org.apache.spark.ml.linalg.Vector> rows, int k) {
    return new KMeans()
            .setK(k)
            .setSeed(SEED)
            .setMaxIter(30)
            .setDistanceMeasure("cosine")
            .fit(frame(rows))
            .transform(frame(rows))
            .orderBy("row")
            .select("prediction")
            .collectAsList()
            .stream()
            .map(row -> row.getInt(0))
            .toList();
  }

  private List<Integer> lda(int k) {
    List<org.apache.spark.ml.linalg.Vector> counts = new ArrayList<>();
    for (Passage passage : sample) {
      double[] row = new double[vectors.size()];
      for (String term : passage.terms()) {
        int index =
            vectors.vector(List.of(term)).indices().length == 0
                ? -1
                : vectors.vector(List.of(term)).indices()[0];
        if (index >= 0) {
          row[index]++;
        }
      }
      counts.add(Vectors.dense(row).toSparse());
    }
    return new LDA()
            .setK(k)
            .setSeed(SEED)
            .setMaxIter(50)
            .fit(frame(counts))
            .transform(frame(counts))
            .orderBy("row")
            .select("topicDistribution")
            .collectAsList()
            .stream()
            .map(row -> ((org.apache.spark.ml.linalg.Vector) row.get(0)).argmax())
            .toList();
  }

  private static JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(SparkExtension.session().sparkContext());
  }

  private static Dataset<Row> frame(List<org.apache.spark.ml.linalg.Vector> vectors) {
    List<Row> rows = new ArrayList<>();
    for (org.apache.spark.ml.linalg.Vector vector : vectors) {
      rows.add(RowFactory.create(rows.size(), vector));
    }
    StructType schema =
        new StructType()
            .add("row", DataTypes.IntegerType, false)
            .add("features", SQLDataTypes.VectorType(), false);
    return SparkExtension.session().createDataFrame(spark().parallelize(rows, 1), schema);
  }

  private void judge(String way, List<Integer> labels) {
    List<List<Integer>> members = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      while (members.size() <= labels.get(i)) {
        members.add(new ArrayList<>());
      }
      if (labels.get(i) >= 0) {
        members.get(labels.get(i)).add(i);
      }
    }
    members.removeIf(List::isEmpty);
    List<List<String>> tops =
        members.stream().map(cluster -> TermRanking.top(ranking.rank(cluster))).toList();
    Coherence.Counts counts = new Coherence(tops).counts();
    all.forEach(passage -> counts.add(passage.terms()));
    Set<String> distinct = new HashSet<>();
    tops.forEach(distinct::addAll);
    int largest = members.stream().mapToInt(List::size).max().orElse(0);
    int inClusters = members.stream().mapToInt(List::size).sum();
    out.printf(
        Locale.ROOT,
        "%s: clusters %d, NPMI %.3f, unique %.3f, largest %.3f, residual %.3f%n",
        way,
        members.size(),
        IntStream.range(0, tops.size()).mapToDouble(counts::npmi).average().orElse(0),
        distinct.size() / (double) tops.stream().mapToInt(List::size).sum(),
        largest / (double) labels.size(),
        1 - inClusters / (double) labels.size());
  }
}
