package org.baogao.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A table of reports with comma, semicolon or tab between cells: one report a row.
 *
 * <p>The first row names the columns. Where it is as long as a report, the table has no header, its
 * rows have a text and nothing else. The text column is the one that is named so, or else the one
 * with by far the longest cells among the first rows.
 */
final class DelimitedTable {

  /** Rows that are looked at to find a text column that is not named. */
  private static final int ROWS_LOOKED_AT = 20;

  /** ... or fewer, where they are very wide: all of them are held in memory. */
  private static final int CELLS_LOOKED_AT = 500_000;

  /** A column's cells are texts from so many characters on average. */
  private static final int SHORTEST_TEXT_CHARS = 200;

  /** ... and where they are so many times as long as those of any other column. */
  private static final int TIMES_LONGER = 4;

  private static final int HEADER_LOOKED_AT_CHARS = 1 << 16;

  private final TableRows rows;
  private final int longestCellChars;

  DelimitedTable(TableRows rows, int longestCellChars) {
    this.rows = rows;
    this.longestCellChars = longestCellChars;
  }

  /**
   * Reads a table to its end.
   *
   * @throws RefusedException if there is no text column; for the rest of the table, after the rows
   *     before it were taken, once a row is malformed or one too many
   * @throws IOException if the table can't be read to its end
   */
  void read(Reader reader, String name) throws IOException {
    BufferedReader buffered = new BufferedReader(reader, HEADER_LOOKED_AT_CHARS);
    char delimiter = delimiterOf(buffered, name);
    rows.format(delimiter == '\t' ? Format.TSV : Format.CSV);
    BoundedRows bounded = new BoundedRows(buffered, longestCellChars + HEADER_LOOKED_AT_CHARS);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .setLenientEof(false)
            .get();
    try (CSVParser parser = CSVParser.builder().setReader(bounded).setFormat(format).get()) {
      readRows(new Records(parser.iterator(), bounded));
    }
  }

  private void readRows(Records records) throws IOException {
    List<CSVRecord> first = new ArrayList<>();
    int cells = 0;
    @Nullable RefusedException malformed = null;
    try {
      for (CSVRecord row = records.next(); row != null; row = records.next()) {
        first.add(row);
        cells += row.size();
        boolean hasData = first.size() > 1;
        if (first.size() > ROWS_LOOKED_AT || (hasData && cells > CELLS_LOOKED_AT)) {
          break;
        }
      }
    } catch (RefusedException e) {
      malformed = e;
    }
    if (first.isEmpty()) {
      throw malformed == null
          ? new RefusedException(ReasonCode.FILE_EMPTY, "The table has no rows")
          : malformed;
    }
    boolean headless = isHeadless(first.get(0));
    List<String> header = headless ? List.of() : first.get(0).toList();
    List<CSVRecord> data = headless ? first : first.subList(1, first.size());
    if (data.isEmpty() && malformed == null) {
      throw new RefusedException(ReasonCode.FILE_EMPTY, "The table has a header and no rows");
    }
    int textColumn = textColumn(header, data);
    if (textColumn < 0 && malformed == null) {
      throw new RefusedException(
          ReasonCode.TABLE_WITHOUT_TEXT_COLUMN,
          "None of the columns %s is named text or 正文, or has by far the longest cells"
              .formatted(shortened(header)));
    }
    for (CSVRecord row : data) {
      take(header, textColumn, row);
    }
    if (malformed != null) {
      refuseRest(malformed);
      return;
    }
    try {
      for (CSVRecord row = records.next(); row != null; row = records.next()) {
        take(header, textColumn, row);
      }
    } catch (RefusedException e) {
      refuseRest(e);
    }
  }

  /** The table's own fault is its next row's; that of the file around it is the caller's. */
  private void refuseRest(RefusedException e) throws RefusedException {
    if (e.reasonCode() != ReasonCode.TABLE_MALFORMED) {
      throw e;
    }
    rows.refuse(e.reasonCode(), e.detail());
  }

