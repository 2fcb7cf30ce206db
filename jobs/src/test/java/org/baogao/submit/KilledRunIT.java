package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed leaves the last release whole, and the next run needs no help. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledRunIT {
  private Path folder = Path.of("");
  private String input = "";
  private Path output = Path.of("");

  @BeforeAll
  void publishOnce(@TempDir Path temporary) throws Exception {
    folder = temporary;
    input = Submission.reports(folder).toString();
    output = folder.resolve("output");
    assertThat(run().run().exitCode()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "read", "tfidf", "clusters", "check"})
  void theOldReleaseStaysWholeAndTheNextRunSucceeds(String stage) throws Exception {
    Path before = output.resolve("current").toRealPath();

    boolean killed = run("--full").killAt(line -> line.contains("Progress: " + stage + " "));

    assertThat(killed).as("killed after stage %s", stage).isTrue();
    assertThat(output.resolve("current").toRealPath()).isEqualTo(before);
    Ended verified =
        Submission.launcher(folder, "verify", "--files-only", "--output", output.toString()).run();
    assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.DONE);

    Ended next = run("--full").run();

    assertThat(next.exitCode()).as(next.err()).isEqualTo(ExitCode.DONE);
    assertThat(output.resolve("current").toRealPath()).isNotEqualTo(before);
    assertThat(names(output.resolve("releases"))).noneMatch(name -> name.startsWith("."));
    assertThat(output.resolve("state/work")).doesNotExist();
    assertThat(names(output.resolve("runs"))).noneMatch(name -> name.startsWith(".started-"));
  }

  private Submission run(String... more) throws IOException {
    return Submission.sparkSubmit(
        folder,
        Stream.concat(
                Stream.of("run", "--input", input, "--output", output.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
