package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Small releases whose "Parquet" is the run id as text: what is in the files is not our matter. */
final class Fixtures {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  static final RandomGenerator RANDOM = new Random(7);
  static final List<String> TABLES = List.of("reports", "sentences", "topics");
  static final String HASH = "a".repeat(64);

  private Fixtures() {}

  /** The path of a local Hadoop path. */
  static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  static OutputDirectory stopping(Path output, Consumer<PublishStep> steps) {
    return new OutputDirectory(new LocalStorage(output), steps);
  }

  /** A file system without links. */
  static HadoopStorage withoutLinks(Path output) throws IOException {
    Configuration configuration = new Configuration();
    FileSystem fileSystem = new RawLocalFileSystem();
    fileSystem.initialize(java.net.URI.create("file:///"), configuration);
    return new HadoopStorage(fileSystem, new org.apache.hadoop.fs.Path(output.toUri()));
  }

  /** A whole run: lock, recover, build, publish. */
  static Release publish(OutputDirectory output) throws IOException {
    try (RunLock lock = output.lock(CLOCK, RANDOM)) {
      output.recover(lock);
      ReleaseBuild build = output.begin(lock);
      writeTables(build);
      return build.publish(draft(), inputs());
    }
  }

  static void writeTables(ReleaseBuild build) {
    try {
      for (String table : TABLES) {
        Path directory = Files.createDirectories(local(build.table(table)));
        Files.writeString(directory.resolve("part-0.parquet"), table + " " + build.runId(), UTF_8);
        Files.writeString(directory.resolve("_SUCCESS"), "", UTF_8);
        Files.writeString(directory.resolve(".part-0.parquet.crc"), "crc", UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Manifest.Draft draft() {
    TreeMap<String, Manifest.TableSummary> tables = new TreeMap<>();
    TABLES.forEach(table -> tables.put(table, new Manifest.TableSummary(1, "hash-" + table)));
    return new Manifest.Draft(
        NOON,
        new TreeMap<>(Map.of("code", "0.1.0", "codebook", "c1")),
        new TreeMap<>(Map.of("keep", "3")),
        new TreeMap<>(Map.of("input", "file:/reports")),
        List.of(new Manifest.StageReport("ingest", 1.5, new TreeMap<>(Map.of("reports", 2L)))),
        tables);
  }

  static Iterator<InputFile> inputs() {
    return List.of(new InputFile("2021/东城区.txt", 10, HASH), new InputFile("2022/东城区.txt", 20, HASH))
        .iterator();
  }
}
