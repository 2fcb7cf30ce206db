package org.baogao.clusters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.baogao.clusters.PassageVectors.Vector;

/**
 * Which terms are typical of a cluster: those that add most to the divergence (Kullback and Leibler
 * 1951) between the cluster and the sample, {@code p ln(p / q)}, where p is the part of the
 * cluster's passages that have the term, and q that of all.
 */
final class TermRanking {
  /** How many terms describe a cluster. */
  static final int TERMS = 20;

  /** How many of them its coherence and its place among the other clusters are judged by. */
  static final int TOP_TERMS = 10;

  private static final int TERMS_OF_A_LABEL = 3;

  /** Between the terms of a label. */
  static final String SEPARATOR = "、";

  private final PassageVectors vectors;
  private final List<Vector> points;
  private final int[] frequencies;

  TermRanking(PassageVectors vectors, List<Vector> points) {
    this.vectors = vectors;
    this.points = points;
    frequencies = new int[vectors.size()];
    for (Vector point : points) {
      for (int term : point.indices()) {
        frequencies[term]++;
      }
    }
  }

  /** The most typical terms of a cluster of these points. */
  List<WeightedTerm> rank(List<Integer> members) {
    int[] own = new int[frequencies.length];
    for (int member : members) {
      for (int term : points.get(member).indices()) {
        own[term]++;
      }
    }
    List<WeightedTerm> ranked = new ArrayList<>();
    for (int term = 0; term < own.length; term++) {
      double p = own[term] / (double) members.size();
      double q = frequencies[term] / (double) points.size();
      if (p > q) {
        ranked.add(new WeightedTerm(vectors.term(term), p * Math.log(p / q)));
      }
    }
    return ranked.stream()
        .sorted(
            Comparator.comparingDouble(WeightedTerm::weight)
                .reversed()
                .thenComparing(WeightedTerm::term))
        .limit(TERMS)
        .toList();
  }

  /** The terms that a cluster's coherence is judged by. */
  static List<String> top(List<WeightedTerm> ranked) {
    return ranked.stream().limit(TOP_TERMS).map(WeightedTerm::term).toList();
  }

  /**
   * A name made of the first terms that a person would choose, none of which holds another; if
   * there are none, of the very first.
   */
  static String label(List<WeightedTerm> ranked) {
    List<String> chosen = new ArrayList<>();
    for (WeightedTerm candidate : ranked) {
      String term = candidate.term();
      if (chosen.size() < TERMS_OF_A_LABEL
          && WordKinds.names(term)
          && chosen.stream().noneMatch(other -> overlap(term, other))) {
        chosen.add(term);
      }
    }
    if (chosen.isEmpty()) {
      ranked.stream().limit(TERMS_OF_A_LABEL).map(WeightedTerm::term).forEach(chosen::add);
    }
    return String.join(SEPARATOR, chosen);
  }

  private static boolean overlap(String term, String other) {
    return term.contains(other) || other.contains(term);
  }

  /**
   * Mean coherence of the clusters' top terms over the points, times the part of the top terms that
   * no other cluster has among its own.
   */
  double quality(List<List<Integer>> clusters) {
    List<List<String>> tops = clusters.stream().map(members -> top(rank(members))).toList();
    Set<String> distinct = new HashSet<>();
    tops.forEach(distinct::addAll);
    int all = tops.stream().mapToInt(List::size).sum();
    Coherence coherence = new Coherence(tops);
    Coherence.Counts counts = coherence.counts();
    for (Vector point : points) {
      counts.add(IntStream.of(point.indices()).mapToObj(vectors::term).toList());
    }
    double npmi = IntStream.range(0, tops.size()).mapToDouble(counts::npmi).average().orElse(0);
    return all == 0 ? 0 : npmi * distinct.size() / all;
  }
}
