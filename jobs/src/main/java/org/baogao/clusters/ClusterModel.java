package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;

/**
 * Tells which cluster a passage belongs to. Implementations are deterministic, thread-safe and
 * serializable (they are broadcast to the executors).
 */
public interface ClusterModel extends Serializable {

  /** The cluster of passages that fit nowhere. */
  String RESIDUAL = "c00";

  /** The clusters, the residual among them, in the order of their ids. */
  List<DiscoveredCluster> clusters();

  /** The id of the passage's cluster; {@link #RESIDUAL} where nothing is near. */
  String assign(List<String> terms);
}
