package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is deployed, submitted to Spark: what it publishes, prints and ends with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitIT {
  private Path folder = Path.of("");
  private String input = "";
  private String output = "";
  private Ended first = new Ended(-1, "", "");
  private Ended second = new Ended(-1, "", "");

  @BeforeAll
  void submitOnce(@TempDir Path temporary) throws Exception {
    folder = temporary;
    input = Submission.reports(folder).toString();
    output = folder.resolve("output").toString();
    first = run().runAndOnce(line -> line.contains("Progress: list "), this::submitBeside);
  }

  private Submission run() throws IOException {
    return Submission.sparkSubmit(folder, "run", "--input", input, "--output", output);
  }

  private void submitBeside() {
    try {
      second = run().run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSecondRunEndsAtOnceAndNamesTheFirst() throws Exception {
    String runId = Path.of(output, "current").toRealPath().getFileName().toString();

    assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.LOCKED);
    assertThat(second.err())
        .contains("Another run works on " + output, runId)
        .doesNotContain("\tat ")
        .doesNotContain("Progress: ");
    Ended history = Submission.launcher(folder, "history", "--output", output).run();
    assertThat(history.out()).containsPattern("locked.*Another run works on .*" + runId);
  }

  @Test
  void theJarStatesItsVersion() throws Exception {
    Ended ended = Submission.sparkSubmit(folder, "--version").run();

    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).matches("baogao \\d+\\.\\d+.*\\R");
  }

  @Test
  void whatMayNotBeReadIsRefusedAndReadOnceItMay() throws Exception {
    Path reports = Submission.reports(Files.createDirectory(folder.resolve("guarded")));
    Path file = reports.resolve("2021/海淀.txt");
    Path directory = reports.resolve("2022");
    Path guarded = folder.resolve("guarded/output");
    String[] arguments = {"run", "--input", reports.toString(), "--output", guarded.toString()};
    allow(file, "---------");
    allow(directory, "---------");
    Submission run = Submission.sparkSubmit(folder, arguments);
    if (Files.isReadable(file)) {
      assumeTrue(
          Files.isExecutable(Submission.SETPRIV),
          "Skipped: there is no setpriv to keep root from reading what it may not");
      run.withoutRootsRights();
    }

    Ended refused = run.run();

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.DONE);
    assertThat(refused.out()).contains("1 reports, 2 rejects");
    assertThat(rejects(guarded))
        .containsExactly("2021/海淀.txt,ingest,file_unreadable", "2022,ingest,file_unreadable");

    allow(directory, "rwxr-xr-x");
    allow(file, "rw-r--r--");
    Ended read = Submission.sparkSubmit(folder, arguments).run();

    assertThat(read.exitCode()).as(read.err()).isEqualTo(ExitCode.DONE);
    assertThat(read.out()).contains("3 reports, 0 rejects");
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private List<String> rejects(Path output) throws Exception {
    Ended listed =
        Submission.launcher(
                folder,
                "sql",
                "--format",
                "csv",
                "--output",
                output.toString(),
                "SELECT source_path, stage, reason_code FROM rejects ORDER BY ALL")
            .run();
    return listed.out().lines().skip(1).toList();
  }

  @Test
  void theSubmittedJarPublishesARelease() {
    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.out()).contains("Published release").contains("3 reports, 0 rejects");
    assertThat(Path.of(output, "_CURRENT.json")).isNotEmptyFile();
    assertThat(Path.of(output, "current", "reports", "part-00000.parquet")).isNotEmptyFile();
    assertThat(Path.of(output, "current", "dashboard", "index.html"))
        .content()
        .contains("Apache Software Foundation")
        .doesNotContain("<script src=");
  }

  @Test
  void withoutATerminalThereIsOneLogLineAStage() {
    assertThat(first.out()).doesNotContain("\r");
    assertThat(first.err())
        .doesNotContain("\r")
        .containsPattern(
            "(?s)list .*\n.* read .*\n.* structure .*\n.* terms .*\n.* tfidf .*\n.* topics .*\n"
                + ".* clusters .*\n.* trends .*\n.* check .*\n.* dashboard .*\n"
                + ".* publish ");
  }

  @Test
  void anInstalledSparkServesAndUnchangedInputPublishesNothing() throws Exception {
    String sparkHome = Submission.sparkHome().toString();
    Ended again =
        Submission.launcher(folder, "run", "--input", input, "--output", output)
            .with(Map.of("SPARK_HOME", sparkHome, "JAVA_HOME", System.getProperty("java.home")))
            .run();

    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.err()).contains("spark-submit of " + sparkHome);
    assertThat(again.out()).contains("Nothing changed since release");
    assertThat(Files.list(Path.of(output, "releases"))).hasSize(1);
  }

  @Test
  void aMissingInputIsNamedWithoutAStackTrace() throws Exception {
    String missing = folder.resolve("没有").toString();

    Ended ended =
        Submission.sparkSubmit(folder, "run", "--input", missing, "--output", output).run();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.INPUT);
    assertThat(ended.err()).contains(missing).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void theLauncherTellsWholeReleasesFromDamagedOnes() throws Exception {
    Path copy = folder.resolve("damaged");
    try (var files = Files.walk(Path.of(output))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            copy.resolve(Path.of(output).relativize(file).toString()),
            java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    }
    Path topics = copy.resolve("current/topics/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(topics);
    bytes[bytes.length / 2] ^= 1;
    Files.write(topics, bytes);

    Ended whole = Submission.launcher(folder, "verify", "--files-only", "--output", output).run();
    Ended damaged =
        Submission.launcher(folder, "verify", "--files-only", "--output", copy.toString()).run();

    assertThat(whole.exitCode()).as(whole.err()).isEqualTo(ExitCode.DONE);
    assertThat(damaged.exitCode()).as(damaged.err()).isEqualTo(ExitCode.CHECKS_FAILED);
    assertThat(damaged.err()).contains("topics/part-00000.parquet: content: expected ");
  }
}
