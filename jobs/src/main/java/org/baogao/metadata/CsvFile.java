package org.baogao.metadata;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads small CSV files with {@code #} comments, and says where in them something is wrong. */
final class CsvFile {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private CsvFile() {}

  /**
   * One row of data.
   *
   * @param file the file's name for messages
   * @param line the line in which the row begins, from 1
   * @param values the cells by lower-case column name, without outer white space
   */
  record Row(String file, long line, Map<String, String> values) {

    /** The cell, or an empty string where the row has none. */
    String value(String column) {
      return values.getOrDefault(column, "");
    }

    MetadataFileException wrong(String column, String found) {
      return new MetadataFileException(
          "%s line %d, column %s: %s".formatted(file, line, column, found));
    }
  }

  /** All rows of a file whose first row names its columns; {@code required} must be among them. */
  static List<Row> read(Reader reader, String file, Set<String> required) {
    List<Row> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      long line = 1;
      for (CSVRecord cells : parser) {
        long end = parser.getCurrentLineNumber();
        if (header.isEmpty()) {
          header.addAll(columns(cells));
          requireColumns(header, required, file, end);
        } else {
          rows.add(new Row(file, line, values(header, cells, file, end)));
        }
        line = end + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MetadataFileException("%s: not a readable CSV file".formatted(file), e);
    }
    if (header.isEmpty()) {
      throw new MetadataFileException(
          "%s: expected a first line with the columns %s, found no line"
              .formatted(file, List.copyOf(required)));
    }
    return rows;
  }

  private static List<String> columns(CSVRecord cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      names.add(cell.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static void requireColumns(
      List<String> header, Set<String> required, String file, long line) {
    for (String column : required) {
      if (!header.contains(column)) {
        throw new MetadataFileException(
            "%s line %d: expected the column %s, found %s".formatted(file, line, column, header));
      }
    }
  }

  private static Map<String, String> values(
      List<String> header, CSVRecord cells, String file, long line) {
    if (cells.size() > header.size()) {
      throw new MetadataFileException(
          "%s line %d: expected %d columns, found %d"
              .formatted(file, line, header.size(), cells.size()));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      values.put(header.get(i), cells.get(i).strip());
    }
    return Map.copyOf(values);
  }
}
