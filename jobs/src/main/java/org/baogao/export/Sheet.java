package org.baogao.export;

import java.util.List;
import org.baogao.table.Field;

/**
 * What one sheet of a workbook, or one CSV file, holds.
 *
 * @param id names it on the command line
 * @param name above its tab, and of its file
 * @param content what one row is, and which rows there are
 * @param columns in order
 * @param sql gives the columns' fields in this order
 */
record Sheet(String id, String name, String content, List<SheetColumn> columns, String sql) {
  Sheet {
    columns = List.copyOf(columns);
  }

  List<Field> fields() {
    return columns.stream().map(SheetColumn::field).toList();
  }
}
