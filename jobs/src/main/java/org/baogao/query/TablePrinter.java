package org.baogao.query;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as aligned columns for a terminal: numbers to the right, null as {@code NULL}, long values
 * cut with an ellipsis, line breaks as blanks, and the number of rows below.
 *
 * <p>Widths come from the first {@value #MEASURED_ROWS} rows; memory does not grow with the result.
 * Where the terminal is too narrow, the widest columns give way first; columns that still don't fit
 * are left out, and the last line says how many.
 */
final class TablePrinter implements ResultPrinter {
  private static final int MEASURED_ROWS = 1_000;
  private static final int WIDEST_CELL = 100;
  private static final int NARROWEST_CUT = 8;
  private static final String GAP = "  ";
  private static final String NULL = "NULL";

  private final int terminalWidth;

  /** A printer for a terminal of this width, {@link SqlQuery#UNLIMITED_WIDTH} for any. */
  TablePrinter(int terminalWidth) {
    this.terminalWidth = terminalWidth;
  }

  @Override
  public void print(Rows rows, PrintWriter out) throws SQLException {
    List<List<String>> measured = new ArrayList<>();
    while (measured.size() < MEASURED_ROWS && rows.next()) {
      measured.add(cells(rows));
    }
    int[] widths = widths(rows.names(), measured);
    printLine(rows.names(), widths, rows, out);
    printLine(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths, rows, out);
    long count = measured.size();
    for (List<String> row : measured) {
      printLine(row, widths, rows, out);
    }
    while (rows.next()) {
      printLine(cells(rows), widths, rows, out);
      count++;
    }
    int hidden = rows.names().size() - widths.length;
    out.print("(%d %s".formatted(count, count == 1 ? "row" : "rows"));
    if (hidden > 0) {
      out.print(
          "; %d more columns did not fit: select fewer, or use --format csv".formatted(hidden));
    }
    out.print(")\n");
  }

  private static List<String> cells(Rows rows) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (@Nullable Object value : rows.values()) {
      cells.add(value == null ? NULL : oneLine(Rows.text(value)));
    }
    return cells;
  }

  /** Control characters would break the lines, or steer the terminal. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString();
  }

  /** The width of each column that is shown. */
  private int[] widths(List<String> names, List<List<String>> rows) {
    int[] wanted =
        IntStream.range(0, names.size())
            .map(
                column ->
                    Math.max(
                        DisplayWidth.of(names.get(column)),
                        rows.stream()
                            .mapToInt(row -> DisplayWidth.of(row.get(column)))
                            .max()
                            .orElse(0)))
            .map(width -> Math.min(width, WIDEST_CELL))
            .toArray();
    if (terminalWidth == SqlQuery.UNLIMITED_WIDTH) {
      return wanted;
    }
    int cap = WIDEST_CELL;
    while (cap > NARROWEST_CUT && total(wanted, wanted.length, cap) > terminalWidth) {
      cap--;
    }
    int shown = wanted.length;
    while (shown > 1 && total(wanted, shown, cap) > terminalWidth) {
      shown--;
    }
    int narrowest = cap;
    return Arrays.stream(wanted, 0, shown).map(width -> Math.min(width, narrowest)).toArray();
  }

  private static int total(int[] widths, int columns, int cap) {
    int total = (columns - 1) * GAP.length();
    for (int i = 0; i < columns; i++) {
      total += Math.min(widths[i], cap);
    }
    return total;
  }

  private static void printLine(List<String> cells, int[] widths, Rows rows, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = DisplayWidth.fit(cells.get(i), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
      line.append(i == 0 ? "" : GAP);
      line.append(rows.isNumeric(i) ? padding + cell : cell + padding);
    }
    out.print(line.toString().stripTrailing());
    out.print('\n');
  }
}
