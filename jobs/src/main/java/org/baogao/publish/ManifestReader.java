package org.baogao.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.fs.ChecksumException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates {@code _manifest.json}. Input files are passed on one by one; all the rest is
 * small. Unknown keys are passed over, so that a later version may add some.
 */
final class ManifestReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String where;
  private final JsonParser parser;

  private ManifestReader(String where, JsonParser parser) {
    this.where = where;
    this.parser = parser;
  }

  static Manifest read(InputStream in, String where, Consumer<InputFile> inputFiles)
      throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      return new ManifestReader(where, parser).read(inputFiles);
    } catch (JsonProcessingException e) {
      throw new ManifestException(
          "%s is not the JSON of a manifest: %s".formatted(where, e.getOriginalMessage()), e);
    } catch (CharConversionException | ChecksumException | IllegalArgumentException e) {
      throw new ManifestException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  /** Reads a small JSON object, as {@code _CURRENT.json}. */
  static Fields readObject(InputStream in, String where) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonNode node = JSON.readTree(parser);
      if (node == null || parser.nextToken() != null) {
        throw new ManifestException("%s: expected one JSON object".formatted(where));
      }
      return new Fields(where, "", node);
    } catch (JsonProcessingException e) {
      throw new ManifestException("%s is not JSON: %s".formatted(where, e.getOriginalMessage()), e);
    } catch (CharConversionException | ChecksumException e) {
      throw new ManifestException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  private Manifest read(Consumer<InputFile> inputFiles) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "");
    ObjectNode rest = JSON.createObjectNode();
    Manifest.Inputs inputs = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("inputs")) {
        inputs = readInputs(inputFiles);
      } else {
        rest.set(name, JSON.readTree(parser));
      }
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT, "");
    expect(parser.nextToken(), null, "");
    Fields fields = new Fields(where, "", rest);
    if (fields.number("format_version") != ManifestWriter.FORMAT_VERSION) {
      throw fields.wrong("format_version", "" + ManifestWriter.FORMAT_VERSION);
    }
    SortedMap<String, Manifest.Table> tables = tables(fields.object("tables"));
    return new Manifest(
        runId(fields, "run_id"),
        instant(fields, "created_at"),
        fields.object("versions").texts(),
        fields.object("settings").texts(),
        stages(fields.array("stages")),
        tables,
        files(fields, "files"),
        present(inputs));
  }

  private Manifest.Inputs present(Manifest.@Nullable Inputs inputs) throws ManifestException {
    if (inputs == null) {
      throw new ManifestException("%s: inputs is missing".formatted(where));
    }
    return inputs;
  }

  private Manifest.Inputs readInputs(Consumer<InputFile> inputFiles) throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "inputs");
    ObjectNode rest = JSON.createObjectNode();
    InputsFingerprint fingerprint = new InputsFingerprint();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (!name.equals("files")) {
        rest.set(name, JSON.readTree(parser));
        continue;
      }
      expect(parser.currentToken(), JsonToken.START_ARRAY, "inputs.files");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Fields line = new Fields(where, "inputs.files", JSON.readTree(parser));
        InputFile file =
            new InputFile(line.text("source_path"), line.number("bytes"), line.text("sha256"));
        fingerprint.add(file);
        inputFiles.accept(file);
      }
    }
    Fields fields = new Fields(where, "inputs", rest);
    Manifest.Inputs found =
        new Manifest.Inputs(
            fields.object("roots").texts(),
            fingerprint.files(),
            fingerprint.bytes(),
            fingerprint.value());
    if (fields.number("file_count") != found.files()) {
      throw fields.wrong("file_count", found.files() + ", the number of files listed");
    }
    if (fields.number("bytes") != found.bytes()) {
      throw fields.wrong("bytes", found.bytes() + ", the sum over the files listed");
    }
    if (!fields.text("fingerprint").equals(found.fingerprint())) {
      throw fields.wrong("fingerprint", found.fingerprint() + ", that of the files listed");
    }
    return found;
  }

  private SortedMap<String, Manifest.Table> tables(Fields tables) throws ManifestException {
    SortedMap<String, Manifest.Table> read = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : tables.node().properties()) {
      if (!Manifest.TABLE_NAME.matcher(entry.getKey()).matches()) {
        throw new ManifestException(
            "%s: tables: '%s' is no table's name; expected lower-case letters, digits and _"
                .formatted(where, entry.getKey()));
      }
      Fields table = tables.object(entry.getKey());
      read.put(
          entry.getKey(),
          new Manifest.Table(
              table.number("rows"),
              table.number("bytes"),
              table.text("content_hash"),
              files(table, "files")));
    }
    return read;
  }

  private List<Manifest.StageReport> stages(List<Fields> stages) throws ManifestException {
    List<Manifest.StageReport> read = new ArrayList<>();
    for (Fields stage : stages) {
      read.add(
          new Manifest.StageReport(
              stage.text("stage"), stage.decimal("seconds"), stage.object("counts").numbers()));
    }
    return read;
  }

  /** The files of a release; a name that leads out of its directory is refused. */
  private List<Manifest.ReleaseFile> files(Fields parent, String name) throws ManifestException {
    List<Manifest.ReleaseFile> read = new ArrayList<>();
    for (Fields file : parent.array(name)) {
      String fileName = file.text("name");
      for (String part : fileName.split("/", -1)) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
          throw file.wrong("name", "a path below the release");
        }
      }
      String sha256 = file.text("sha256");
      if (!Sha256.isHash(sha256)) {
        throw file.wrong("sha256", "64 hexadecimal digits");
      }
      read.add(new Manifest.ReleaseFile(fileName, file.number("bytes"), sha256));
    }
    return read;
  }

  static RunId runId(Fields fields, String name) throws ManifestException {
    String text = fields.text(name);
    return RunId.of(text)
        .orElseThrow(() -> fields.wrong(name, "a run id like 20261122T025749123Z-3f9a"));
  }

  static Instant instant(Fields fields, String name) throws ManifestException {
    try {
      return Instant.parse(fields.text(name));
    } catch (DateTimeException e) {
      throw fields.wrong(name, "an instant like 2026-11-22T02:57:49Z");
    }
  }

  private void expect(@Nullable JsonToken found, @Nullable JsonToken expected, String path)
      throws ManifestException {
    if (found != expected) {
      throw new ManifestException(
          "%s: expected %s%s, found %s"
              .formatted(
                  where,
                  expected == null ? "the end of the file" : expected,
                  path.isEmpty() ? "" : " at " + path,
                  found == null ? "the end of the file" : found));
    }
  }

  /** A JSON object whose fields are read with messages that name them. */
  record Fields(String where, String path, JsonNode node) {
    Fields {
      if (!node.isObject()) {
        throw new IllegalArgumentException(
            "%s is %s; expected an object".formatted(path.isEmpty() ? "content" : path, node));
      }
    }

    String text(String name) throws ManifestException {
      JsonNode value = node.path(name);
      if (!value.isTextual()) {
        throw wrong(name, "a text");
      }
      return value.textValue();
    }

    long number(String name) throws ManifestException {
      JsonNode value = node.path(name);
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
        throw wrong(name, "a whole number, 0 or more");
      }
      return value.longValue();
    }

    double decimal(String name) throws ManifestException {
      JsonNode value = node.path(name);
      if (!value.isNumber()) {
        throw wrong(name, "a number");
      }
      return value.doubleValue();
    }

    Fields object(String name) throws ManifestException {
      JsonNode value = node.path(name);
      if (!value.isObject()) {
        throw wrong(name, "an object");
      }
      return new Fields(where, at(name), value);
    }

    List<Fields> array(String name) throws ManifestException {
      JsonNode value = node.path(name);
      if (!value.isArray()) {
        throw wrong(name, "an array");
      }
      List<Fields> elements = new ArrayList<>();
      for (JsonNode element : value) {
        elements.add(new Fields(where, at(name), element));
      }
      return elements;
    }

    SortedMap<String, String> texts() throws ManifestException {
      SortedMap<String, String> texts = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        texts.put(entry.getKey(), text(entry.getKey()));
      }
      return texts;
    }

    SortedMap<String, Long> numbers() throws ManifestException {
      SortedMap<String, Long> numbers = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        numbers.put(entry.getKey(), number(entry.getKey()));
      }
      return numbers;
    }

    ManifestException wrong(String name, String expected) {
      JsonNode value = node.path(name);
      return new ManifestException(
          "%s: %s is %s; expected %s"
              .formatted(
                  where, at(name), value.isMissingNode() ? "missing" : value.toString(), expected));
    }

    private String at(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }
  }
}
