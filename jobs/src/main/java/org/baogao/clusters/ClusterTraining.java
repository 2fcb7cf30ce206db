package org.baogao.clusters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.baogao.clusters.Centers.Nearest;
import org.baogao.clusters.PassageVectors.Vector;
import org.baogao.clusters.SphericalKMeans.Partition;
import org.baogao.contract.Clusters;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clusters of a sample of passages, and gives them their ids.
 *
 * <p>Without clusters before, their number is the one of {@link #NUMBERS} with the largest product
 * of coherence and diversity ({@link TermRanking#quality}). With them, the centers begin where the
 * passages that they had are now, so a cluster follows its theme and takes its id along. Then,
 * until nothing changes: a cluster of too few passages goes; one of more than {@link #LARGEST_PART}
 * is split; and passages that are new or fit nowhere, if enough of them are alike, become a cluster
 * of their own. Over the same sample this ends where it began, to the bit.
 */
final class ClusterTraining {
  /** How many clusters there may be in the first release. */
  static final List<Integer> NUMBERS = List.of(2, 4, 8, 12, 16, 24, 32, 40, 48, 64);

  /** The largest part of the sample that a cluster may have. */
  static final double LARGEST_PART = 0.09;

  /** A new cluster has at least this many passages. */
  static final int FEWEST_PASSAGES = 12;

  /** A cluster that had more once lives on as long as it has this many. */
  static final int FEWEST_PASSAGES_TO_STAY = 6;

  /** A theme is no theme before this many reports speak of it. */
  private static final int FEWEST_REPORTS = 3;

  /** So alike are passages of a new theme, by the cosine; two of one cluster are at 0.1 mostly. */
  private static final double ALIKE = 0.30;

  /** So much nearer they are to each other than to any center. */
  private static final double NEARER = 0.10;

  /** New themes are looked for among so many passages, those that fit worst. */
  private static final int MOST_MISFITS = 2_000;

  /** A center that moved further than to this cosine is another theme's. */
  private static final double SAME_THEME = 0.50;

  /** A sample of which fewer passages are known is another corpus's. */
  private static final double KNOWN_PART = 0.50;

  /** See {@link #weight(int)}. */
  private static final int NEW = 2;

  private static final int MOST_CHANGES = 40;
  private static final int STARTS = 2;
  private static final long SEED = 20_240_301L;

  private final List<Passage> passages;
  private final PreviousClusters previous;
  private final PassageVectors vectors;
  private final List<Vector> points;
  private final SphericalKMeans kMeans;

  private ClusterTraining(List<Passage> sample, PreviousClusters previous) {
    this.previous = previous;
    vectors = PassageVectors.fit(sample);
    passages = new ArrayList<>();
    points = new ArrayList<>();
    for (Passage passage : sample) {
      Vector point = vectors.vector(passage.terms());
      if (point.indices().length > 0) {
        passages.add(passage);
        points.add(point);
      }
    }
    kMeans = new SphericalKMeans(points, vectors.size());
  }

  /**
   * The clusters of a sample.
   *
   * @param sample in an order that depends on nothing but the passages
   * @param previous the clusters before
   */
  static ClusterModel train(List<Passage> sample, PreviousClusters previous) {
    return new ClusterTraining(sample, previous).train();
  }

  private ClusterModel train() {
    List<String> ids = previous.labels().keySet().stream().sorted(ClusterIds.ORDER).toList();
    if (ids.isEmpty()) {
      return model(adjusted(fresh()), ids, List.of());
    }
    Partition begun = begun(ids);
    return model(adjusted(begun), ids, begun.centers());
  }

  /** Where the clusters before are in this sample. */
  private Partition begun(List<String> ids) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      numbers.put(ids.get(i), i);
    }
    List<@Nullable Integer> labels = new ArrayList<>();
    int known = 0;
    for (Passage passage : passages) {
      String id = previous.assignments().get(passage.key());
      labels.add(id == null ? null : numbers.getOrDefault(id, Nearest.NONE));
      known += id == null ? 0 : 1;
    }
    // Where the passages are gone, the terms still tell of the theme.
    List<double[]> directions =
        ids.stream()
            .map(id -> vectors.direction(previous.terms().getOrDefault(id, List.of())))
            .toList();
    Partition labelled = kMeans.labelled(labels, directions);
    return known < KNOWN_PART * passages.size() ? kMeans.settle(labelled.centers()) : labelled;
  }

  private Partition fresh() {
    int count = number();
    Partition best = kMeans.settle(List.of());
    for (int start = 0; start < STARTS && count > 0; start++) {
      Partition next = kMeans.settleFromSeeds(kMeans.seeds(all(points), count, SEED + start));
      if (next.objective() > best.objective()) {
        best = next;
      }
    }
    return best;
  }

  private static List<Integer> all(List<Vector> points) {
    return IntStream.range(0, points.size()).boxed().toList();
  }

  /**
   * How many clusters there should be; 0 in a sample too small for two. One start errs, so a number
   * is judged together with its neighbours.
   */
  private int number() {
    TermRanking ranking = new TermRanking(vectors, points);
    List<Double> qualities = new ArrayList<>();
    for (int number : NUMBERS) {
      if (number * FEWEST_PASSAGES <= points.size()) {
        Partition partition = kMeans.approach(kMeans.seeds(all(points), number, SEED));
        qualities.add(
            ranking.quality(
                partition.members().stream().filter(members -> !members.isEmpty()).toList()));
      }
    }
    int best = 0;
    double bestQuality = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < qualities.size(); i++) {
      double quality =
          qualities.subList(Math.max(0, i - 1), Math.min(qualities.size(), i + 2)).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
      if (quality > bestQuality) {
        best = NUMBERS.get(i);
        bestQuality = quality;
      }
    }
    return best;
  }

  /** Takes away, splits and adds clusters until there is nothing to change. */
  private Partition adjusted(Partition begun) {
    Partition partition = begun;
    for (int change = 0; change < MOST_CHANGES; change++) {
      Partition changed = changed(partition);
      if (changed == null) {
        break;
      }
      partition = changed;
    }
    return partition;
  }

  /** With one change that is called for; null where none is. */
  private @Nullable Partition changed(Partition partition) {
    Partition changed = withoutTheSmallest(partition);
    if (changed == null) {
      changed = withTheLargestSplit(partition);
    }
    return changed == null ? withNewTheme(partition) : changed;
  }

  private @Nullable Partition withoutTheSmallest(Partition partition) {
    List<List<Integer>> members = partition.members();
    int smallest =
        IntStream.range(0, members.size())
            .boxed()
            .min(Comparator.comparingInt(cluster -> members.get(cluster).size()))
            .orElse(Nearest.NONE);
    if (smallest == Nearest.NONE || members.get(smallest).size() >= FEWEST_PASSAGES_TO_STAY) {
      return null;
    }
    List<double[]> centers = new ArrayList<>(partition.centers());
    centers.remove(smallest);
    return kMeans.settle(centers);
  }

  private @Nullable Partition withTheLargestSplit(Partition partition) {
    List<List<Integer>> members = partition.members();
    int largest =
        IntStream.range(0, members.size())
            .boxed()
            .max(
                Comparator.<Integer>comparingInt(cluster -> members.get(cluster).size())
                    .thenComparing(Comparator.reverseOrder()))
            .orElse(Nearest.NONE);
    if (largest == Nearest.NONE) {
      return null;
    }
    int size = members.get(largest).size();
    if (size <= LARGEST_PART * points.size() || size < 2 * FEWEST_PASSAGES) {
      return null;
    }
    List<double[]> centers = new ArrayList<>(partition.centers());
    List<double[]> halves = kMeans.seeds(members.get(largest), 2, SEED);
    centers.set(largest, halves.get(0));
    centers.add(halves.get(1));
    Partition split = kMeans.settle(centers);
    List<List<Integer>> after = split.members();
    boolean helps =
        after.stream().mapToInt(List::size).max().orElse(0) < size
            && after.stream().allMatch(cluster -> cluster.size() >= FEWEST_PASSAGES_TO_STAY);
    return helps ? split : null;
  }

  /** With a cluster for the largest theme that none of the clusters has, if there is one. */
  private @Nullable Partition withNewTheme(Partition partition) {
    List<Integer> misfits = misfits(partition);
    for (List<Integer> theme : themes(misfits, partition)) {
      List<double[]> centers = new ArrayList<>(partition.centers());
      centers.add(kMeans.center(theme));
      Partition changed = kMeans.settle(centers);
      List<List<Integer>> members = changed.members();
      if (isTheme(members.get(members.size() - 1))
          && members.stream().allMatch(cluster -> cluster.size() >= FEWEST_PASSAGES_TO_STAY)) {
        return changed;
      }
    }
    return null;
  }

  /** The passages in which a new theme may be, those that fit worst. */
  private List<Integer> misfits(Partition partition) {
    return IntStream.range(0, points.size())
        .boxed()
        .filter(i -> partition.labels().get(i) == Nearest.NONE || weight(i) == NEW)
        .sorted(Comparator.comparing(partition.similarities()::get))
        .limit(MOST_MISFITS)
        .toList();
  }

  /** Groups of passages that are alike, the heaviest first; each passage is in one at most. */
  private List<List<Integer>> themes(List<Integer> misfits, Partition partition) {
    List<List<Integer>> themes = new ArrayList<>();
    for (int misfit : misfits) {
      double[] center = new double[vectors.size()];
      points.get(misfit).addTo(center);
      List<Integer> alike =
          misfits.stream()
              .filter(
                  other -> {
                    double similarity = points.get(other).dot(center);
                    return similarity >= ALIKE
                        && similarity >= partition.similarities().get(other) + NEARER;
                  })
              .toList();
      if (isTheme(alike)) {
        themes.add(alike);
      }
    }
    themes.sort(Comparator.comparingInt((List<Integer> theme) -> weight(theme)).reversed());
    Set<Integer> taken = new HashSet<>();
    return themes.stream()
        .filter(theme -> theme.stream().noneMatch(taken::contains) && taken.addAll(theme))
        .toList();
  }

  private boolean isTheme(List<Integer> members) {
    return weight(members) >= FEWEST_PASSAGES * NEW
        && members.stream().map(member -> passages.get(member).report()).distinct().count()
            >= FEWEST_REPORTS;
  }

  private int weight(List<Integer> members) {
    return members.stream().mapToInt(this::weight).sum();
  }

  /**
   * What a passage adds to a new theme. What stood in the release before counts half: its themes
   * were looked for then, and one more report must not tip the scales.
   */
  private int weight(int point) {
    boolean known = previous.assignments().containsKey(passages.get(point).key());
    return known ? NEW / 2 : NEW;
  }

  private ClusterModel model(Partition partition, List<String> oldIds, List<double[]> oldCenters) {
    List<List<Integer>> members = partition.members();
    List<String> ids = ids(partition, members, oldIds, oldCenters);
    List<Integer> order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(ids::get, ClusterIds.ORDER))
            .toList();
    TermRanking ranking = new TermRanking(vectors, points);
    List<DiscoveredCluster> clusters = new ArrayList<>();
    for (int cluster : order) {
      List<WeightedTerm> terms = ranking.rank(members.get(cluster));
      clusters.add(new DiscoveredCluster(ids.get(cluster), label(ids.get(cluster), terms), terms));
    }
    List<double[]> centers = order.stream().map(partition.centers()::get).toList();
    Map<Passage.Key, String> trained = new HashMap<>();
    for (int i = 0; i < passages.size(); i++) {
      int label = partition.labels().get(i);
      trained.put(
          passages.get(i).key(), label == Nearest.NONE ? Clusters.RESIDUAL : ids.get(label));
    }
    return new ClusterModel(vectors, new Centers(centers, vectors.size()), clusters, trained);
  }

  /** The clusters' ids: old ones by content, new ones from the largest cluster to the smallest. */
  private List<String> ids(
      Partition partition,
      List<List<Integer>> members,
      List<String> oldIds,
      List<double[]> oldCenters) {
    List<double[]> centers = partition.centers();
    double[][] similarities = new double[oldIds.size()][centers.size()];
    for (int i = 0; i < oldIds.size(); i++) {
      for (int j = 0; j < centers.size(); j++) {
        similarities[i][j] = dot(oldCenters.get(i), centers.get(j));
      }
    }
    String[] ids = new String[centers.size()];
    int[] matches = OptimalMatching.of(similarities, SAME_THEME);
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] != OptimalMatching.NONE) {
        ids[matches[i]] = oldIds.get(i);
      }
    }
    List<Integer> largestFirst =
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(Comparator.comparingInt(cluster -> -members.get(cluster).size()))
            .toList();
    int last = previous.lastNumber();
    for (int cluster : largestFirst) {
      if (ids[cluster] == null) {
        last++;
        ids[cluster] = ClusterIds.id(last);
      }
    }
    return List.of(ids);
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }

  /** A label stays as long as its words are typical of the cluster. */
  private String label(String id, List<WeightedTerm> terms) {
    String before = previous.labels().get(id);
    Set<String> typical = new HashSet<>();
    terms.forEach(term -> typical.add(term.term()));
    return before != null && typical.containsAll(List.of(before.split(TermRanking.SEPARATOR, -1)))
        ? before
        : TermRanking.label(terms);
  }
}
