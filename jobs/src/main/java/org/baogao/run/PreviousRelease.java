package org.baogao.run;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Passages;
import org.baogao.publish.Manifest;
import org.baogao.publish.Release;
import org.baogao.table.ContractException;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The release that clusters take their identity from.
 *
 * @param tables its tables
 * @param ofSameInput whether it is the result of the very input, options and code of this run
 */
record PreviousRelease(TableStore tables, boolean ofSameInput) {
  private static final Logger LOG = LoggerFactory.getLogger(PreviousRelease.class);

  private static final List<Table> NEEDED =
      List.of(Passages.TABLE, Clusters.TABLE, ClusterTerms.TABLE, ClusterCrosswalk.TABLE);

  /** The current release, or null where an older version wrote it without the tables needed. */
  static @Nullable PreviousRelease of(
      SparkSession spark, Release current, Manifest manifest, boolean ofSameInput) {
    TableStore tables = new TableStore(spark, current.directory().toString());
    for (Table table : NEEDED) {
      if (!manifest.tables().containsKey(table.name())) {
        LOG.warn(
            "Release {} has no {}: ids of clusters begin anew",
            current.runId().value(),
            table.name());
        return null;
      }
      try {
        tables.read(table);
      } catch (ContractException e) {
        LOG.warn("Ids of clusters begin anew: {}", e.getMessage());
        return null;
      }
    }
    return new PreviousRelease(tables, ofSameInput);
  }
}
