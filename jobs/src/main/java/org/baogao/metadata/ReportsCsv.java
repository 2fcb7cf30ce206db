package org.baogao.metadata;

import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user says about reports: a CSV file with the columns {@code file}, {@code region} (a
 * code or a name) and {@code year}, and if wanted {@code meeting_date} (2021-12-15) and {@code
 * title}.
 *
 * <p>A file is named by its source path or by the end of it, whole folder names only; of several
 * rows that fit, the longest counts. An empty cell leaves the value to the report itself.
 */
public final class ReportsCsv implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<String> REQUIRED = Set.of("file", "region", "year");

  private final LinkedHashMap<String, Row> rows;

  /**
   * One row.
   *
   * @param file the path as given, with {@code /}
   * @param line the line in the user's file, from 1
   * @param values all cells by lower-case column name
   */
  public record Row(String file, long line, Map<String, String> values) implements Serializable {
    /** Copies the map. */
    public Row {
      values = Map.copyOf(values);
    }

    /** The cell, or an empty string where the row has none. */
    public String value(String column) {
      return values.getOrDefault(column, "");
    }
  }

  private ReportsCsv(Map<String, Row> rows) {
    this.rows = new LinkedHashMap<>(rows);
  }

  /** No file given: no report is known beforehand. */
  public static ReportsCsv none() {
    return new ReportsCsv(Map.of());
  }

  /** Reads the user's file. */
  public static ReportsCsv read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new MetadataFileException("%s: can't be read as UTF-8".formatted(file), e);
    }
  }

  /** Reads CSV text; {@code name} is for messages. */
  public static ReportsCsv parse(String csv, String name) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (CsvFile.Row cells : CsvFile.read(new StringReader(csv), name, REQUIRED)) {
      String file = normalized(cells.value("file"));
      if (file.isEmpty()) {
        throw cells.wrong("file", "expected a path, found nothing");
      }
      requireYear(cells);
      requireDate(cells);
      Row earlier = rows.put(file, new Row(file, cells.line(), cells.values()));
      if (earlier != null) {
        throw cells.wrong("file", "'%s' stands in line %d already".formatted(file, earlier.line()));
      }
    }
    return new ReportsCsv(rows);
  }

  /** The row for a source path. */
  public Optional<Row> rowFor(String sourcePath) {
    String path = normalized(sourcePath);
    for (int from = 0; from >= 0; from = next(path, from)) {
      Row row = rows.get(path.substring(from));
      if (row != null) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The rows that fit none of the source paths, in the order of the file. */
  public List<Row> unused(Collection<String> sourcePaths) {
    Set<Row> used = new HashSet<>();
    sourcePaths.forEach(path -> rowFor(path).ifPresent(used::add));
    return rows.values().stream().filter(row -> !used.contains(row)).toList();
  }

  private static int next(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? -1 : slash + 1;
  }

  private static String normalized(String path) {
    String slashes = path.replace('\\', '/');
    return slashes.startsWith("./") ? slashes.substring(2) : slashes;
  }

  private static void requireYear(CsvFile.Row cells) {
    String year = cells.value("year");
    if (!year.isEmpty() && Cells.year(year) == null) {
      throw cells.wrong("year", "expected a year of four digits, found '%s'".formatted(year));
    }
  }

  private static void requireDate(CsvFile.Row cells) {
    String date = cells.value("meeting_date");
    if (!date.isEmpty() && Cells.date(date) == null) {
      throw cells.wrong(
          "meeting_date", "expected a date like 2021-12-15, found '%s'".formatted(date));
    }
  }
}
