package org.baogao.publish;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
