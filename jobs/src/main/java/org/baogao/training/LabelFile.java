package org.baogao.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads labels in one of two forms:
 *
 * <ul>
 *   <li>{@code .jsonl}: an object a line with {@code file, text, primary} and, where known, {@code
 *       secondary} (a list), {@code stance, paragraph, sentence, paragraph_lead, previous};
 *   <li>{@code .csv}: references without text, with the columns {@code file, begin_offset,
 *       end_offset, primary, secondary}, the last separated by spaces.
 * </ul>
 */
public final class LabelFile {
  private static final String FILE = "file";
  private static final String BEGIN = "begin_offset";
  private static final String END = "end_offset";
  private static final String PRIMARY = "primary";
  private static final String SECONDARY = "secondary";
  private static final List<String> COLUMNS = List.of(FILE, BEGIN, END, PRIMARY, SECONDARY);
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .get();

  private LabelFile() {}

  /**
   * The labels of a file, in its order.
   *
   * @throws LabelFileException where a line can't be used
   * @throws IOException where the file can't be read
   */
  public static List<Label> read(Path file) throws IOException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? readCsv(file) : readJson(file);
  }

  private static List<Label> readCsv(Path file) throws IOException {
    List<Label> labels = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser csv = FORMAT.parse(reader)) {
      if (!csv.getHeaderNames().containsAll(COLUMNS)) {
        throw invalid(file, 1, "the columns " + COLUMNS, csv.getHeaderNames().toString());
      }
      for (CSVRecord row : csv) {
        labels.add(label(file, csv.getCurrentLineNumber(), row));
      }
    } catch (UncheckedIOException e) {
      throw new LabelFileException("%s: expected CSV, found %s".formatted(file, e.getMessage()));
    }
    return labels;
  }

  private static Label label(Path file, long line, CSVRecord row) {
    if (!row.isConsistent()) {
      throw invalid(file, line, COLUMNS.size() + " values", row.size() + " values");
    }
    try {
      return new Label(
          row.get(FILE),
          new Label.Offsets(Integer.parseInt(row.get(BEGIN)), Integer.parseInt(row.get(END))),
          row.get(PRIMARY),
          SPACES.splitAsStream(row.get(SECONDARY)).filter(id -> !id.isEmpty()).toList(),
          null);
    } catch (NumberFormatException e) {
      throw invalid(
          file, line, "whole numbers as offsets", row.get(BEGIN) + " and " + row.get(END));
    }
  }

  private static List<Label> readJson(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Label> labels = new ArrayList<>();
    long number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        labels.add(label(file, number, json.readTree(line)));
      } catch (JsonProcessingException e) {
        throw invalid(file, number, "a JSON object", e.getOriginalMessage());
      }
    }
    return labels;
  }

  private static Label label(Path file, long line, JsonNode row) {
    List<String> secondary = new ArrayList<>();
    row.path(SECONDARY).forEach(id -> secondary.add(id.asText()));
    return new Label(
        required(file, line, row, FILE),
        new Label.Quote(
            required(file, line, row, "text"),
            row.path("paragraph").asInt(0),
            row.path("sentence").asInt(0),
            optional(row, "paragraph_lead"),
            optional(row, "previous")),
        required(file, line, row, PRIMARY),
        secondary,
        optional(row, "stance"));
  }

  private static String required(Path file, long line, JsonNode row, String name) {
    String value = optional(row, name);
    if (value == null) {
      throw invalid(file, line, "a text '%s'".formatted(name), row.toString());
    }
    return value;
  }

  private static @Nullable String optional(JsonNode row, String name) {
    JsonNode value = row.path(name);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  private static LabelFileException invalid(Path file, long line, String expected, String found) {
    return new LabelFileException(
        "%s, line %d: expected %s, found %s".formatted(file, line, expected, found));
  }
}
