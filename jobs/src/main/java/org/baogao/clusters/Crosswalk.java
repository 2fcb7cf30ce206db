package org.baogao.clusters;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.ReportIds;
import org.baogao.table.TableStore;
import org.jspecify.annotations.Nullable;

/**
 * The way from the clusters of the release before to those of this one, passage by passage: what
 * was in a cluster and what is in it now, nothing twice and nothing left out.
 */
public final class Crosswalk {
  private static final String BEFORE = "before";
  private static final String NOW = "now";
  private static final String CHARS = "chars ";
  private static final String REPORT = "report";

  /** Tells a passage from all others, however files are named or packed. */
  private static final List<String> KEY =
      List.of(
          REPORT,
          Passages.PASSAGE_NO.name(),
          Passages.FIRST_SENTENCE_NO.name(),
          Passages.LAST_SENTENCE_NO.name(),
          Passages.CHARS.name());

  /** By the ids' numbers; what has no id comes last. */
  private static final Comparator<Flow> ORDER =
      Comparator.<Flow>comparingInt(flow -> number(flow.before))
          .thenComparingInt(flow -> number(flow.now));

  private Crosswalk() {}

  /** One row to be. */
  private record Flow(
      @Nullable String before, @Nullable String now, long charsBefore, long charsNow) {}

  /** The rows of {@code cluster_crosswalk} where there is no release before. */
  public static List<Row> fromNothing(TableStore current) {
    List<Flow> flows = new ArrayList<>();
    charsByCluster(current)
        .forEach((cluster, chars) -> flows.add(new Flow(null, cluster, 0, chars)));
    return rows(flows);
  }

  /**
   * The rows of {@code cluster_crosswalk}.
   *
   * @param previous the tables of the release before
   * @param current this release's, {@code passages} and {@code clusters} among them
   */
  public static List<Row> between(TableStore previous, TableStore current) {
    Dataset<Row> flows =
        passages(previous, BEFORE)
            .join(passages(current, NOW), KEY.toArray(String[]::new), "full")
            .groupBy(col(BEFORE), col(NOW))
            .agg(sumOf(CHARS + BEFORE), sumOf(CHARS + NOW));
    List<Flow> found = new ArrayList<>();
    for (Row row : flows.collectAsList()) {
      Flow flow = new Flow(row.getString(0), row.getString(1), row.getLong(2), row.getLong(3));
      if (flow.charsBefore > 0 || flow.charsNow > 0) {
        found.add(flow);
      }
    }
    for (String id : retired(previous, current, found)) {
      found.add(new Flow(id, null, 0, 0));
    }
    return rows(found);
  }

  private static Column sumOf(String chars) {
    return coalesce(sum(col(chars)), lit(0L));
  }

  /** Byte-equal copies, should there be any among the passages, are in one cluster. */
  private static Dataset<Row> passages(TableStore tables, String when) {
    return tables
        .read(Passages.TABLE)
        .withColumn(REPORT, ReportIds.withoutPath(Columns.REPORT_ID.col()))
        .groupBy(KEY.stream().map(functions::col).toArray(Column[]::new))
        .agg(min(Columns.CLUSTER_ID.col()).as(when), sum(Passages.CHARS.col()).as(CHARS + when));
  }

  /** Ids that were given once and that neither a cluster nor a flow has any more. */
  private static Set<String> retired(TableStore previous, TableStore current, List<Flow> flows) {
    Set<String> retired =
        new TreeSet<>(ids(previous.read(Clusters.TABLE), Columns.CLUSTER_ID.name()));
    retired.addAll(
        ids(previous.read(ClusterCrosswalk.TABLE), ClusterCrosswalk.PREVIOUS_CLUSTER_ID.name()));
    retired.removeAll(ids(current.read(Clusters.TABLE), Columns.CLUSTER_ID.name()));
    flows.forEach(flow -> retired.remove(String.valueOf(flow.before)));
    return retired;
  }

  private static Set<String> ids(Dataset<Row> rows, String column) {
    Set<String> ids = new HashSet<>();
    for (Row row : rows.where(col(column).isNotNull()).select(col(column)).collectAsList()) {
      ids.add(row.getString(0));
    }
    return ids;
  }

  /**
   * The rows of {@code cluster_crosswalk} as another release has them, if they account for this
   * release's clusters too; else none.
   */
  public static List<Row> again(TableStore same, TableStore current) {
    List<Row> rows =
        same.read(ClusterCrosswalk.TABLE).orderBy(ClusterCrosswalk.FLOW_NO.col()).collectAsList();
    Map<String, Long> chars = new HashMap<>();
    for (Row row : rows) {
      String now = row.getAs(ClusterCrosswalk.CLUSTER_ID.name());
      if (now != null) {
        chars.merge(now, row.<Long>getAs(ClusterCrosswalk.CHARS.name()), Long::sum);
      }
    }
    return chars.equals(charsByCluster(current)) ? rows : List.of();
  }

  /**
   * How many clusters of the release before have other characters in the crosswalk than they had.
   */
  public static long clustersNotConserved(List<Row> crosswalk, TableStore previous) {
    Map<String, Long> lost = charsByCluster(previous);
    for (Row row : crosswalk) {
      String before = row.getString(1);
      if (before != null) {
        lost.merge(before, -row.getLong(3), Long::sum);
      }
    }
    return lost.values().stream().filter(chars -> chars != 0).count();
  }

  private static Map<String, Long> charsByCluster(TableStore tables) {
    Map<String, Long> chars = new HashMap<>();
    for (Row row :
        tables
            .read(Clusters.TABLE)
            .where(Clusters.CHARS.col().gt(0))
            .select(Columns.CLUSTER_ID.col(), Clusters.CHARS.col())
            .collectAsList()) {
      chars.put(row.getString(0), row.getLong(1));
    }
    return chars;
  }

  private static List<Row> rows(List<Flow> flows) {
    flows.sort(ORDER);
    List<Row> rows = new ArrayList<>();
    for (Flow flow : flows) {
      rows.add(
          RowFactory.create(
              rows.size() + 1, flow.before, flow.now, flow.charsBefore, flow.charsNow));
    }
    return rows;
  }

  private static int number(@Nullable String id) {
    return id == null ? Integer.MAX_VALUE : ClusterIds.number(id);
  }
}
