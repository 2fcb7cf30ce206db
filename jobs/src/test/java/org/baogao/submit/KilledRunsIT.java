package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.publish.RunId;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed with SIGKILL at many moments, one after the other over the same output,
 * while a reader follows both pointers all the time: it always finds one whole release with the
 * tables of one of the two inputs, and the next run that is left alone succeeds.
 *
 * <p>Every run finds a report more or less than the current release has, and keeps what the runs
 * before it read, the killed ones too.
 */
@Tag("slow")
class KilledRunsIT {
  /** A run that is left alone comes after so many killed ones, and at the end. */
  private static final int KILLED_IN_A_ROW = 4;

  private static final int MOMENTS_AFTER_THE_START = 16;
  private static final List<String> STAGES =
      List.of(
          "list",
          "read",
          "structure",
          "terms",
          "tfidf",
          "topics",
          "clusters",
          "trends",
          "check",
          "dashboard",
          "duckdb");
  private static final int MOMENTS_AFTER_THE_MANIFEST = 6;
  private static final int MOMENTS_BEFORE_THE_POINTERS = 6;
  private static final int MOMENTS_AFTER_THE_RENAME = 8;
  private static final int MOMENTS_BETWEEN_THE_POINTERS = 6;
  private static final int MOMENTS_OF_PRUNING = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How far a run had come when it was killed, by what it left. */
  private enum Trace {
    NOTHING_WRITTEN,
    BUILDING,
    DESCRIBED,
    NAMED_BUT_NOT_CURRENT,
    POINTERS_DIFFER,
    PUBLISHED,
    PRUNING
  }

  /** When to kill a run: so long after something was seen of it. */
  private record Moment(String name, Submission.Sight sight, Duration after) {}

  private Path folder;
  private Path output;
  private Path releases;
  private Path oneMore;
  private Path oneMoreAside;
  private String input;

  @BeforeEach
  void writeReports(@TempDir Path directory) throws IOException {
    folder = directory;
    output = directory.resolve("output");
    releases = output.resolve("releases");
    Path reports = Submission.reports(directory);
    input = reports.toString();
    oneMore = reports.resolve("2022/海淀.txt");
    oneMoreAside = directory.resolve("aside.txt");
  }

  @Test
  void readersAlwaysFindOneWholeReleaseAndTheNextRunNeedsNoHelp() throws Exception {
    Set<String> known = new HashSet<>();
    Duration whole = Duration.ZERO;
    // The ids of clusters come from the release before, so the first two have none of the loop.
    for (int i = 0; i < 4; i++) {
      long start = System.nanoTime();
      complete();
      whole = Duration.ofNanos(System.nanoTime() - start);
      known.add(Submission.tables(output).orElseThrow());
    }

    Reader reader = new Reader(output, Set.copyOf(known));
    Thread thread = new Thread(reader, "reader");
    thread.start();
    Map<Trace, Integer> traces = new EnumMap<>(Trace.class);
    int killed = 0;
    int completed = 0;
    for (Moment moment : moments(whole)) {
      String before = current();
      swapInput();
      if (run().killAt(moment.sight, moment.after)) {
        killed++;
        traces.merge(trace(before), 1, Integer::sum);
        if (killed % KILLED_IN_A_ROW == 0) {
          completeAfter(moment.toString(), known);
          completed++;
        }
      }
      assertThat(reader.violations).as("until %s", moment).isEmpty();
    }
    completeAfter("the last", known);
    completed++;
    reader.stop();
    thread.join();

    System.err.printf(
        "%d runs killed, leaving %s; %d completed between them, %d looks of the reader,"
            + " %d violations%n",
        killed, traces, completed, reader.looks, reader.violations.size());
    assertThat(reader.violations).isEmpty();
    assertThat(reader.looks).isGreaterThan(killed);
    assertThat(killed).isGreaterThanOrEqualTo(50);
    assertThat(traces).containsOnlyKeys(Trace.values());
  }

