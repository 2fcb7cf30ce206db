package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManifestTest {
  private static final RunId RUN = new RunId("20261122T025749123Z-3f9a");

  private static String written(Iterator<InputFile> inputs) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ManifestWriter.write(
        out,
        RUN,
        Fixtures.draft(),
        new TreeMap<>(
            Map.of(
                "reports",
                new Manifest.Table(
                    3, 7, "h", List.of(new Manifest.ReleaseFile("a.parquet", 7, Fixtures.HASH))))),
        List.of(new Manifest.ReleaseFile("dashboard/index.html", 9, Fixtures.HASH)),
        inputs);
    return out.toString(UTF_8);
  }

  private static Manifest read(String json) throws IOException {
    return Manifest.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "m.json");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    String json = written(Fixtures.inputs());
    List<InputFile> files = new ArrayList<>();

    Manifest manifest =
        Manifest.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "m.json", files::add);

    assertThat(manifest.runId()).isEqualTo(RUN);
    assertThat(manifest.createdAt()).isEqualTo(Fixtures.NOON);
    assertThat(manifest.versions()).containsEntry("codebook", "c1");
    assertThat(manifest.tables().get("reports").files().get(0).sha256()).isEqualTo(Fixtures.HASH);
    assertThat(manifest.files()).extracting("name").containsExactly("dashboard/index.html");
    assertThat(manifest.stages().get(0).counts()).containsEntry("reports", 2L);
    assertThat(manifest.inputs().bytes()).isEqualTo(30);
    assertThat(files).hasSize(2);
    assertThat(manifest.inputsFingerprint()).isEqualTo(InputsFingerprint.of(files.iterator()));
  }

  @Test
  void equalManifestsAreEqualBytesWithOneFileALine() throws IOException {
    String json = written(Fixtures.inputs());

    assertThat(json).isEqualTo(written(Fixtures.inputs()));
    assertThat(json.lines().filter(line -> line.contains("source_path"))).hasSize(2);
    assertThat(json).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void itTellsWhetherAnythingChanged() throws IOException {
    Manifest manifest = read(written(Fixtures.inputs()));
    Manifest.Draft same = Fixtures.draft();
    String inputs = InputsFingerprint.of(Fixtures.inputs());

    assertThat(manifest.isResultOf(same.versions(), same.settings(), inputs)).isTrue();
    assertThat(manifest.isResultOf(new TreeMap<>(), same.settings(), inputs)).isFalse();
    String changed = InputsFingerprint.of(List.of(new InputFile("a", 1, Fixtures.HASH)).iterator());
    assertThat(manifest.isResultOf(same.versions(), same.settings(), changed)).isFalse();
  }

  @Test
  void messagesNameThePlaceAndWhatWasExpected() throws IOException {
    String json = written(Fixtures.inputs());
    Map<String, String> messages = new TreeMap<>();
    messages.put(json.substring(0, 100), "m.json");
    messages.put("", "m.json: expected START_OBJECT, found the end of the file");
    messages.put("[]", "m.json: expected START_OBJECT, found START_ARRAY");
    messages.put("{}", "m.json: format_version is missing; expected a whole number");
    messages.put(json + "{}", "m.json: expected the end of the file, found START_OBJECT");
    messages.put(json.replace("\"run_id\" : \"2", "\"run_id\" : \"x2"), "expected a run id like");
    messages.put(
        json.replace("\"rows\" : 3", "\"rows\" : \"3\""),
        "m.json: tables.reports.rows is \"3\"; expected a whole number, 0 or more");
    messages.put(json.replace("a.parquet", "../a"), "expected a path below the release");
    messages.put(
        json.replace("\"bytes\" : 30", "\"bytes\" : 31"),
        "m.json: inputs.bytes is 31; expected 30, the sum over the files listed");
    messages.put(json.replace("2021/", "2020/"), "m.json: inputs.fingerprint is");
    messages.put(json.replace("2021/", "2023/"), "must come in ascending order of path");
    messages.put(json.replace(Fixtures.HASH, "zz"), "expected 64 hexadecimal digits");

    messages.forEach(
        (broken, message) ->
            assertThatThrownBy(() -> read(broken))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(message));
  }

  @Test
  void manyInputFilesPassThroughOneByOne() throws IOException {
    Iterator<InputFile> many =
        IntStream.range(0, 64_000)
            .mapToObj(i -> new InputFile("r/%06d.txt".formatted(i), 1, Fixtures.HASH))
            .iterator();

    assertThat(read(written(many)).inputs().files()).isEqualTo(64_000);
  }

  @Test
  void pathsBeyondTheBasicPlaneAreOrderedAsSparkOrdersThem() {
    List<InputFile> files =
        List.of(
            new InputFile("a.txt", 1, Fixtures.HASH), new InputFile("𠮷.txt", 1, Fixtures.HASH));
    assertThat(InputsFingerprint.of(files.iterator())).hasSize(64);
    List<InputFile> fullWidthFirst =
        List.of(
            new InputFile("Ａ.txt", 1, Fixtures.HASH), new InputFile("𠮷.txt", 1, Fixtures.HASH));
    assertThat(InputsFingerprint.of(fullWidthFirst.iterator())).hasSize(64);
  }
}
