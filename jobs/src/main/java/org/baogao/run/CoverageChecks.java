package org.baogao.run;

import static org.apache.spark.sql.functions.count_distinct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.baogao.contract.CheckResults;
import org.baogao.contract.Columns;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Manifest;
import org.baogao.table.ContractException;
import org.baogao.table.Rule;
import org.baogao.table.TableStore;
import org.jspecify.annotations.Nullable;

/**
 * Warns where something seems to be missing: reports or regions that the last release had, more
 * inputs refused than before, a newest year that is thin beside the year before. None of them keeps
 * a release from being published, and none looks at a clock.
 *
 * <p>The rows say what is missing and not which release had it. A run over the very input of the
 * last release repeats that release's rows, so that equal input gives equal checks.
 */
final class CoverageChecks {
  static final String REPORTS_GONE = "coverage against the last release";
  static final String REGIONS_GONE = "regions of the last release";
  static final String REFUSED = "inputs refused against the last release";
  static final String NEWEST_YEAR = "newest year against the year before";

  private static final List<String> AGAINST_LAST = List.of(REPORTS_GONE, REGIONS_GONE, REFUSED);

  /** A level with fewer regions than this in a year comes and goes by chance. */
  private static final long FEWEST_REGIONS = 10;

  /** How many of the regions that are gone are named. */
  private static final int NAMED = 5;

  private final TableStore tables;
  private final Alarms alarms;
  private final long reports;
  private final long rejects;

  /**
   * Checks of a release.
   *
   * @param tables its tables, of which {@code reports} is written
   * @param reports rows of {@code reports}
   * @param rejects rows of {@code rejects}
   */
  CoverageChecks(TableStore tables, long reports, long rejects, Alarms alarms) {
    this.tables = tables;
    this.alarms = alarms;
    this.reports = reports;
    this.rejects = rejects;
  }

  /**
   * The results.
   *
   * @param last the manifest of the release before, if there is one
   * @param previous its tables, if they can be used
   */
  List<CheckResult> results(@Nullable Manifest last, @Nullable PreviousRelease previous) {
    List<CheckResult> results = new ArrayList<>();
    if (previous != null && previous.ofSameInput()) {
      previous.tables().read(CheckResults.TABLE).collectAsList().stream()
          .map(CheckResult::of)
          .filter(result -> AGAINST_LAST.contains(result.checkName()))
          .forEach(results::add);
    }
    if (results.size() < AGAINST_LAST.size()) {
      results.clear();
      results.add(reportsGone(last));
      results.add(regionsGone(previous));
      results.add(refused(last));
    }
    results.add(newestYear());
    return results;
  }

  private CheckResult reportsGone(@Nullable Manifest last) {
    long missing = last == null ? 0 : Math.max(0, last.rows(Reports.TABLE.name()) - reports);
    return warning(
        REPORTS_GONE,
        missing == 0,
        "%d reports fewer".formatted(missing),
        "no report fewer than in the last release, if there was one");
  }

  private CheckResult regionsGone(@Nullable PreviousRelease previous) {
    Map<String, String> gone = previous == null ? new TreeMap<>() : regions(previous.tables());
    gone.keySet().removeAll(regions(tables).keySet());
    String names =
        gone.entrySet().stream()
            .limit(NAMED)
            .map(region -> region.getKey() + " " + region.getValue())
            .collect(Collectors.joining(", "));
    return warning(
        REGIONS_GONE,
        gone.isEmpty(),
        "%d regions gone%s%s%s"
            .formatted(
                gone.size(), gone.isEmpty() ? "" : ": ", names, gone.size() > NAMED ? ", …" : ""),
        "a report of every region of the last release, if there was one");
  }

  /** Code and name of every region with a report; none where an older version wrote the table. */
  private static Map<String, String> regions(TableStore tables) {
    Map<String, String> regions = new TreeMap<>();
    try {
      tables
          .read(Reports.TABLE)
          .select(Columns.REGION_CODE.col(), Columns.REGION_NAME.col())
          .distinct()
          .collectAsList()
          .forEach(row -> regions.merge(row.getString(0), row.getString(1), CoverageChecks::first));
    } catch (ContractException e) {
      regions.clear();
    }
    return regions;
  }

  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private CheckResult refused(@Nullable Manifest last) {
    double now = refusedPart(reports, rejects);
    double before =
        last == null
            ? now
            : refusedPart(last.rows(Reports.TABLE.name()), last.rows(Rejects.TABLE.name()));
    return warning(
        REFUSED,
        now - before <= alarms.mostMoreRefused(),
        "%s of the inputs, %s in the last release".formatted(percent(now), percent(before)),
        "at most %s of the inputs more than in the last release, if there was one"
            .formatted(percent(alarms.mostMoreRefused())));
  }

  private static double refusedPart(long reports, long rejects) {
    return reports + rejects == 0 ? 0 : (double) rejects / (reports + rejects);
  }

  private CheckResult newestYear() {
    Dataset<Row> counts =
        tables
            .read(Reports.TABLE)
            .groupBy(Columns.LEVEL.col(), Columns.YEAR.col())
            .agg(count_distinct(Columns.REGION_CODE.col()));
    Map<String, Map<Integer, Long>> byLevel = new TreeMap<>();
    int newest = Integer.MIN_VALUE;
    for (Row row : counts.collectAsList()) {
      byLevel
          .computeIfAbsent(row.getString(0), level -> new TreeMap<>())
          .put(row.getInt(1), row.getLong(2));
      newest = Math.max(newest, row.getInt(1));
    }
    boolean passed = true;
    List<String> observed = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, Long>> level : byLevel.entrySet()) {
      long now = level.getValue().getOrDefault(newest, 0L);
      long before = level.getValue().getOrDefault(newest - 1, 0L);
      if (now > 0 || before > 0) {
        observed.add("%s %d after %d".formatted(level.getKey(), now, before));
      }
      passed &= before < FEWEST_REGIONS || now >= alarms.leastOfYearBefore() * before;
    }
    return warning(
        NEWEST_YEAR,
        passed,
        "regions in %d: %s".formatted(newest, String.join(", ", observed)),
        "%s of the regions of the year before, at every level that had %d or more"
            .formatted(percent(alarms.leastOfYearBefore()), FEWEST_REGIONS));
  }

  private static CheckResult warning(
      String name, boolean passed, String observed, String expected) {
    return new CheckResult(
        name, Reports.TABLE.name(), Rule.Severity.WARN, passed, observed, expected);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