  private List<Moment> moments(Duration whole) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < MOMENTS_AFTER_THE_START; i++) {
      moments.add(
          new Moment(
              "start",
              Submission.Sight.NOW,
              whole.multipliedBy(i).dividedBy(MOMENTS_AFTER_THE_START)));
    }
    STAGES.forEach(
        stage ->
            moments.add(
                new Moment(
                    stage,
                    Submission.Sight.ofLine(line -> line.contains("Progress: " + stage + " ")),
                    Duration.ZERO)));
    addMoments(moments, "manifest", this::isDescribed, MOMENTS_AFTER_THE_MANIFEST, 8);
    addMoments(moments, "before the pointers", this::isNamed, MOMENTS_BEFORE_THE_POINTERS, 0);
    addMoments(moments, "rename", this::isNamed, MOMENTS_AFTER_THE_RENAME, 4);
    addMoments(
        moments, "between the pointers", this::pointersDiffer, MOMENTS_BETWEEN_THE_POINTERS, 0);
    addMoments(moments, "pruning", this::isPruning, MOMENTS_OF_PRUNING, 1);
    return moments;
  }

  private static void addMoments(
      List<Moment> moments, String name, BooleanSupplier seen, int count, int millisApart) {
    for (int i = 0; i < count; i++) {
      moments.add(
          new Moment(name, Submission.Sight.of(seen), Duration.ofMillis((long) i * millisApart)));
    }
  }

  private boolean isDescribed() {
    return names().stream()
        .anyMatch(
            name ->
                name.startsWith(".building-")
                    && Files.exists(releases.resolve(name).resolve(Manifest.FILE_NAME)));
  }

  /** Whether there is a release later than the current one, or than both pointers'. */
  private boolean isNamed() {
    return newest().compareTo(current()) > 0;
  }

  /** Whether {@code current} has been switched and {@code _CURRENT.json} is not yet. */
  private boolean pointersDiffer() {
    try {
      return !pointed(output).path("run_id").asText().equals(current());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isPruning() {
    return names().stream().anyMatch(name -> name.startsWith(".deleted-"));
  }

  private Trace trace(String before) {
    if (isPruning()) {
      return Trace.PRUNING;
    }
    if (pointersDiffer()) {
      return Trace.POINTERS_DIFFER;
    }
    if (isNamed()) {
      return Trace.NAMED_BUT_NOT_CURRENT;
    }
    if (!current().equals(before)) {
      return Trace.PUBLISHED;
    }
    if (isDescribed()) {
      return Trace.DESCRIBED;
    }
    return names().stream().anyMatch(name -> name.startsWith(".building-"))
        ? Trace.BUILDING
        : Trace.NOTHING_WRITTEN;
  }

  private void completeAfter(String moment, Set<String> known) throws Exception {
    complete();
    assertThat(known)
        .as("tables after %s", moment)
        .contains(Submission.tables(output).orElseThrow());
    assertThat(ReleaseVerifier.verify(OutputDirectory.local(output)))
        .as("after %s", moment)
        .isEmpty();
    assertThat(names()).as("after %s", moment).noneMatch(name -> name.startsWith("."));
    assertThat(output.resolve("state/work")).doesNotExist();
    assertThat(names(output.resolve("state/documents")))
        .as("segments after %s", moment)
        .isNotEmpty()
        .allMatch(
            segment ->
                names(output.resolve("state/documents").resolve(segment)).stream()
                    .anyMatch(name -> name.startsWith("index-")));
  }

  /** A run to the end, over the other input than that of the current release. */
  private void complete() throws Exception {
    swapInput();
    Ended ended = run().run();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).contains("Published release");
  }

  /** Gives the input a report that the current release lacks, or takes away the one it has. */
  private void swapInput() throws IOException {
    boolean has =
        Submission.manifest(output).filter(manifest -> manifest.rows("reports") == 3).isPresent();
    if (has && Files.exists(oneMore)) {
      Files.move(oneMore, oneMoreAside);
    } else if (!has && Files.exists(oneMoreAside)) {
      Files.move(oneMoreAside, oneMore);
    }
  }

  private Submission run() throws IOException {
    return Submission.sparkSubmit(
        folder, "run", "--keep", "2", "--input", input, "--output", output.toString());
  }

  private String current() {
    try {
      return output.resolve("current").toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  private String newest() {
    return names().stream().filter(name -> !name.startsWith(".")).max(String::compareTo).orElse("");
  }

  private List<String> names() {
    return names(releases);
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static JsonNode pointed(Path output) throws IOException {
    return JSON.readTree(output.resolve("_CURRENT.json").toFile());
  }

  /** Looks up the current release again and again, by both pointers, and reads all of it. */
  private static final class Reader implements Runnable {
    private final Path output;
    private final Set<String> known;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile int looks;

    Reader(Path output, Set<String> known) {
      this.output = output;
      this.known = Collections.unmodifiableSet(known);
    }

    void stop() {
      stopped.set(true);
    }

    @Override
    public void run() {
      while (!stopped.get()) {
        try {
          read(output.resolve("current").toRealPath());
          JsonNode pointed = pointed(output);
          Path release = output.resolve(pointed.path("path").asText());
          String sha256 =
              DigestUtils.sha256Hex(Files.readAllBytes(release.resolve(Manifest.FILE_NAME)));
          if (!sha256.equals(pointed.path("manifest_sha256").asText())) {
            violations.add(release + " has another manifest than _CURRENT.json says");
          }
          read(release);
        } catch (IOException | RuntimeException e) {
          violations.add(e.toString());
        }
        looks++;
      }
    }

    /** One release, resolved once: its manifest names it, and its files are as that says. */
    private void read(Path release) throws IOException {
      OutputDirectory directory = OutputDirectory.local(output);
      Manifest manifest =
          directory.manifest(
              new Release(
                  new RunId(release.getFileName().toString()),
                  new org.apache.hadoop.fs.Path(release.toUri())));
      if (!manifest.runId().value().equals(release.getFileName().toString())) {
        violations.add(release + " has the manifest of " + manifest.runId());
      }
      if (!known.contains(Submission.tables(manifest))) {
        violations.add(release + " has other tables than either input gives");
      }
      for (Manifest.ReleaseFile file : manifest.files()) {
        check(release.resolve(file.name()), file);
      }
      for (Map.Entry<String, Manifest.Table> table : manifest.tables().entrySet()) {
        for (Manifest.ReleaseFile file : table.getValue().files()) {
          check(release.resolve(table.getKey()).resolve(file.name()), file);
        }
      }
    }

    private void check(Path path, Manifest.ReleaseFile file) throws IOException {
      if (!DigestUtils.sha256Hex(Files.readAllBytes(path)).equals(file.sha256())) {
        violations.add(path + " has another hash");
      }
    }
  }
}
