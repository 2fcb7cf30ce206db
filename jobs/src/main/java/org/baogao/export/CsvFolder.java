package org.baogao.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file for each sheet: RFC 4180, UTF-8 with the byte order mark without which Excel takes
 * Chinese for another charset, numbers as they are in the tables. Null is an empty cell.
 *
 * <p>Excel takes text that begins like a formula for one, quoted or not. Such text gets an
 * apostrophe in front, as OWASP's "CSV Injection" says; numbers, negative ones too, get none.
 */
final class CsvFolder implements SheetWriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String APOSTROPHE = "'";
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  /** With the full-width forms, which Excel takes for the narrow ones in a Chinese setting. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private final Path folder;
  private @Nullable CSVPrinter csv;

  CsvFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void begin(String name, List<String> headers, List<CellFormat> formats)
      throws IOException {
    Writer out = Files.newBufferedWriter(folder.resolve(name + ".csv"), UTF_8);
    out.write(BYTE_ORDER_MARK);
    csv = new CSVPrinter(out, FORMAT);
    csv.printRecord(headers.stream().map(CsvFolder::safe).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    current()
        .printRecord(
            values.stream()
                .map(value -> value instanceof String text ? safe(text) : value)
                .collect(Collectors.toList()));
  }

  /** Text that no program takes for a formula. */
  static String safe(String text) {
    return looksLikeAFormula(text) ? APOSTROPHE + text : text;
  }

  /** Whether a program might take the text of a cell for a formula. */
  static boolean looksLikeAFormula(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  @Override
  public void end() throws IOException {
    current().close();
    csv = null;
  }

  @Override
  public void finish() {
    // Every file is whole when its sheet ends.
  }

  private CSVPrinter current() {
    return Objects.requireNonNull(csv, "no sheet was begun");
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
