package org.baogao.ingest;

import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.baogao.report.Stage;

/** Numbers the rows of one table; each becomes a report or a reject. */
final class TableRows {
  private final String sourcePath;
  private final String charset;
  private final int longestCellChars;
  private final Budget budget;
  private final ReportSink sink;
  private Format format = Format.CSV;
  private long row;
  private boolean empty = true;

  TableRows(
      String sourcePath, String charset, int longestCellChars, Budget budget, ReportSink sink) {
    this.sourcePath = sourcePath;
    this.charset = charset;
    this.longestCellChars = longestCellChars;
    this.budget = budget;
    this.sink = sink;
  }

  /** Sets the format of the rows that follow. */
  void format(Format format) {
    this.format = format;
  }

  /**
   * Takes the next row.
   *
   * @throws RefusedException for the rest of the table, if it has too many rows
   */
  void take(String text, Map<String, String> columns) throws RefusedException {
    if (Texts.isBlank(text)) {
      refuse(ReasonCode.ROW_WITHOUT_TEXT, "The other columns are " + columns.keySet());
    } else if (text.length() > longestCellChars) {
      refuse(
          ReasonCode.FILE_TOO_LARGE,
          "The row's text has %d characters, the limit is %d"
              .formatted(text.length(), longestCellChars));
    } else if (Texts.isUndecodable(text)) {
      refuse(ReasonCode.CHARSET_UNDECODABLE, "The row's text is not " + charset);
    } else {
      sink.accept(
          new SourceReport(
              next(), DigestUtils.sha256Hex(text), format, charset, text, null, columns));
    }
  }

  /**
   * Refuses the next row.
   *
   * @throws RefusedException for the rest of the table, if it has too many rows
   */
  void refuse(ReasonCode reasonCode, String detail) throws RefusedException {
    sink.reject(new Reject(next(), Stage.INGEST, reasonCode, detail));
  }

  /** Passes over a row that is none: a blank line. */
  void skip() {
    row++;
  }

  /** Whether no row was taken or refused so far. */
  boolean isEmpty() {
    return empty;
  }

  /** The path of the next row. */
  private String next() throws RefusedException {
    row++;
    empty = false;
    String path = sourcePath + "#" + row;
    budget.row(path);
    return path;
  }
}
