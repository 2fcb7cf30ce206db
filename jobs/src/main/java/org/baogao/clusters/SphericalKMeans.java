package org.baogao.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.baogao.clusters.Centers.Nearest;
import org.baogao.clusters.PassageVectors.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Spherical k-means (Dhillon and Modha 2001) with a residual: a point that is near no center
 * belongs to none and pulls at none. Each step raises the sum over the points of {@code
 * max(similarity to the own center, least similarity)}, so it settles; where it has settled, one
 * more step changes nothing, to the bit. Points are compared with the centers on all cores, and
 * added up in their order, so the number of cores does not matter.
 */
final class SphericalKMeans {
  private static final int MOST_STEPS = 300;
  private static final int FEW_STEPS = 10;

  /** Of so many candidates for the next seed, the one that helps most is taken. */
  private static final int CANDIDATES = 3;

  private final List<Vector> points;
  private final int dimensions;

  SphericalKMeans(List<Vector> points, int dimensions) {
    this.points = points;
    this.dimensions = dimensions;
  }

  /**
   * Points and what they are divided into.
   *
   * @param centers the mean directions of the clusters
   * @param labels each point's cluster, or {@link Nearest#NONE}
   * @param similarities each point's cosine to the nearest center
   */
  record Partition(List<double[]> centers, List<Integer> labels, List<Double> similarities) {

    /** The points of each cluster, in order. */
    List<List<Integer>> members() {
      List<List<Integer>> members = new ArrayList<>();
      for (int i = 0; i < centers.size(); i++) {
        members.add(new ArrayList<>());
      }
      for (int i = 0; i < labels.size(); i++) {
        if (labels.get(i) != Nearest.NONE) {
          members.get(labels.get(i)).add(i);
        }
      }
      return members;
    }

    /** The sum that settling raises, over the number of points. */
    double objective() {
      double sum = 0;
      for (double similarity : similarities) {
        sum += Math.max(similarity, Centers.LEAST_SIMILARITY);
      }
      return sum / similarities.size();
    }
  }

  /**
   * Where points settle from seeds. Hardly any point is near a seed, so at first all points go
   * along with the nearest.
   */
  Partition settleFromSeeds(List<double[]> seeds) {
    return settle(settle(seeds, 0, MOST_STEPS).centers());
  }

  /** About where points settle from seeds: what a few steps give. */
  Partition approach(List<double[]> seeds) {
    return settle(seeds, 0, FEW_STEPS);
  }

  /** Moves centers until no point changes its cluster. */
  Partition settle(List<double[]> start) {
    return settle(start, Centers.LEAST_SIMILARITY, MOST_STEPS);
  }

  private Partition settle(List<double[]> start, double leastSimilarity, int mostSteps) {
    List<double[]> centers = start;
    List<Nearest> nearest = nearest(centers, leastSimilarity);
    for (int step = 0; step < mostSteps; step++) {
      List<Integer> labels = labels(nearest);
      centers = centers(labels, centers.size());
      nearest = nearest(centers, leastSimilarity);
      if (labels.equals(labels(nearest))) {
        break;
      }
    }
    return new Partition(centers, labels(nearest), similarities(nearest));
  }

  /**
   * The partition with these labels; a point whose label is null goes to the nearest of the centers
   * that the others make, or to those given for clusters that nobody has.
   */
  Partition labelled(List<@Nullable Integer> known, List<double[]> otherwise) {
    List<Integer> certain =
        known.stream().map(label -> label == null ? Integer.valueOf(Nearest.NONE) : label).toList();
    List<double[]> centers = new ArrayList<>(centers(certain, otherwise.size()));
    for (int i = 0; i < centers.size(); i++) {
      if (!certain.contains(i)) {
        centers.set(i, otherwise.get(i));
      }
    }
    List<Integer> labels = new ArrayList<>(certain);
    List<Nearest> nearest = nearest(centers, Centers.LEAST_SIMILARITY);
    for (int i = 0; i < labels.size(); i++) {
      if (known.get(i) == null) {
        labels.set(i, nearest.get(i).cluster());
      }
    }
    List<double[]> means = centers(labels, centers.size());
    return new Partition(means, labels, similarities(nearest(means, Centers.LEAST_SIMILARITY)));
  }

  private List<Nearest> nearest(List<double[]> centers, double leastSimilarity) {
    Centers all = new Centers(centers, dimensions);
    Nearest[] nearest = new Nearest[points.size()];
    IntStream.range(0, nearest.length)
        .parallel()
        .forEach(i -> nearest[i] = all.nearest(points.get(i), leastSimilarity));
    return Arrays.asList(nearest);
  }

  private static List<Integer> labels(List<Nearest> nearest) {
    return nearest.stream().map(Nearest::cluster).toList();
  }

  private static List<Double> similarities(List<Nearest> nearest) {
    return nearest.stream().map(Nearest::similarity).toList();
  }

  private List<double[]> centers(List<Integer> labels, int count) {
    double[][] sums = new double[count][dimensions];
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i) != Nearest.NONE) {
        points.get(i).addTo(sums[labels.get(i)]);
      }
    }
    return Arrays.stream(sums).map(PassageVectors::unit).toList();
  }

  /** The mean direction of some points. */
  double[] center(List<Integer> members) {
    double[] sum = new double[dimensions];
    for (int member : members) {
      points.get(member).addTo(sum);
    }
    return PassageVectors.unit(sum);
  }

  /**
   * Seeds that lie far apart among some of the points (greedy k-means++, Arthur and Vassilvitskii
   * 2007; with the cosine, {@code 1 - similarity} is half the squared distance).
   */
  List<double[]> seeds(List<Integer> among, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> seeds = new ArrayList<>();
    double[] highest = new double[among.size()];
    for (int i = 0; i < count; i++) {
      double[] best = highest;
      double[] bestSeed = new double[dimensions];
      double bestSum = -1;
      for (int candidate = 0; candidate < CANDIDATES; candidate++) {
        double[] point = new double[dimensions];
        points.get(among.get(draw(highest, random))).addTo(point);
        double[] raised = raised(highest, among, point);
        double sum = Arrays.stream(raised).sum();
        if (sum > bestSum) {
          best = raised;
          bestSeed = point;
          bestSum = sum;
        }
      }
      highest = best;
      seeds.add(bestSeed);
    }
    return seeds;
  }

  /** An index, drawn with a probability in proportion to what its similarity lacks of 1. */
  private static int draw(double[] similarities, SplittableRandom random) {
    double total = 0;
    for (double similarity : similarities) {
      total += Math.max(0, 1 - similarity);
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < similarities.length; i++) {
      left -= Math.max(0, 1 - similarities[i]);
      if (left < 0) {
        return i;
      }
    }
    return similarities.length - 1;
  }

  private double[] raised(double[] highest, List<Integer> among, double[] seed) {
    double[] raised = new double[highest.length];
    for (int i = 0; i < raised.length; i++) {
      raised[i] = Math.max(highest[i], points.get(among.get(i)).dot(seed));
    }
    return raised;
  }
}
