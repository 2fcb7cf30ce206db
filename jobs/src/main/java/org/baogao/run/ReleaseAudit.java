package org.baogao.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.contract.CheckResults;
import org.baogao.contract.Tables;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Checks;
import org.baogao.publish.Finding;
import org.baogao.publish.Finding.Problem;
import org.baogao.publish.Manifest;
import org.baogao.publish.Release;
import org.baogao.table.ColumnDifference;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.baogao.table.Written;
import org.jspecify.annotations.Nullable;

/**
 * Checks again what is in a release's tables, by the contracts and rules by which a run checks what
 * it built: columns, numbers of rows and content hashes, every declared rule, and whether the table
 * {@code checks} says the same. Which bytes lie there is {@link
 * org.baogao.publish.ReleaseVerifier}'s matter, and comes first. The contracts are those of this
 * code: where other code made the release, the first finding says so.
 */
public final class ReleaseAudit {
  private final TableStore store;
  private final Release release;
  private final Manifest manifest;
  private final List<Table> tables;
  private final Progress progress = new Progress();
  private final List<Finding> findings = new ArrayList<>();

  private ReleaseAudit(SparkSession spark, Release release, Manifest manifest, List<Table> tables) {
    this.store = new TableStore(spark, release.directory().toString());
    this.release = release;
    this.manifest = manifest;
    this.tables = tables;
  }

  /** All that is wrong with the tables of a release; empty where nothing is. */
  public static List<Finding> audit(SparkSession spark, Release release, Manifest manifest) {
    return audit(spark, release, manifest, Tables.ALL);
  }

  /** What is wrong with some of the tables, and with what refers to others from them. */
  static List<Finding> audit(
      SparkSession spark, Release release, Manifest manifest, List<Table> tables) {
    return new ReleaseAudit(spark, release, manifest, tables).audit();
  }

  private List<Finding> audit() {
    compareTables();
    if (findings.isEmpty()) {
      List<Written> measured = measure();
      if (findings.isEmpty()) {
        check(measured);
      }
    }
    addOtherCode();
    return List.copyOf(findings);
  }

  /** What was right by the code that made it may be all that the findings are about. */
  private void addOtherCode() {
    String code = Reference.codeOf(manifest.versions());
    if (!findings.isEmpty() && !code.equals(CodeVersion.fingerprint())) {
      findings.add(
          0,
          new Finding(
              path(Manifest.FILE_NAME),
              Problem.CONTRACT,
              "a release by code %s, whose contracts these are"
                  .formatted(CodeVersion.fingerprint()),
              "one by code %s: its tables may differ for that alone, and the next run makes it anew"
                  .formatted(code)));
    }
  }

  /** Rules can be evaluated only where every table has the columns that it should have. */
  private void compareTables() {
    for (Table table : tables) {
      if (!manifest.tables().containsKey(table.name())) {
        add(table, Problem.MISSING, table.grain(), "no such table in the manifest");
      } else {
        reading(table, () -> compareColumns(table));
      }
    }
    for (String name : manifest.tables().keySet()) {
      if (Tables.named(name).isEmpty()) {
        findings.add(
            new Finding(path(name), Problem.CONTRACT, "no such table", "a table without contract"));
      }
    }
  }

  private void compareColumns(Table table) {
    for (ColumnDifference difference : store.differences(table)) {
      add(
          table,
          Problem.CONTRACT,
          "%s: %s".formatted(difference.column(), difference.expected()),
          difference.found());
    }
  }

  private List<Written> measure() {
    List<Written> measured = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    progress.stage(
        "measure",
        "tables",
        tables.size(),
        done::get,
        () -> {
          long rows = 0;
          for (Table table : tables) {
            reading(
                table,
                () -> {
                  Written written = store.measure(table);
                  measured.add(written);
                  compareContent(written, manifest.tables().get(table.name()));
                });
            done.incrementAndGet();
          }
          for (Written written : measured) {
            rows += written.rows();
          }
          return Progress.counts("rows", rows);
        });
    return measured;
  }

  private void compareContent(Written found, Manifest.@Nullable Table expected) {
    if (expected == null) {
      throw new IllegalStateException(
          "Table %s was not compared with the manifest".formatted(found.table().name()));
    }
    if (found.rows() != expected.rows()) {
      add(
          found.table(),
          Problem.ROWS,
          "%d rows".formatted(expected.rows()),
          "%d rows".formatted(found.rows()));
    } else if (!found.contentHash().equals(expected.contentHash())) {
      add(found.table(), Problem.ROWS, expected.contentHash(), found.contentHash());
    }
  }

  private void check(List<Written> measured) {
    progress.stage(
        "check",
        () -> {
          Checks checks = new Checks(store);
          checks.evaluate(measured);
          compareChecks(checks.results());
          return Progress.counts("checks", checks.results().size());
        });
  }

  private void compareChecks(List<CheckResult> found) {
    Map<List<String>, CheckResult> stored = new HashMap<>();
    for (Row row : store.read(CheckResults.TABLE).collectAsList()) {
      CheckResult result = CheckResult.of(row);
      stored.put(List.of(result.tableName(), result.checkName()), result);
      if (result.blocks()) {
        add(result, "passed, or the release would not be there", result.observed());
      }
    }
    for (CheckResult result : found) {
      CheckResult before = stored.get(List.of(result.tableName(), result.checkName()));
      if (!result.passed()) {
        add(result, result.expected(), result.observed());
      } else if (before == null) {
        // The table of the checks is written when they have run, so none of them is about it.
        if (!result.tableName().equals(CheckResults.TABLE.name())) {
          add(result, "a row in " + CheckResults.TABLE.name(), "no such row");
        }
      } else if (!before.blocks() && !before.equals(result)) {
        add(result, "%s, as checks says".formatted(before.observed()), result.observed());
      }
    }
  }

  private void add(CheckResult check, String expected, String found) {
    findings.add(
        new Finding(
            path(check.tableName()),
            Problem.CHECK,
            "%s: %s".formatted(check.checkName(), expected),
            found));
  }

  private void add(Table table, Problem problem, String expected, String found) {
    findings.add(new Finding(path(table.name()), problem, expected, found));
  }

  private String path(String table) {
    return "releases/%s/%s".formatted(release.runId().value(), table);
  }

  /** Files that Spark can't read are a finding, like any other difference. */
  private void reading(Table table, Runnable work) {
    try {
      work.run();
    } catch (Exception e) {
      // Spark throws its checked exceptions undeclared.
      if (!(e instanceof SparkException) && !(e instanceof AnalysisException)) {
        throw e;
      }
      add(
          table,
          Problem.UNREADABLE,
          "Parquet",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}