  private void take(List<String> header, int textColumn, CSVRecord row) throws RefusedException {
    if (textColumn < 0) {
      rows.refuse(ReasonCode.TABLE_WITHOUT_TEXT_COLUMN, "The columns are " + shortened(header));
      return;
    }
    if (!header.isEmpty() && row.size() > header.size()) {
      rows.refuse(
          ReasonCode.TABLE_MALFORMED,
          "The row has %d cells, the header %d; is a text not quoted?"
              .formatted(row.size(), header.size()));
      return;
    }
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < header.size() && i < row.size(); i++) {
      if (i != textColumn) {
        ColumnNames.put(columns, header.get(i), row.get(i));
      }
    }
    rows.take(textColumn < row.size() ? row.get(textColumn) : "", columns);
  }

  private static boolean isHeadless(CSVRecord first) {
    for (String cell : first) {
      if (cell.length() > SHORTEST_TEXT_CHARS) {
        return true;
      }
    }
    return false;
  }

  private static int textColumn(List<String> header, List<CSVRecord> data) {
    List<String> names = header.stream().map(ColumnNames::normal).toList();
    for (String name : ColumnNames.TEXT) {
      if (names.contains(name)) {
        return names.indexOf(name);
      }
    }
    int width = data.stream().mapToInt(CSVRecord::size).max().orElse(0);
    long[] chars = new long[width];
    for (CSVRecord row : data) {
      for (int i = 0; i < row.size(); i++) {
        chars[i] += row.get(i).length();
      }
    }
    int longest = -1;
    long secondChars = 0;
    for (int i = 0; i < width; i++) {
      if (longest < 0 || chars[i] > chars[longest]) {
        secondChars = longest < 0 ? 0 : chars[longest];
        longest = i;
      } else {
        secondChars = Math.max(secondChars, chars[i]);
      }
    }
    boolean isText =
        longest >= 0
            && chars[longest] >= (long) SHORTEST_TEXT_CHARS * data.size()
            && chars[longest] >= TIMES_LONGER * secondChars;
    return isText ? longest : -1;
  }

  private static String shortened(List<String> header) {
    String names = String.join(", ", header).replace('\n', ' ');
    return Texts.shown(names);
  }

  /** The delimiter that stands most often in the first line; tab in a file named so. */
  private static char delimiterOf(BufferedReader reader, String name) throws IOException {
    if (ContentKind.extension(name).equals("tsv")) {
      return '\t';
    }
    reader.mark(HEADER_LOOKED_AT_CHARS);
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = 0; i < HEADER_LOOKED_AT_CHARS - 1; i++) {
      int c = reader.read();
      if (c < 0 || c == '\n' || c == '\r') {
        break;
      }
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
    }
    reader.reset();
    if (tabs > commas && tabs >= semicolons) {
      return '\t';
    }
    return semicolons > commas ? ';' : ',';
  }

  /** The parser's records, with its unchecked exceptions turned into the checked ones they are. */
  private static final class Records {
    private final Iterator<CSVRecord> iterator;
    private final BoundedRows bounded;

    Records(Iterator<CSVRecord> iterator, BoundedRows bounded) {
      this.iterator = iterator;
      this.bounded = bounded;
    }

    @Nullable CSVRecord next() throws IOException {
      try {
        if (!iterator.hasNext()) {
          return null;
        }
        CSVRecord row = iterator.next();
        bounded.rowEnded();
        return row;
      } catch (UncheckedIOException e) {
        RefusedException refused = RefusedException.within(e);
        throw refused != null ? refused : malformed(e);
      } catch (IllegalStateException e) {
        throw malformed(e);
      }
    }

    private static RefusedException malformed(RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new RefusedException(
          ReasonCode.TABLE_MALFORMED,
          "The rest of the table can't be parsed: " + cause.getMessage(),
          e);
    }
  }
}
