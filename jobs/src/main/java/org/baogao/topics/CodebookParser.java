package org.baogao.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a codebook from CSV and refuses what can't be used, saying where it stands. */
final class CodebookParser {
  private static final String TOPIC_ID = "topic_id";
  private static final String NAME_ZH = "name_zh";
  private static final String NAME_EN = "name_en";
  private static final String CAP_CODE = "cap_code";
  private static final String DEFINITION = "definition";
  private static final String WORDS = "words";
  private static final List<String> COLUMNS =
      List.of(TOPIC_ID, NAME_ZH, NAME_EN, CAP_CODE, DEFINITION, WORDS);

  private static final Pattern ID = Pattern.compile("[a-z_]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final double DEFAULT_WEIGHT = 1;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .get();

  private final String name;

  CodebookParser(String name) {
    this.name = name;
  }

  Codebook parse(Reader reader) throws IOException {
    BufferedReader text = new BufferedReader(reader);
    skipByteOrderMark(text);
    List<Topic> topics = new ArrayList<>();
    try (CSVParser csv = FORMAT.parse(text)) {
      requireColumns(csv.getHeaderNames());
      Map<String, Long> lines = new HashMap<>();
      for (CSVRecord row : csv) {
        long line = csv.getCurrentLineNumber();
        Topic topic = topic(row, line);
        Long earlier = lines.putIfAbsent(topic.id(), line);
        if (earlier != null) {
          throw invalid(
              line, TOPIC_ID, "an id of its own", topic.id() + ", also in line " + earlier);
        }
        topics.add(topic);
      }
      if (!lines.containsKey(Codebook.GENERAL)) {
        throw invalid(
            csv.getCurrentLineNumber(),
            TOPIC_ID,
            "a row of the fallback topic " + Codebook.GENERAL + " by the end of the file",
            "none in " + topics.size() + " rows");
      }
    } catch (UncheckedIOException e) {
      // Commons CSV reports a broken quotation while it iterates.
      throw new InvalidCodebookException(
          "%s: expected CSV, found %s".formatted(name, e.getMessage()));
    }
    return new Codebook(topics);
  }

  /** Spreadsheets write one at the front of their CSV files. */
  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private void requireColumns(List<String> found) {
    for (String column : COLUMNS) {
      if (!found.contains(column)) {
        throw invalid(1, column, "the columns " + COLUMNS, found.toString());
      }
    }
  }

  private Topic topic(CSVRecord row, long line) {
    if (!row.isConsistent()) {
      throw invalid(line, "last", COLUMNS.size() + " values", row.size() + " values");
    }
    String id = row.get(TOPIC_ID).strip();
    if (!ID.matcher(id).matches()) {
      throw invalid(line, TOPIC_ID, "small letters and underscores", id);
    }
    return new Topic(
        id,
        required(row, NAME_ZH, line),
        required(row, NAME_EN, line),
        capCode(row.get(CAP_CODE).strip(), line),
        row.get(DEFINITION).strip(),
        words(row.get(WORDS).strip(), line));
  }

  private String required(CSVRecord row, String column, long line) {
    String value = row.get(column).strip();
    if (value.isEmpty()) {
      throw invalid(line, column, "a name", value);
    }
    return value;
  }

  private @Nullable Integer capCode(String value, long line) {
    if (value.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw invalid(line, CAP_CODE, "a whole number or nothing", value);
    }
  }

  private List<WeightedWord> words(String value, long line) {
    List<WeightedWord> words = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String item : SPACES.splitAsStream(value).filter(part -> !part.isEmpty()).toList()) {
      WeightedWord word = word(item, line);
      if (!seen.add(word.word())) {
        throw invalid(line, WORDS, "every word once", word.word() + " twice");
      }
      words.add(word);
    }
    return words;
  }

  private WeightedWord word(String item, long line) {
    int colon = item.lastIndexOf(':');
    if (colon < 0) {
      return new WeightedWord(item, DEFAULT_WEIGHT);
    }
    double weight;
    try {
      weight = Double.parseDouble(item.substring(colon + 1));
    } catch (NumberFormatException e) {
      weight = Double.NaN;
    }
    if (colon == 0 || !Double.isFinite(weight)) {
      throw invalid(line, WORDS, "word:weight with a finite number as weight", item);
    }
    return new WeightedWord(item.substring(0, colon), weight);
  }

  private InvalidCodebookException invalid(
      long line, String column, String expected, String found) {
    return new InvalidCodebookException(
        "%s, line %d, column %s: expected %s, found '%s'"
            .formatted(name, line, column, expected, found));
  }
}
