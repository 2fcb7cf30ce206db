package org.baogao.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Rows as CSV: a header, then a line each; null is empty. */
final class CsvPrinter implements ResultPrinter {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  @Override
  public void print(Rows rows, PrintWriter out) throws SQLException, IOException {
    org.apache.commons.csv.CSVPrinter csv = new org.apache.commons.csv.CSVPrinter(out, FORMAT);
    csv.printRecord(rows.names());
    while (rows.next()) {
      for (@Nullable Object value : rows.values()) {
        csv.print(value == null ? null : Rows.text(value));
      }
      csv.println();
    }
    csv.flush();
  }
}
