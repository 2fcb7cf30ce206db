package org.baogao.query;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for printing, in plain Java values: null, Boolean, Number, String, {@code List<Object>} and
 * {@code Map<String, Object>}.
 */
interface Rows {

  /** The names of the columns, each once. */
  List<String> names();

  /** Whether a column, counted from 0, holds numbers. */
  boolean isNumeric(int column);

  /** Goes to the next row; false behind the last. */
  boolean next() throws SQLException;

  /** The values of the row. */
  List<@Nullable Object> values() throws SQLException;

  /** A value as text, as in a cell; nested values as JSON-like text. */
  static String text(Object value) {
    if (value instanceof java.math.BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }
}
