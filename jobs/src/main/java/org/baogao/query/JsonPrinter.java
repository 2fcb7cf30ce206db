package org.baogao.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a JSON array of objects, one a line. Numbers are numbers (NaN and the infinities, which
 * JSON lacks, are text), dates are ISO text.
 */
final class JsonPrinter implements ResultPrinter {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build())
          .build();

  @Override
  public void print(Rows rows, PrintWriter out) throws SQLException, IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new OneObjectALine());
      json.writeStartArray();
      while (rows.next()) {
        json.writeStartObject();
        List<@Nullable Object> values = rows.values();
        for (int i = 0; i < values.size(); i++) {
          json.writePOJOField(rows.names().get(i), values.get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  /** Breaks lines in the outermost array only. */
  private static final class OneObjectALine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private int depth;

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
      super.writeStartArray(json);
      depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      if (depth == 1) {
        json.writeRaw('\n');
      }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      super.writeArrayValueSeparator(json);
      if (depth == 1) {
        json.writeRaw('\n');
      }
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      depth--;
      if (depth == 0 && values > 0) {
        json.writeRaw('\n');
      }
      super.writeEndArray(json, values);
    }
  }
}
