package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.RunId;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed with SIGKILL at many moments, one after the other over the same output,
 * while a reader follows {@code current} all the time: it always finds one whole release, and the
 * next run that is left alone succeeds.
 */
@Tag("slow")
class KilledRunsIT {
  /** A run that is left alone comes after so many killed ones. */
  private static final int KILLED_IN_A_ROW = 6;

  private static final List<String> STAGES =
      List.of("list", "read", "structure", "terms", "tfidf", "topics", "clusters", "trends");
  private static final int MOMENTS_AFTER_THE_START = 24;
  private static final int MOMENTS_AFTER_THE_CHECKS = 20;

  /** From the checks to the end of a run is about this time. */
  private static final Duration PUBLISHING = Duration.ofMillis(1_500);

  /** When to kill a run: so long after its log has a line with this in it. */
  private record Moment(String line, Duration after) {}

  @Test
  void readersAlwaysFindOneWholeReleaseAndTheNextRunNeedsNoHelp(@TempDir Path folder)
      throws Exception {
    String input = Submission.reports(folder).toString();
    Path output = folder.resolve("output");
    long start = System.nanoTime();
    assertThat(run(folder, input, output).run().exitCode()).isEqualTo(ExitCode.DONE);
    Duration whole = Duration.ofNanos(System.nanoTime() - start);
    String hash = Submission.tables(output).orElseThrow();

    Reader reader = new Reader(output);
    Thread thread = new Thread(reader, "reader");
    thread.start();
    int killed = 0;
    int completed = 0;
    for (Moment moment : moments(whole)) {
      boolean wasKilled =
          run(folder, input, output)
              .killAt(line -> line.contains(moment.line), moment.after.toMillis());
      killed += wasKilled ? 1 : 0;
      if (killed % KILLED_IN_A_ROW == 0 && wasKilled) {
        Ended next = run(folder, input, output).run();
        assertThat(next.exitCode()).as("after %s: %s", moment, next.err()).isEqualTo(ExitCode.DONE);
        assertThat(Submission.tables(output)).as("tables after %s", moment).contains(hash);
        assertThat(names(output.resolve("releases"))).noneMatch(name -> name.startsWith("."));
        assertThat(output.resolve("state/work")).doesNotExist();
        completed++;
      }
      assertThat(reader.violations).as("until %s", moment).isEmpty();
    }
    reader.stop();
    thread.join();

    System.err.printf(
        "%d runs killed, %d completed between them, %d looks of the reader, %d violations%n",
        killed, completed, reader.looks, reader.violations.size());
    assertThat(reader.violations).isEmpty();
    assertThat(reader.looks).isGreaterThan(killed);
    assertThat(killed).isGreaterThanOrEqualTo(50);
  }

  private static List<Moment> moments(Duration whole) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < MOMENTS_AFTER_THE_START; i++) {
      moments.add(new Moment("", whole.multipliedBy(i).dividedBy(MOMENTS_AFTER_THE_START)));
    }
    STAGES.forEach(stage -> moments.add(new Moment("Progress: " + stage + " ", Duration.ZERO)));
    for (int i = 0; i < MOMENTS_AFTER_THE_CHECKS; i++) {
      moments.add(
          new Moment(
              "Progress: check ", PUBLISHING.multipliedBy(i).dividedBy(MOMENTS_AFTER_THE_CHECKS)));
    }
    return moments;
  }

  /** Nothing changes between these runs, so each is told to do everything. */
  private static Submission run(Path folder, String input, Path output) throws IOException {
    return Submission.sparkSubmit(
        folder, "run", "--full", "--keep", "2", "--input", input, "--output", output.toString());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Looks up the current release again and again, and reads it whole or in part. */
  private static final class Reader implements Runnable {
    private final Path output;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private volatile int looks;

    Reader(Path output) {
      this.output = output;
    }

    void stop() {
      stopped.set(true);
    }

    @Override
    public void run() {
      while (!stopped.get()) {
        try {
          look();
        } catch (IOException | RuntimeException e) {
          violations.add(e.toString());
        }
        looks++;
      }
    }

    /** One release, resolved once: its manifest names it, and its files are as that says. */
    private void look() throws IOException {
      Path release = output.resolve("current").toRealPath();
      OutputDirectory directory = OutputDirectory.local(output);
      Manifest manifest =
          directory.manifest(
              new Release(
                  new RunId(release.getFileName().toString()),
                  new org.apache.hadoop.fs.Path(release.toUri())));
      if (!manifest.runId().value().equals(release.getFileName().toString())) {
        violations.add(release + " has the manifest of " + manifest.runId());
      }
      manifest
          .tables()
          .forEach(
              (name, table) ->
                  table
                      .files()
                      .forEach(file -> check(release.resolve(name).resolve(file.name()), file)));
    }

    private void check(Path path, Manifest.ReleaseFile file) {
      try {
        if (Files.size(path) != file.bytes()) {
          violations.add(path + " has another size");
        } else if (random.nextInt(4) == 0
            && !DigestUtils.sha256Hex(Files.readAllBytes(path)).equals(file.sha256())) {
          violations.add(path + " has another hash");
        }
      } catch (IOException e) {
        violations.add(e.toString());
      }
    }
  }
}
