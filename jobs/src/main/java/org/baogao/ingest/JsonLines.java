package org.baogao.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines: one object, one report a line. The row's number is the line's. A line that is no
 * object is refused, the others are not touched by it.
 */
final class JsonLines {
  /** Rows are flat; deeper values than this are an attack. */
  private static final int DEEPEST_NESTING = 64;

  private static final int LONGEST_NUMBER = 1000;

  /** A field that is not named as the text is taken for it from so many characters. */
  private static final int SHORTEST_TEXT_CHARS = 200;

  /** Markup, escapes and other fields around a text may make its line so many times longer. */
  private static final int LINE_CHARS_PER_CELL_CHAR = 6;

  private final TableRows rows;
  private final long longestLineChars;
  private final JsonFactory factory;

  JsonLines(TableRows rows, int longestCellChars) {
    this.rows = rows;
    this.longestLineChars = (long) LINE_CHARS_PER_CELL_CHAR * longestCellChars;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength((int) Math.min(longestLineChars, Integer.MAX_VALUE))
                    .build())
            .build();
    rows.format(Format.JSONL);
  }

  /**
   * Reads the lines to the end.
   *
   * @throws RefusedException if all lines are blank; for the rest if there are too many
   * @throws IOException if they can't be read to the end
   */
  void read(Reader reader) throws IOException {
    BufferedReader buffered = new BufferedReader(reader, 1 << 16);
    StringBuilder line = new StringBuilder();
    for (boolean more = true; more; ) {
      line.setLength(0);
      LineEnd end = readLine(buffered, line);
      more = end != LineEnd.FILE;
      if (end == LineEnd.TOO_LONG) {
        rows.refuse(
            ReasonCode.FILE_TOO_LARGE,
            "The line has more than %d characters".formatted(longestLineChars));
        more = skipLine(buffered);
      } else if (!Texts.isBlank(line.toString())) {
        take(line.toString());
      } else if (more) {
        rows.skip();
      }
    }
    if (rows.isEmpty()) {
      throw new RefusedException(ReasonCode.FILE_EMPTY, "All lines are blank");
    }
  }

  private enum LineEnd {
    LINE,
    FILE,
    TOO_LONG
  }

  private LineEnd readLine(BufferedReader reader, StringBuilder line) throws IOException {
    while (line.length() <= longestLineChars) {
      int c = reader.read();
      if (c < 0) {
        return LineEnd.FILE;
      }
      if (c == '\n') {
        return LineEnd.LINE;
      }
      line.append((char) c);
    }
    return LineEnd.TOO_LONG;
  }

  private static boolean skipLine(BufferedReader reader) throws IOException {
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '\n') {
        return true;
      }
    }
    return false;
  }

  private void take(String line) throws RefusedException {
    Map<String, String> fields;
    try (JsonParser parser = factory.createParser(line)) {
      fields = object(parser);
    } catch (JsonProcessingException e) {
      rows.refuse(ReasonCode.JSON_MALFORMED, e.getOriginalMessage());
      return;
    } catch (IOException e) {
      rows.refuse(ReasonCode.JSON_MALFORMED, String.valueOf(e.getMessage()));
      return;
    }
    String textField = textField(fields);
    if (textField == null) {
      rows.refuse(
          ReasonCode.TABLE_WITHOUT_TEXT_COLUMN,
          "No text, content or 正文 among the fields " + fields.keySet());
      return;
    }
    String text = fields.getOrDefault(textField, "");
    Map<String, String> columns = new HashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(textField)) {
            ColumnNames.put(columns, name, value);
          }
        });
    rows.take(text, columns);
  }

  /** The object's plain fields in their order; lists of strings, paragraphs, are joined. */
  private static Map<String, String> object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("The line is no JSON object");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        fields.put(name, paragraphs(parser));
      } else if (token == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        fields.put(name, parser.getText());
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("The object is not closed");
    }
    if (parser.nextToken() != null) {
      throw new IOException("Something follows the object in its line");
    }
    return fields;
  }

  private static String paragraphs(JsonParser parser) throws IOException {
    StringBuilder joined = new StringBuilder();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        joined.append(joined.isEmpty() ? "" : "\n").append(parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return joined.toString();
  }

  private static @Nullable String textField(Map<String, String> fields) {
    for (String name : ColumnNames.TEXT) {
      for (String field : fields.keySet()) {
        if (ColumnNames.normal(field).equals(name)) {
          return field;
        }
      }
    }
    @Nullable String longest = null;
    int chars = SHORTEST_TEXT_CHARS - 1;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue().length() > chars) {
        longest = field.getKey();
        chars = field.getValue().length();
      }
    }
    return longest;
  }
}
