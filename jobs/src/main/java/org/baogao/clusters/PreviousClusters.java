package org.baogao.clusters;

import java.util.List;
import java.util.Map;

/**
 * What the release before knew of its clusters, where the new ones begin.
 *
 * @param labels the clusters' labels by id, without the residual
 * @param terms the clusters' most typical terms by id
 * @param assignments the clusters of those passages that are in the sample again
 * @param lastNumber the highest number that any id ever had
 */
public record PreviousClusters(
    Map<String, String> labels,
    Map<String, List<WeightedTerm>> terms,
    Map<Passage.Key, String> assignments,
    int lastNumber) {

  /** There is no release before. */
  public static final PreviousClusters NONE = new PreviousClusters(Map.of(), Map.of(), Map.of(), 0);

  /** Copies the maps. */
  public PreviousClusters {
    labels = Map.copyOf(labels);
    terms = Map.copyOf(terms);
    assignments = Map.copyOf(assignments);
  }

  boolean none() {
    return labels.isEmpty();
  }
}
