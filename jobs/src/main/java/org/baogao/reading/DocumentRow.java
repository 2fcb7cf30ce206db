package org.baogao.reading;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.baogao.table.Field;
import org.jspecify.annotations.Nullable;

/** A row of {@link Documents} that is being filled, column by column. */
final class DocumentRow {
  private static final StructType SCHEMA = Documents.TABLE.schema();

  private final Object[] values = new Object[SCHEMA.size()];

  /** A row with the values of another. */
  static DocumentRow of(Row other) {
    DocumentRow row = new DocumentRow();
    for (int i = 0; i < row.values.length; i++) {
      row.values[i] = other.get(i);
    }
    return row;
  }

  void set(Field column, @Nullable Object value) {
    values[SCHEMA.fieldIndex(column.name())] = value;
  }

  Row row() {
    return RowFactory.create(values);
  }
}
