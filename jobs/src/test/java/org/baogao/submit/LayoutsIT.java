package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample corpus gives the same tables however the work is cut up, ordered and interrupted. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutsIT {
  private static final Path SAMPLE = Path.of("../data/sample").toAbsolutePath().normalize();

  private Path folder = Path.of("");
  private String expected = "";

  /** A way to run over the same reports. */
  private enum Layout {
    ONE_CORE("local[1]", Map.of()),
    ONE_PARTITION("local[2]", Map.of("spark.sql.shuffle.partitions", "1")),
    MANY_PARTITIONS(
        "local[2]",
        Map.of(
            "spark.sql.shuffle.partitions",
            "23",
            "spark.default.parallelism",
            "5",
            "spark.sql.adaptive.enabled",
            "false")),
    SMALL_SPLITS(
        "local[2]",
        Map.of(
            "spark.sql.files.maxPartitionBytes",
            "20000",
            "spark.sql.files.openCostInBytes",
            "1000",
            "spark.sql.autoBroadcastJoinThreshold",
            "-1")),
    ANOTHER_ORDER_OF_FILES("local[2]", Map.of()),
    TASKS_THAT_FAIL("local[2,4]", Map.of("spark.plugins", FailingTasks.class.getName()));

    private final String master;
    private final Map<String, String> settings;

    Layout(String master, Map<String, String> settings) {
      this.master = master;
      this.settings = settings;
    }
  }

  @BeforeAll
  void runOnce(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Path output = folder.resolve("plain");
    Ended ended = Submission.sparkSubmit(folder, arguments(output, parts())).run();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    expected = Submission.tables(output).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void everyLayoutGivesTheSameTables(Layout layout) throws Exception {
    Path output = folder.resolve(layout.name());
    List<String> inputs = parts();
    if (layout == Layout.ANOTHER_ORDER_OF_FILES) {
      Collections.reverse(inputs);
    }

    Ended ended =
        Submission.sparkSubmit(folder, layout.master, layout.settings, arguments(output, inputs))
            .run();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    assertThat(ended.err().contains(FailingTasks.MESSAGE))
        .as("tasks failed")
        .isEqualTo(layout == Layout.TASKS_THAT_FAIL);
    assertThat(Submission.tables(output)).contains(expected);
  }

  /** The folders of the sample, each given by itself. */
  private static List<String> parts() throws IOException {
    try (Stream<Path> parts = Files.list(SAMPLE.resolve("reports"))) {
      return new ArrayList<>(parts.map(Path::toString).sorted().toList());
    }
  }

  private static String[] arguments(Path output, List<String> inputs) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    inputs.forEach(input -> Collections.addAll(arguments, "--input", input));
    Collections.addAll(arguments, "--regions", SAMPLE.resolve("regions.csv").toString());
    Collections.addAll(arguments, "--reports", SAMPLE.resolve("reports.csv").toString());
    Collections.addAll(arguments, "--output", output.toString());
    return arguments.toArray(String[]::new);
  }
}
