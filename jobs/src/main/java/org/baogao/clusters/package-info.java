/**
 * Themes that the texts fall into by themselves: found in a bounded sample of passages ({@link
 * org.baogao.clusters.ClusterTraining}), then assigned to every passage by Spark ({@link
 * org.baogao.clusters.Clustering}). They keep their ids from release to release.
 */
@NullMarked
package org.baogao.clusters;

import org.jspecify.annotations.NullMarked;
