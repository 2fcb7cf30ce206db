package org.baogao.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A table for the page: in JSON an object of equally long arrays, one a column. */
final class ColumnarTable {
  private final List<String> columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  ColumnarTable(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row; values are null, String or Number, one for each column. */
  void add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d values for the columns %s".formatted(values.length, columns));
    }
    rows.add(values);
  }

  void write(JsonGenerator json) throws IOException {
    write(json, row -> true);
  }

  /** Writes only those rows, counted from 0, that fulfil a condition. */
  void write(JsonGenerator json, IntPredicate condition) throws IOException {
    json.writeStartObject();
    for (int column = 0; column < columns.size(); column++) {
      json.writeArrayFieldStart(columns.get(column));
      for (int row = 0; row < rows.size(); row++) {
        if (condition.test(row)) {
          json.writeObject(rows.get(row)[column]);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
