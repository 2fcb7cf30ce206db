package org.baogao.contract;

import java.util.List;
import java.util.Optional;
import org.baogao.table.Table;

/** All tables of a release, in the order of the documentation. */
public final class Tables {
  public static final List<Table> ALL =
      List.of(
          Reports.TABLE,
          Removals.TABLE,
          Sentences.TABLE,
          SentenceTopics.TABLE,
          Terms.TABLE,
          ReportTerms.TABLE,
          RegionYearTerms.TABLE,
          Topics.TABLE,
          TopicTerms.TABLE,
          TopicShares.TABLE,
          ShareMovers.TABLE,
          Clusters.TABLE,
          ClusterTerms.TABLE,
          ClusterShares.TABLE,
          ClusterCrosswalk.TABLE,
          Passages.TABLE,
          Regions.TABLE,
          Rejects.TABLE,
          CheckResults.TABLE);

  private Tables() {}

  /** The table of a name; empty where a release has none such. */
  public static Optional<Table> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
