package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;

/**
 * What training found out about one cluster.
 *
 * @param id its id
 * @param label a name made of its most typical terms
 * @param coherenceNpmi mean normalised pointwise mutual information of its ten top terms
 * @param terms its most typical terms, heaviest first
 */
public record DiscoveredCluster(
    String id, String label, double coherenceNpmi, List<WeightedTerm> terms)
    implements Serializable {

  /** Copies the terms. */
  public DiscoveredCluster {
    terms = List.copyOf(terms);
  }

  /** A term and how typical it is, in (0, 1]. */
  public record WeightedTerm(String term, double weight) implements Serializable {}
}
