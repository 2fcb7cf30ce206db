package org.baogao.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Writes {@code _manifest.json}: indented, keys in a fixed order, one file a line. */
final class ManifestWriter {
  static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON = new JsonMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private final JsonGenerator json;

  private ManifestWriter(JsonGenerator json) {
    this.json = json;
  }

  /** A generator of indented JSON with {@code \n} at line ends; leaves the stream open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(LINES).withObjectIndenter(LINES);
    return JSON.createGenerator(out)
        .setPrettyPrinter(printer)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /**
   * Writes a manifest and returns it.
   *
   * @param inputFiles in ascending order of path, see {@link InputsFingerprint}
   */
  static Manifest write(
      OutputStream out,
      RunId runId,
      Manifest.Draft draft,
      SortedMap<String, Manifest.Table> tables,
      List<Manifest.ReleaseFile> files,
      Iterator<InputFile> inputFiles)
      throws IOException {
    try (JsonGenerator json = generator(out)) {
      ManifestWriter writer = new ManifestWriter(json);
      json.writeStartObject();
      json.writeNumberField("format_version", FORMAT_VERSION);
      json.writeStringField("run_id", runId.value());
      json.writeStringField("created_at", draft.createdAt().toString());
      writer.writeTexts("versions", draft.versions());
      writer.writeTexts("settings", draft.settings());
      writer.writeStages(draft.stages());
      writer.writeTables(tables);
      writer.writeFiles(files);
      Manifest.Inputs inputs = writer.writeInputs(draft.roots(), inputFiles);
      json.writeEndObject();
      json.writeRaw('\n');
      return new Manifest(
          runId,
          draft.createdAt(),
          draft.versions(),
          draft.settings(),
          draft.stages(),
          tables,
          files,
          inputs);
    }
  }

  private void writeTexts(String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private void writeStages(List<Manifest.StageReport> stages) throws IOException {
    json.writeArrayFieldStart("stages");
    for (Manifest.StageReport stage : stages) {
      json.writeStartObject();
      json.writeStringField("stage", stage.stage());
      json.writeNumberField("seconds", stage.seconds());
      json.writeObjectFieldStart("counts");
      for (Map.Entry<String, Long> count : stage.counts().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTables(SortedMap<String, Manifest.Table> tables) throws IOException {
    json.writeObjectFieldStart("tables");
    for (Map.Entry<String, Manifest.Table> table : tables.entrySet()) {
      json.writeObjectFieldStart(table.getKey());
      json.writeNumberField("rows", table.getValue().rows());
      json.writeNumberField("bytes", table.getValue().bytes());
      json.writeStringField("content_hash", table.getValue().contentHash());
      writeFiles(table.getValue().files());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeFiles(List<Manifest.ReleaseFile> files) throws IOException {
    json.writeArrayFieldStart("files");
    for (Manifest.ReleaseFile file : files) {
      writeFileLine("name", file.name(), file.bytes(), file.sha256());
    }
    json.writeEndArray();
  }

  private Manifest.Inputs writeInputs(
      SortedMap<String, String> roots, Iterator<InputFile> inputFiles) throws IOException {
    InputsFingerprint fingerprint = new InputsFingerprint();
    json.writeObjectFieldStart("inputs");
    writeTexts("roots", roots);
    json.writeArrayFieldStart("files");
    while (inputFiles.hasNext()) {
      InputFile file = inputFiles.next();
      fingerprint.add(file);
      writeFileLine("source_path", file.sourcePath(), file.bytes(), file.sha256());
    }
    json.writeEndArray();
    Manifest.Inputs inputs =
        new Manifest.Inputs(roots, fingerprint.files(), fingerprint.bytes(), fingerprint.value());
    json.writeNumberField("file_count", inputs.files());
    json.writeNumberField("bytes", inputs.bytes());
    json.writeStringField("fingerprint", inputs.fingerprint());
    json.writeEndObject();
    return inputs;
  }

  private void writeFileLine(String nameKey, String name, long bytes, String sha256)
      throws IOException {
    json.writeRawValue(
        JSON.createObjectNode()
            .put(nameKey, name)
            .put("bytes", bytes)
            .put("sha256", sha256)
            .toString());
  }
}
