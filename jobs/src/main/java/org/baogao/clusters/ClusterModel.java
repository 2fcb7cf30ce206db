package org.baogao.clusters;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baogao.contract.Clusters;
import org.jspecify.annotations.Nullable;

/** Tells which cluster a passage belongs to; deterministic and thread-safe. */
public final class ClusterModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String RESIDUAL_LABEL = "其他";

  private final PassageVectors vectors;
  private final Centers centers;
  private final List<DiscoveredCluster> clusters;
  private final HashMap<Passage.Key, String> trained;

  ClusterModel(
      PassageVectors vectors,
      Centers centers,
      List<DiscoveredCluster> clusters,
      Map<Passage.Key, String> trained) {
    this.trained = new HashMap<>(trained);
    this.vectors = vectors;
    this.centers = centers;
    this.clusters = List.copyOf(clusters);
  }

  /** The residual's description. */
  static DiscoveredCluster residual() {
    return new DiscoveredCluster(Clusters.RESIDUAL, RESIDUAL_LABEL, List.of());
  }

  /** The clusters in the order of their ids, without the residual. */
  public List<DiscoveredCluster> clusters() {
    return clusters;
  }

  /** The cluster that a passage of the sample helped to define; null of any other passage. */
  public @Nullable String trainedAs(Passage.Key passage) {
    return trained.get(passage);
  }

  /** The cluster of a passage of these terms. */
  public Assignment assign(List<String> terms) {
    Centers.Nearest nearest = centers.nearest(vectors.vector(terms), Centers.LEAST_SIMILARITY);
    String id =
        nearest.cluster() == Centers.Nearest.NONE
            ? Clusters.RESIDUAL
            : clusters.get(nearest.cluster()).id();
    return new Assignment(id, Math.min(1, nearest.similarity()));
  }

  /**
   * Where a passage belongs.
   *
   * @param clusterId the cluster's id, {@link Clusters#RESIDUAL} where nothing is near
   * @param similarity the cosine to the nearest center, in [0, 1]
   */
  public record Assignment(String clusterId, double similarity) {}
}
