package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @BeforeAll
  void submitOnce(@TempDir Path temporary) throws Exception {
    folder = temporary;
    input = Submission.reports(folder).toString();
    output = folder.resolve("output").toString();
    first = Submission.sparkSubmit(folder, "run", "--input", input, "--output", output).run();
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
