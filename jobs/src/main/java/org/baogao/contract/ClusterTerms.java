package org.baogao.contract;

import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.CLUSTER_IS_LISTED;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.contract.Columns.WEIGHT;

import java.util.List;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The terms that describe a cluster. */
public final class ClusterTerms {

  public static final Table TABLE =
      new Table(
          "cluster_terms",
          "One row per cluster and term, the twenty most typical.",
          List.of(CLUSTER_ID, TERM),
          List.of(CLUSTER_ID, TERM, WEIGHT, RANK),
          List.of(CLUSTER_IS_LISTED, new Rule.InRange(RANK, 1, 100)));

  private ClusterTerms() {}
}
