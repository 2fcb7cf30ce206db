package org.baogao.publish;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.baogao.table.Written;

/**
 * Evaluates what must hold before a release is published. The rules are declared beside each table;
 * what is true of rows was counted while they were written, what is true between rows and tables is
 * read back from the files that readers will read.
 */
public final class Checks {
  private final TableStore store;
  private final List<CheckResult> results = new ArrayList<>();

  /** Checks over the tables of one store. */
  public Checks(TableStore store) {
    this.store = store;
  }

  /** Evaluates all rules of the tables that were written. */
  public void evaluate(List<Written> tables) {
    for (Written written : tables) {
      for (Rule.RowRule rule : written.table().rowRules()) {
        long violations = written.violations().getOrDefault(rule.checkName(), 0L);
        add(
            written.table(),
            rule,
            violations,
            "%d of %d rows".formatted(violations, written.rows()));
      }
      for (Rule rule : written.table().tableRules()) {
        evaluate(written.table(), rule);
      }
    }
  }

  /** Adds the result of a check that is no rule of one table. */
  public void add(CheckResult result) {
    results.add(result);
  }

  /** All results so far. */
  public List<CheckResult> results() {
    return List.copyOf(results);
  }

  private void evaluate(Table table, Rule rule) {
    if (rule instanceof Rule.UniqueKey unique) {
      long repeated = repeatedKeys(table, unique.key());
      add(table, rule, repeated, "%d keys more than once".formatted(repeated));
    } else if (rule instanceof Rule.References references) {
      long dangling = dangling(table, references);
      add(table, rule, dangling, "%d values without a match".formatted(dangling));
    } else if (rule instanceof Rule.SumsToOne sums) {
      long groups = groupsNotOne(table, sums);
      add(table, rule, groups, "%d groups differ".formatted(groups));
    }
  }

  /**
   * Counts first the distinct 64-bit hashes of the keys, which is cheap; only where they are fewer
   * than the rows (a repeated key, or two keys of one hash) are the keys themselves compared.
   */
  private long repeatedKeys(Table table, List<Field> key) {
    Dataset<Row> rows = store.read(table);
    Column[] columns = key.stream().map(Field::col).toArray(Column[]::new);
    Row counts = rows.agg(count(lit(1)), countDistinct(xxhash64(columns))).first();
    if (counts.getLong(0) == counts.getLong(1)) {
      return 0;
    }
    return rows.groupBy(columns).agg(count(lit(1)).as("n")).where(col("n").gt(1)).count();
  }

  private long dangling(Table table, Rule.References references) {
    Column value = references.field().col();
    Dataset<Row> values =
        store.read(table).where(value.isNotNull()).select(value.as("value")).distinct();
    Dataset<Row> targets =
        store.read(target(references)).select(references.target().col().as("value")).distinct();
    return values
        .join(targets, values.col("value").equalTo(targets.col("value")), "left_anti")
        .count();
  }

  private static Table target(Rule.References references) {
    return org.baogao.contract.Tables.ALL.stream()
        .filter(table -> table.name().equals(references.table()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No table %s".formatted(references.table())));
  }

  private long groupsNotOne(Table table, Rule.SumsToOne sums) {
    Column[] group = sums.groupedBy().stream().map(Field::col).toArray(Column[]::new);
    return store
        .read(table)
        .groupBy(struct(group).as("cell"))
        .agg(sum(sums.field().col()).as("total"))
        .where(abs(col("total").minus(1.0)).gt(Rule.SumsToOne.TOLERANCE))
        .count();
  }

  private void add(Table table, Rule rule, long violations, String observed) {
    results.add(
        new CheckResult(
            rule.checkName(),
            table.name(),
            Rule.Severity.FAIL,
            violations == 0,
            observed,
            rule.expected()));
  }
}
