package org.baogao.publish;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.baogao.contract.Tables;
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
  /** Most of a small query is waiting for its turn, so a few at once fill the cores. */
  private static final int QUERIES_AT_ONCE = 4;

  private final TableStore store;
  private final List<CheckResult> results = new ArrayList<>();

  /** Checks over the tables of one store. */
  public Checks(TableStore store) {
    this.store = store;
  }

  /**
   * Evaluates all rules of the tables that were written. Rules between rows and tables take a query
   * each, of which several run at once; the results come in the order of the declarations.
   */
  public void evaluate(List<Written> tables) {
    ExecutorService queries = Executors.newFixedThreadPool(QUERIES_AT_ONCE);
    try {
      // Begun first, as other rules wait for none of them.
      Map<Target, Future<Map<Reference, Long>>> dangling = new LinkedHashMap<>();
      references(tables)
          .forEach(
              (target, references) ->
                  dangling.put(target, queries.submit(() -> dangling(target, references))));
      List<Future<CheckResult>> pending = new ArrayList<>();
      for (Written written : tables) {
        for (Rule.RowRule rule : written.table().rowRules()) {
          long violations = written.violations().getOrDefault(rule.checkName(), 0L);
          CheckResult result =
              result(
                  written.table(),
                  rule,
                  violations,
                  "%d of %d rows".formatted(violations, written.rows()));
          pending.add(CompletableFuture.completedFuture(result));
        }
        for (Rule rule : written.table().tableRules()) {
          pending.add(queries.submit(() -> evaluate(written.table(), rule, dangling)));
        }
      }
      for (Future<CheckResult> result : pending) {
        results.add(result.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the tables were checked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A check could not be evaluated", e.getCause());
    } finally {
      queries.shutdownNow();
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

  private CheckResult evaluate(
      Table table, Rule rule, Map<Target, Future<Map<Reference, Long>>> dangling)
      throws InterruptedException, ExecutionException {
    if (rule instanceof Rule.UniqueKey unique) {
      long repeated = repeatedKeys(table, unique.key());
      return result(table, rule, repeated, "%d keys more than once".formatted(repeated));
    } else if (rule instanceof Rule.References references) {
      Future<Map<Reference, Long>> found = dangling.get(Target.of(references));
      long values =
          found == null ? 0 : found.get().getOrDefault(new Reference(table, references), 0L);
      return result(table, rule, values, "%d values without a match".formatted(values));
    } else if (rule instanceof Rule.SumsToOne sums) {
      long groups = groupsNotOne(table, sums);
      return result(table, rule, groups, "%d groups differ".formatted(groups));
    } else if (rule instanceof Rule.SumsToColumn sums) {
      long groups = groupsUnlikeColumn(table, sums);
      return result(table, rule, groups, "%d groups differ".formatted(groups));
    } else if (rule instanceof Rule.AddsUpTo sums) {
      long keys = keysNotAddingUp(table, sums);
      return result(table, rule, keys, "%d keys differ".formatted(keys));
    }
    throw new IllegalArgumentException("No way to evaluate %s".formatted(rule));
  }

  /**
   * Looks first for a repeated 64-bit hash, which is cheap; only where there is one (a repeated
   * key, or two keys of one hash) are the keys themselves compared.
   */
  private long repeatedKeys(Table table, List<Field> key) {
    Dataset<Row> rows = store.read(table);
    Column[] columns = key.stream().map(Field::col).toArray(Column[]::new);
    if (!RepeatedHashes.anyIn(rows.select(xxhash64(columns)).as(Encoders.LONG()))) {
      return 0;
    }
    return rows.groupBy(columns).agg(count(lit(1)).as("n")).where(col("n").gt(1)).count();
  }

  /** A column that others refer to. */
  private record Target(String table, Field field) {
    static Target of(Rule.References rule) {
      return new Target(rule.table(), rule.target());
    }
  }

  /** A table's rule that refers to another table. */
  private record Reference(Table table, Rule.References rule) {}

  private static Map<Target, List<Reference>> references(List<Written> tables) {
    Map<Target, List<Reference>> references = new LinkedHashMap<>();
    for (Written written : tables) {
      for (Rule rule : written.table().tableRules()) {
        if (rule instanceof Rule.References reference) {
          references
              .computeIfAbsent(Target.of(reference), target -> new ArrayList<>())
              .add(new Reference(written.table(), reference));
        }
      }
    }
    return references;
  }

  /** How many values of each reference stand not in the target: one query for all of them. */
  private Map<Reference, Long> dangling(Target target, List<Reference> references) {
    Dataset<Row> values = null;
    for (int i = 0; i < references.size(); i++) {
      Column value = references.get(i).rule().field().col();
      Dataset<Row> own =
          store
              .read(references.get(i).table())
              .where(value.isNotNull())
              .select(value.as("value"), lit(i).as("reference"))
              .distinct();
      values = values == null ? own : values.union(own);
    }
    Dataset<Row> targets =
        store
            .read(Tables.named(target.table()).orElseThrow())
            .select(target.field().col().as("target"))
            .distinct();
    Map<Reference, Long> dangling = new HashMap<>();
    for (Row count :
        requireNonNull(values)
            .join(targets, col("value").equalTo(col("target")), "left_anti")
            .groupBy("reference")
            .count()
            .collectAsList()) {
      dangling.put(references.get(count.getInt(0)), count.getLong(1));
    }
    return dangling;
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

  private long groupsUnlikeColumn(Table table, Rule.SumsToColumn sums) {
    Column[] group = sums.groupedBy().stream().map(Field::col).toArray(Column[]::new);
    Column total = sums.total().col();
    return store
        .read(table)
        .groupBy(struct(group).as("cell"))
        .agg(sum(sums.field().col()).as("sum"), min(total).as("low"), max(total).as("high"))
        .where(
            greatest(abs(col("sum").minus(col("low"))), abs(col("sum").minus(col("high"))))
                .gt(Rule.SumsToColumn.TOLERANCE))
        .count();
  }

  private long keysNotAddingUp(Table table, Rule.AddsUpTo sums) {
    Dataset<Row> found =
        store
            .read(table)
            .where(sums.key().col().isNotNull())
            .groupBy(sums.key().col().as("key"))
            .agg(sum(sums.value().col()).as("found"));
    Dataset<Row> expected =
        store
            .read(Tables.named(sums.table()).orElseThrow())
            .select(sums.targetKey().col().as("key"), sums.target().col().as("expected"));
    Column difference = coalesce(col("found"), lit(0)).minus(coalesce(col("expected"), lit(0)));
    return found.join(expected, new String[] {"key"}, "full").where(difference.notEqual(0)).count();
  }

  private static CheckResult result(Table table, Rule rule, long violations, String observed) {
    return new CheckResult(
        rule.checkName(),
        table.name(),
        Rule.Severity.FAIL,
        violations == 0,
        observed,
        rule.expected());
  }
}
