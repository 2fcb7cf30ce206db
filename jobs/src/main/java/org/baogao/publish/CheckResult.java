package org.baogao.publish;

import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.CheckResults;
import org.baogao.table.Rule;

/**
 * The result of one check; one row of {@code checks}.
 *
 * @param checkName what must hold
 * @param tableName the table it is about
 * @param severity what happens where it does not
 * @param passed whether it does
 * @param observed what was found
 * @param expected what was expected
 */
public record CheckResult(
    String checkName,
    String tableName,
    Rule.Severity severity,
    boolean passed,
    String observed,
    String expected) {

  /** The result that a row of the table {@code checks} stands for. */
  public static CheckResult of(Row row) {
    return new CheckResult(
        row.getAs(CheckResults.CHECK_NAME.name()),
        row.getAs(CheckResults.TABLE_NAME.name()),
        Rule.Severity.valueOf(
            row.<String>getAs(CheckResults.SEVERITY.name()).toUpperCase(Locale.ROOT)),
        row.getAs(CheckResults.PASSED.name()),
        row.getAs(CheckResults.OBSERVED.name()),
        row.getAs(CheckResults.EXPECTED.name()));
  }

  /** Whether this result keeps the release from being published. */
  public boolean blocks() {
    return !passed && severity == Rule.Severity.FAIL;
  }

  /** The row of the table {@code checks}. */
  public Row row() {
    return RowFactory.create(tableName, checkName, severity.label(), passed, observed, expected);
  }

  @Override
  public String toString() {
    return "%s: %s: expected %s, found %s".formatted(tableName, checkName, expected, observed);
  }
}
