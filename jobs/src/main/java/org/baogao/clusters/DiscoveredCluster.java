package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;

/**
 * One cluster of a release.
 *
 * @param id its id
 * @param label a name made of its most typical terms
 * @param terms its most typical terms, heaviest first
 */
public record DiscoveredCluster(String id, String label, List<WeightedTerm> terms)
    implements Serializable {

  /** Copies the terms. */
  public DiscoveredCluster {
    terms = List.copyOf(terms);
  }
}
