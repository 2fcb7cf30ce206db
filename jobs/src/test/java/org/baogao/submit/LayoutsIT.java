package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.Columns;
import org.baogao.contract.Rejects;
import org.baogao.contract.Tables;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

  /** What tells of files differs; what tells of words, topics and clusters does not. */
  @Test
  void oneArchiveGivesTheSameNumbersAsItsFiles() throws Exception {
    Path packed = Files.createDirectory(folder.resolve("packed"));
    pack(SAMPLE.resolve("reports"), packed.resolve("sample.zip"));
    Path output = folder.resolve("unpacked");
    Set<String> ofFiles = Set.of(Columns.REPORT_ID.name(), Rejects.SOURCE_PATH.name());
    Set<String> ofNumbers =
        Tables.ALL.stream()
            .filter(table -> !table.equals(CheckResults.TABLE))
            .filter(table -> table.columns().stream().map(Field::name).noneMatch(ofFiles::contains))
            .map(Table::name)
            .collect(Collectors.toSet());
    assertThat(ofNumbers).hasSize(10);

    Map<String, String> hashesOfFiles = hashes(expected);
    hashesOfFiles.keySet().retainAll(ofNumbers);

    assertThat(hashesOfRun(output, List.of(packed.toString()), ofNumbers)).isEqualTo(hashesOfFiles);

    // The night after they are unpacked: clusters go on, and only the way to them is another.
    ofNumbers.remove(ClusterCrosswalk.TABLE.name());
    hashesOfFiles.keySet().retainAll(ofNumbers);
    assertThat(hashesOfRun(output, parts(), ofNumbers)).isEqualTo(hashesOfFiles);
  }

  private Map<String, String> hashesOfRun(Path output, List<String> inputs, Set<String> tables)
      throws Exception {
    Ended ended = Submission.sparkSubmit(folder, arguments(output, inputs)).run();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    Map<String, String> hashes = hashes(Submission.tables(output).orElseThrow());
    hashes.keySet().retainAll(tables);
    assertThat(hashes).hasSameSizeAs(tables);
    return hashes;
  }

  private static Map<String, String> hashes(String tables) {
    return tables
        .lines()
        .map(line -> line.split(" ", -1))
        .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
  }

  private static void pack(Path directory, Path archive) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
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
