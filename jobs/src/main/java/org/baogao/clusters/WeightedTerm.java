package org.baogao.clusters;

import java.io.Serializable;

/**
 * A term and how much it tells of a cluster.
 *
 * @param term the term
 * @param weight the larger, the more typical
 */
public record WeightedTerm(String term, double weight) implements Serializable {}
