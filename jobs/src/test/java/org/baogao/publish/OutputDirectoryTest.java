package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutputDirectoryTest {
  private static final int SWITCHES = 200;

  @TempDir Path output;

  private OutputDirectory directory() {
    return OutputDirectory.local(output);
  }

  @Test
  void bothPointersLeadToThePublishedRelease() throws IOException {
    Release release = Fixtures.publish(directory());

    assertThat(Files.readSymbolicLink(output.resolve("current")))
        .isEqualTo(Path.of("releases/" + release.runId()));
    assertThat(Files.readString(output.resolve("_CURRENT.json"), UTF_8))
        .contains("\"run_id\" : \"%s\"".formatted(release.runId()));
    assertThat(directory().currentRelease()).contains(release);
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
    assertThat(names(output)).containsExactly(".lock", "_CURRENT.json", "current", "releases");
  }

  @Test
  void whatWritersLeaveBehindIsNotPublished() throws IOException {
    Release release = Fixtures.publish(directory());

    assertThat(names(Fixtures.local(release.table("reports")))).containsExactly("part-0.parquet");
    assertThat(names(Fixtures.local(release.directory())))
        .containsExactly("_manifest.json", "reports", "sentences", "topics");
  }

  @Test
  void otherFilesOfTheReleaseAreInItsManifest() throws IOException {
    try (RunLock lock = directory().lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
      ReleaseBuild build = directory().begin(lock);
      Fixtures.writeTables(build);
      Path page = Fixtures.local(build.directory()).resolve("dashboard/index.html");
      Files.createDirectories(page.getParent());
      Files.writeString(page, "<html>", UTF_8);

      Release release = build.publish(Fixtures.draft(), Fixtures.inputs());

      assertThat(directory().manifest(release).files())
          .extracting("name")
          .containsExactly("dashboard/index.html");
    }
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
  }

  @Test
  void aDraftThatDiffersFromTheTablesIsNotPublished() throws IOException {
    try (RunLock lock = directory().lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
      ReleaseBuild build = directory().begin(lock);
      Fixtures.writeTables(build);
      Path extra = Files.createDirectories(Fixtures.local(build.table("extra")));

      Files.writeString(extra.resolve("a.parquet"), "x", UTF_8);
      assertThatThrownBy(() -> build.publish(Fixtures.draft(), Fixtures.inputs()))
          .hasMessageContaining("extra/a.parquet belongs to no table of the draft");

      Files.delete(extra.resolve("a.parquet"));
      Files.delete(Fixtures.local(build.table("topics")).resolve("part-0.parquet"));
      assertThatThrownBy(() -> build.publish(Fixtures.draft(), Fixtures.inputs()))
          .hasMessageContaining("Table topics: no Parquet file");
      build.discard();
    }
    assertThat(directory().currentRelease()).isEmpty();
    assertThat(names(output.resolve("releases"))).isEmpty();
  }

  @Test
  void aMissingReleaseIsNamed() {
    assertThatThrownBy(
            () -> OutputDirectory.local(output.resolve("nowhere")).requireCurrentRelease())
        .isInstanceOf(ReleaseMissingException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("the directory does not exist");
    assertThatThrownBy(() -> directory().requireCurrentRelease())
        .hasMessageContaining("expected current or _CURRENT.json to lead to releases/<run_id>")
        .hasMessageContaining("it holds no releases");
  }

  @Test
  void aHadoopPathOfALocalDirectoryIsTheSameOutput() throws IOException {
    Release release = Fixtures.publish(directory());

    OutputDirectory same =
        OutputDirectory.at(new org.apache.hadoop.fs.Path(output.toString()), new Configuration());

    assertThat(same.currentRelease()).contains(release);
    assertThat(same.state()).isEqualTo(directory().state());
    assertThat(Fixtures.local(same.runs())).isEqualTo(output.resolve("runs"));
  }

  @ParameterizedTest
  @EnumSource(PublishStep.class)
  void aRunKilledAtAnyStepLeavesAWholeReleaseAndTheNextRunNeedsNoHelp(PublishStep step)
      throws IOException {
    Release before = Fixtures.publish(directory());

    assertThatThrownBy(() -> Fixtures.publish(killedAt(step))).isInstanceOf(Killed.class);

    Release current = directory().requireCurrentRelease();
    boolean published = step.compareTo(PublishStep.LINKED) >= 0;
    assertThat(current.equals(before)).isEqualTo(!published);
    assertWhole(current);
    assertWhole(jsonRelease());
    recover();
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
    assertThat(jsonRelease()).isEqualTo(current).isEqualTo(directory().requireCurrentRelease());

    Release next = Fixtures.publish(directory());

    assertThat(next.runId()).isGreaterThan(current.runId());
    assertThat(directory().currentRelease()).contains(next);
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
    assertThat(names(output)).containsExactly(".lock", "_CURRENT.json", "current", "releases");
    assertThat(names(output.resolve("releases"))).allMatch(name -> RunId.of(name).isPresent());
  }

  @ParameterizedTest
  @EnumSource(PublishStep.class)
  void theVeryFirstRunMayBeKilledToo(PublishStep step) throws IOException {
    assertThatThrownBy(() -> Fixtures.publish(killedAt(step))).isInstanceOf(Killed.class);

    Optional<Release> current = directory().currentRelease();
    assertThat(current.isPresent()).isEqualTo(step.compareTo(PublishStep.LINKED) >= 0);

    Release next = Fixtures.publish(directory());
    assertThat(directory().currentRelease()).contains(next);
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = PublishStep.class, mode = EnumSource.Mode.EXCLUDE, names = "LINK_PREPARED")
  void withoutLinksTheFileIsThePointer(PublishStep step) throws IOException {
    HadoopStorage storage = Fixtures.withoutLinks(output);
    OutputDirectory plain = new OutputDirectory(storage, reached -> {});
    Release before = Fixtures.publish(plain);
    OutputDirectory killed = new OutputDirectory(storage, reached -> Killed.at(step, reached));

    assertThatThrownBy(() -> Fixtures.publish(killed)).isInstanceOf(Killed.class);

    boolean published = step == PublishStep.POINTED;
    assertThat(plain.currentRelease().map(before::equals)).contains(!published);
    assertThat(ReleaseVerifier.verify(plain)).isEmpty();
    Release next = Fixtures.publish(plain);
    assertThat(plain.currentRelease()).contains(next);
    assertThat(ReleaseVerifier.verify(plain)).isEmpty();
    assertThat(output.resolve("current")).doesNotExist();
  }

  @Test
  void aHalfRenamedReleaseOfAnObjectStoreIsDeleted() throws IOException {
    Release release = Fixtures.publish(directory());
    String half = "20991231T000000000Z-0000";
    Files.createDirectories(output.resolve("releases").resolve(half).resolve("reports"));
    Files.createDirectories(output.resolve("releases/.building-" + half).resolve("topics"));

    recover();

    assertThat(names(output.resolve("releases"))).containsExactly(release.runId().value());
  }

  @Test
  void aLostOrBrokenPointerIsWrittenAnew() throws IOException {
    Release release = Fixtures.publish(directory());

    Files.delete(output.resolve("current"));
    assertThat(directory().currentRelease()).contains(release);
    recover();
    assertThat(output.resolve("current")).isSymbolicLink();

    for (String broken : List.of("", "{", "[]", "{\"run_id\": 1}", "\0\0\0\0{run}")) {
      Files.writeString(output.resolve("_CURRENT.json"), broken, UTF_8);
      assertThat(ReleaseVerifier.verify(directory())).isNotEmpty();
      recover();
      assertThat(ReleaseVerifier.verify(directory())).isEmpty();
    }
  }

  @Test
  void withoutLinksABrokenPointerLeadsToTheNewestWholeRelease() throws IOException {
    OutputDirectory plain = new OutputDirectory(Fixtures.withoutLinks(output), reached -> {});
    Fixtures.publish(plain);
    Release newest = Fixtures.publish(plain);
    Path half = output.resolve("releases/20991231T000000000Z-0000");
    Files.createDirectories(half);
    Files.copy(
        output.resolve("releases/" + newest.runId() + "/_manifest.json"),
        half.resolve("_manifest.json"));
    Files.createDirectories(half.resolveSibling(".building-" + half.getFileName()));
    Files.writeString(output.resolve("_CURRENT.json"), "{", UTF_8);
    assertThatThrownBy(plain::currentRelease).isInstanceOf(ManifestException.class);

    recover(plain);

    assertThat(plain.currentRelease()).contains(newest);
    assertThat(ReleaseVerifier.verify(plain)).isEmpty();
    assertThat(half).doesNotExist();
  }

  @Test
  void aBrokenPointerWithoutAReleaseIsDeleted() throws IOException {
    Files.writeString(output.resolve("_CURRENT.json"), "{", UTF_8);

    recover();

    assertThat(output.resolve("_CURRENT.json")).doesNotExist();
    Release first = Fixtures.publish(directory());
    assertThat(directory().currentRelease()).contains(first);
  }

  @Test
  void aRollBackByHandIsRespected() throws IOException {
    Release old = Fixtures.publish(directory());
    Fixtures.publish(directory());
    Files.delete(output.resolve("current"));
    Files.createSymbolicLink(output.resolve("current"), Path.of("releases/" + old.runId()));

    recover();

    assertThat(directory().currentRelease()).contains(old);
    assertThat(ReleaseVerifier.verify(directory())).isEmpty();
    assertThat(directory().releases()).hasSize(2);
  }

  @Test
  void aDirectoryInThePlaceOfTheLinkIsReportedNotReplaced() throws IOException {
    Files.createDirectories(output.resolve("current"));

    assertThatThrownBy(() -> Fixtures.publish(directory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a symbolic link or nothing");
  }

  @Test
  void pruningKeepsTheNewestAndWhatAPointerNames() throws IOException {
    List<RunId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(Fixtures.publish(directory()).runId());
    }
    Files.delete(output.resolve("current"));
    Files.createSymbolicLink(output.resolve("current"), Path.of("releases/" + ids.get(0)));

    try (RunLock lock = directory().lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
      assertThat(directory().prune(lock, 2, null)).containsExactly(ids.get(1), ids.get(2));
      assertThat(directory().releases()).containsExactly(ids.get(0), ids.get(3), ids.get(4));
      assertThatThrownBy(() -> directory().prune(lock, 1, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 releases to keep; expected 2 or more");
    }
  }

  @Test
  void pruningKeepsWhatWasCurrentBeforeARunThatWasKilledAfterNamingItsRelease() throws IOException {
    Fixtures.publish(directory());
    Release before = Fixtures.publish(directory());
    OutputDirectory killed = killedAt(PublishStep.RENAMED);
    assertThatThrownBy(() -> Fixtures.publish(killed)).isInstanceOf(Killed.class);
    Release next = Fixtures.publish(directory());

    try (RunLock lock = directory().lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
      assertThat(directory().prune(lock, 2, before)).hasSize(1);
    }
    assertThat(directory().releases()).hasSize(3).contains(before.runId(), next.runId());
  }

  @Test
  void aReaderDuringManySwitchesAlwaysFindsAWholeRelease() throws Exception {
    Fixtures.publish(directory());
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reads = readers.submit(() -> readUntil(done));
      for (int i = 1; i <= SWITCHES; i++) {
        Fixtures.publish(directory());
        if (i % 10 == 0) {
          try (RunLock lock = directory().lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
            directory().prune(lock, 20, null);
          }
        }
      }
      done.set(true);
      assertThat(reads.get()).isPositive();
    } finally {
      readers.shutdownNow();
    }
  }

  /** Resolves both pointers again and again, reads what they lead to, and counts how often. */
  private int readUntil(AtomicBoolean done) throws IOException {
    int reads = 0;
    while (!done.get()) {
      assertWhole(linkedRelease());
      assertWhole(jsonRelease());
      reads++;
    }
    return reads;
  }

  private Release linkedRelease() throws IOException {
    Path resolved = output.resolve("current").toRealPath();
    return new Release(
        new RunId(resolved.getFileName().toString()),
        new org.apache.hadoop.fs.Path(resolved.toUri()));
  }

  private Release jsonRelease() throws IOException {
    RunId runId = directory().pointer().orElseThrow().runId();
    return new Release(
        runId, new org.apache.hadoop.fs.Path(output.resolve("releases/" + runId).toUri()));
  }

  private void assertWhole(Release release) throws IOException {
    Manifest manifest = directory().manifest(release);
    assertThat(manifest.tables().keySet()).containsExactlyElementsOf(Fixtures.TABLES);
    for (String table : Fixtures.TABLES) {
      assertThat(
              Files.readString(
                  Fixtures.local(release.table(table)).resolve("part-0.parquet"), UTF_8))
          .isEqualTo(table + " " + release.runId());
    }
  }

  private void recover() throws IOException {
    recover(directory());
  }

  private static void recover(OutputDirectory directory) throws IOException {
    try (RunLock lock = directory.lock(Fixtures.CLOCK, Fixtures.RANDOM)) {
      directory.recover(lock);
    }
  }

  private OutputDirectory killedAt(PublishStep step) {
    return Fixtures.stopping(output, reached -> Killed.at(step, reached));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Stands for the end of the process. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static void at(PublishStep step, PublishStep reached) {
      if (step == reached) {
        throw new Killed();
      }
    }
  }
}
