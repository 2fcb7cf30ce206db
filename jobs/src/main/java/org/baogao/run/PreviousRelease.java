package org.baogao.run;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Passages;
import org.baogao.contract.Reports;
import org.baogao.publish.Finding;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseVerifier;
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
      List.of(
          Passages.TABLE,
          Clusters.TABLE,
          ClusterTerms.TABLE,
          ClusterCrosswalk.TABLE,
          Reports.TABLE,
          CheckResults.TABLE);

  /**
   * The current release, or null where an older version wrote it without the tables needed, or
   * where one of them is damaged.
   */
  static @Nullable PreviousRelease of(
      SparkSession spark,
      OutputDirectory output,
      Release current,
      Manifest manifest,
      boolean ofSameInput)
      throws IOException {
    List<Finding> damages =
        ReleaseVerifier.verify(
            output, current, manifest, NEEDED.stream().map(Table::name).toList());
    if (!damages.isEmpty()) {
      LOG.warn("Ids of clusters begin anew, as the last release is damaged: {}", damages.get(0));
      return null;
    }
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
