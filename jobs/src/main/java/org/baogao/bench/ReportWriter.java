package org.baogao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes the reports of a scaled corpus below a folder, in UTF-8, in the layout asked for. */
abstract sealed class ReportWriter implements Closeable {

  /** How reports lie in files. */
  enum Layout {
    /** One text file a report, up to 1,000 a folder; the name says region and year. */
    FILES,
    /** JSON Lines, one report a line, with its region and year in columns of their own. */
    TABLE
  }

  static final String TEXT_FILE = ".txt";
  static final String TABLE_FILE = ".jsonl";
  static final String TEXT_COLUMN = "text";

  private static final int FILES_OF_A_FOLDER = 1_000;
  private static final int ROWS_OF_A_TABLE = 2_000;

  /** Even a small corpus makes this many tables, so that every core has one. */
  private static final int FEWEST_TABLES = 16;

  /** A writer of so many reports below a folder. */
  static ReportWriter of(Layout layout, Path folder, int reports) {
    return switch (layout) {
      case FILES -> new FileWriter(folder);
      case TABLE ->
          new TableWriter(
              folder, Math.min(ROWS_OF_A_TABLE, (reports + FEWEST_TABLES - 1) / FEWEST_TABLES));
    };
  }

  /** Writes the next report. */
  final void write(ScaledReport report) {
    try {
      append(report);
    } catch (IOException e) {
      throw new UncheckedIOException("The scaled corpus can't be written", e);
    }
  }

  abstract void append(ScaledReport report) throws IOException;

  private static final class FileWriter extends ReportWriter {
    private final Path root;
    private int count;

    FileWriter(Path root) {
      this.root = root;
    }

    @Override
    void append(ScaledReport report) throws IOException {
      Path folder = root.resolve(letters(count / FILES_OF_A_FOLDER));
      if (count % FILES_OF_A_FOLDER == 0) {
        Files.createDirectories(folder);
      }
      String name = report.regionCode() + "_" + report.year() + "_" + letters(count) + TEXT_FILE;
      Files.writeString(folder.resolve(name), report.text());
      count++;
    }

    @Override
    public void close() {}
  }

  private static final class TableWriter extends ReportWriter {
    private final JsonFactory json = new JsonFactory();
    private final Path root;
    private final int rows;
    private @Nullable JsonGenerator open;
    private int count;

    TableWriter(Path root, int rows) {
      this.root = root;
      this.rows = rows;
    }

    @Override
    void append(ScaledReport report) throws IOException {
      JsonGenerator table = open;
      if (table == null || count % rows == 0) {
        close();
        Files.createDirectories(root);
        Path file = root.resolve("reports_" + letters(count / rows) + TABLE_FILE);
        table = json.createGenerator(Files.newBufferedWriter(file, UTF_8));
        table.setRootValueSeparator(null);
        open = table;
      }
      table.writeStartObject();
      table.writeStringField("region_code", report.regionCode());
      table.writeNumberField("year", report.year());
      table.writeStringField(TEXT_COLUMN, report.text());
      table.writeEndObject();
      table.writeRaw('\n');
      count++;
    }

    @Override
    public void close() throws IOException {
      if (open != null) {
        open.close();
      }
    }
  }

  /** A number in letters, four at least: in names, digits would look like codes and years. */
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; rest > 0 || letters.length() < 4; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.reverse().toString();
  }
}
