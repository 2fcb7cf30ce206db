package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.baogao.SparkExtension;
import org.baogao.cli.Baogao;
import org.baogao.ingest.InputMissingException;
import org.baogao.publish.CheckResult;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.RunId;
import org.baogao.publish.RunLock;
import org.baogao.publish.RunLockedException;
import org.baogao.query.Listing;
import org.baogao.query.RunHistory;
import org.baogao.query.SqlQuery;
import org.baogao.table.TableStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is known in the morning of the runs of the night: the diary, the metrics, the warnings. */
@ExtendWith(SparkExtension.class)
class NightTest {
  private static final String REPORT =
      """
      %2$d年%1$s政府工作报告
      各位代表：
      现在，我代表%1$s人民政府，向大会报告工作，请予审议。
      一、%3$d年工作回顾
      我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
      二、%2$d年工作安排
      我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
      """;

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void twoReports() throws Exception {
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("output");
    write("北京市海淀区", 2022);
    write("北京市朝阳区", 2022);
  }

  private void write(String region, int year) throws Exception {
    Files.writeString(
        input.resolve("%s%d.txt".formatted(region, year)),
        REPORT.formatted(region, year, year - 1));
  }

  @Test
  void everyRunIsInTheHistoryWithWhatItDid(SparkSession spark) throws Exception {
    RunAccount published = run(spark);
    RunAccount unchanged = run(spark);
    Files.move(input, folder.resolve("away"));
    assertThatThrownBy(() -> run(spark)).isInstanceOf(InputMissingException.class);
    Files.createDirectory(input);
    Files.writeString(input.resolve("x.txt"), "无关的文字，没有地名也没有年份。");
    assertThatThrownBy(() -> run(spark)).isInstanceOf(InputsRefusedException.class);
    Files.writeString(
        output.resolve("runs").resolve(".started-20200101T000000000Z-0001"),
        "2020-01-01T00:00:00Z");

    Listing history = RunHistory.of(output).newest(10);

    assertThat(values(history, "outcome", "exit_code", "reports", "files_read", "files_unchanged"))
        .containsExactly(
            tuple("refused", 3, null, 1L, 0L),
            tuple("refused", 3, null, null, null),
            tuple("unchanged", 0, 2L, 0L, 2L),
            tuple("published", 0, 2L, 2L, 0L),
            tuple("killed", null, null, null, null));
    assertThat(value(history, history.rows().get(0), "message").toString()).contains("x.txt");
    assertThat((Double) value(history, history.rows().get(3), "seconds")).isPositive();
    assertThat(RunHistory.of(output).newest(2).rows()).hasSize(2);
    Instant ended = Instant.parse(value(history, history.rows().get(2), "ended_at").toString());
    assertThat(
            RunHistory.of(output)
                .age(Clock.fixed(ended.plusSeconds(7200), ZoneOffset.UTC))
                .toHours())
        .isEqualTo(2);

    Map<String, Double> good = parse(RunMetrics.of(published, output.toString()));
    assertThat(good)
        .containsEntry("baogao_run_exit_code", 0.0)
        .containsEntry("baogao_run_outcome{outcome=\"published\"}", 1.0)
        .containsEntry("baogao_run_outcome{outcome=\"failed\"}", 0.0)
        .containsEntry("baogao_run_reports", 2.0)
        .containsEntry("baogao_run_rejects", 0.0)
        .containsEntry("baogao_run_files_read", 2.0)
        .containsEntry("baogao_run_files_unchanged", 0.0)
        .containsEntry("baogao_run_checks_failed{severity=\"fail\"}", 0.0)
        .containsEntry("baogao_release_reports", 2.0)
        .containsEntry("baogao_releases", 1.0)
        .containsKeys(
            "baogao_run_stage_seconds{stage=\"read\"}",
            "baogao_run_stage_seconds{stage=\"publish\"}",
            "baogao_input_newest_timestamp_seconds",
            "baogao_release_timestamp_seconds");
    assertThat(good.get("baogao_run_end_timestamp_seconds"))
        .isGreaterThan(good.get("baogao_run_start_timestamp_seconds"));
    assertThat(parse(RunMetrics.of(unchanged, output.toString())))
        .containsEntry("baogao_run_outcome{outcome=\"unchanged\"}", 1.0)
        .containsEntry("baogao_run_files_unchanged", 2.0);

    StringWriter printed = new StringWriter();
    history.print(SqlQuery.Format.CSV, new PrintWriter(printed));
    assertThat(printed.toString().lines()).hasSize(6).first().asString().startsWith("run_id,");
    assertThat(Baogao.execute("history", "--output", output.toString(), "--max-age", "1"))
        .isEqualTo(ExitCode.DONE);
    assertThat(Baogao.execute("history", "--output", output.toString(), "--max-age", "0"))
        .isEqualTo(ExitCode.CHECKS_FAILED);
    assertThat(Baogao.execute("history", "--output", output.toString(), "--last", "-1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("history", "--output", folder.resolve("nowhere").toString()))
        .isEqualTo(ExitCode.INPUT);
  }

  @Test
  void aClockThatJumpsBackLosesNoReleaseAndNoOrder(SparkSession spark) throws Exception {
    List<Integer> daysBack = List.of(0, 400, 1);
    List<String> published = new ArrayList<>();
    for (int days : daysBack) {
      write("北京市海淀区", 2023 + published.size());
      run(spark, Clock.offset(Clock.systemUTC(), Duration.ofDays(-days)));
      published.add(OutputDirectory.local(output).requireCurrentRelease().runId().value());
    }

    assertThat(published).isSorted().doesNotHaveDuplicates();
    Listing history = RunHistory.of(output).newest(10);
    assertThat(values(history, "run_id", "outcome", "reports"))
        .containsExactly(
            tuple(published.get(2), "published", 5L),
            tuple(published.get(1), "published", 4L),
            tuple(published.get(0), "published", 3L));
    assertThat(history.rows())
        .allMatch(row -> (Double) value(history, row, "seconds") > 0)
        .allMatch(row -> value(history, row, "started_at") != null);
    assertThat(OutputDirectory.local(output).releases())
        .extracting(RunId::value)
        .containsExactlyElementsOf(published);
  }

  @Test
  void aRunThatFindsAnotherAtWorkIsInTheHistory(SparkSession spark) throws Exception {
    OutputDirectory directory = OutputDirectory.local(output);
    RunId first;
    try (RunLock lock = directory.lock(Clock.systemUTC(), new SplittableRandom(1))) {
      first = lock.runId();
      assertThatThrownBy(() -> run(spark))
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining(first.value());
    }
    run(spark);

    Listing history = RunHistory.of(output).newest(5);
    assertThat(values(history, "outcome", "exit_code"))
        .containsExactly(tuple("published", 0), tuple("locked", ExitCode.LOCKED));
    assertThat(value(history, history.rows().get(1), "message").toString()).contains(first.value());
    assertThat(value(history, history.rows().get(1), "run_id").toString())
        .isGreaterThan(first.value());
    assertThat(output.resolve("state").toFile().list()).noneMatch(name -> name.startsWith("diary"));
  }

  @Test
  void aRunThatCantEvenPutThingsRightIsInTheHistory(SparkSession spark) throws Exception {
    run(spark);
    Files.delete(output.resolve("current"));
    Files.createDirectory(output.resolve("current"));

    assertThatThrownBy(() -> run(spark))
        .isInstanceOf(NotLinkException.class)
        .hasMessageContaining("move it away");

    Listing history = RunHistory.of(output).newest(5);
    assertThat(values(history, "outcome", "exit_code"))
        .containsExactly(tuple("refused", ExitCode.USAGE), tuple("published", 0));
  }

  @Test
  void aDiaryThatCantBeWrittenFailsNoPublishedRun(SparkSession spark) throws Exception {
    String setting = "spark.sql.sources.commitProtocolClass";
    ReleaseProduct sabotage =
        new ReleaseProduct() {
          @Override
          public String name() {
            return "sabotage";
          }

          @Override
          public String path() {
            return "sabotage.txt";
          }

          @Override
          public SortedMap<String, Long> write(Path release, Path file, RunId runId) {
            // Spark throws the checked exception of a class that is missing, undeclared.
            spark.conf().set(setting, "no.such.Protocol");
            return new TreeMap<>();
          }
        };
    RunOptions options = RunOptions.of(List.of(input.toString()), output.toString());
    RunAccount account = new RunAccount(Clock.systemUTC());
    try {
      RunOutcome outcome =
          Run.execute(spark, options, Reference.load(options), account, List.of(sabotage));

      assertThat(outcome.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    } finally {
      spark.conf().unset(setting);
    }
    assertThat(account.ending().exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(values(RunHistory.of(output).newest(5), "outcome")).hasSize(1);
  }

  @Test
  void anOutputThatIsNoFolderIsAMistakeOfTheUsers(SparkSession spark) throws Exception {
    output = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> run(spark))
        .isInstanceOf(FileAlreadyExistsException.class)
        .extracting(ExitCode::of)
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("run", "--input", input.toString(), "--output", " "))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aRunThatFailsWritesItsMetricsToo() throws Exception {
    Path metrics = folder.resolve("baogao.prom");

    int missing =
        Baogao.execute(
            "run",
            "--input",
            folder.resolve("nowhere").toString(),
            "--output",
            output.toString(),
            "--codebook",
            folder.resolve("no.csv").toString(),
            "--metrics",
            metrics.toString());

    assertThat(missing).isEqualTo(ExitCode.USAGE);
    assertThat(parse(Files.readString(metrics)))
        .containsEntry("baogao_run_exit_code", 2.0)
        .containsEntry("baogao_run_outcome{outcome=\"refused\"}", 1.0)
        .doesNotContainKeys("baogao_run_reports", "baogao_release_timestamp_seconds");
    assertThat(folder.toFile().list()).containsOnly("input", "baogao.prom");

    Path dictionary =
        Files.write(folder.resolve("dictionary.txt"), "垃圾分类".getBytes(Charset.forName("GBK")));
    int unreadable =
        Baogao.execute(
            "run",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--dictionary",
            dictionary.toString(),
            "--metrics",
            metrics.toString());

    assertThat(unreadable).isEqualTo(ExitCode.USAGE);
    assertThat(parse(Files.readString(metrics))).containsEntry("baogao_run_exit_code", 2.0);
  }

  @Test
  void metricsThatCantBeWrittenChangeNothing() {
    RunAccount account = new RunAccount(Clock.systemUTC());

    RunMetrics.write(folder.resolve("nowhere/baogao.prom"), account, output.toString());

    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(account.ending().exitCode()).isEqualTo(ExitCode.BUG);
  }

  @Test
  void aRunAtWorkIsToldFromOneThatWasKilled() throws Exception {
    OutputDirectory directory = OutputDirectory.local(output);
    try (RunLock lock = directory.lock(Clock.systemUTC(), new SplittableRandom(1))) {
      Path runs = Files.createDirectory(output.resolve("runs"));
      Files.writeString(runs.resolve(".started-" + lock.runId().value()), "2026-01-01T00:00:00Z");
      Files.writeString(runs.resolve(".started-20200101T000000000Z-0001"), "");

      Listing history = RunHistory.of(output).newest(5);

      assertThat(values(history, "run_id", "started_at", "outcome"))
          .containsExactly(
              tuple(lock.runId().value(), "2026-01-01T00:00:00Z", "running"),
              tuple("20200101T000000000Z-0001", "unknown", "killed"));
    }
  }

  @Test
  void whatIsGoneIsAWarningThatTheSameInputRepeats(SparkSession spark) throws Exception {
    for (String district : List.of("西城区", "东城区", "丰台区", "石景山区", "房山区", "通州区", "顺义区", "昌平区")) {
      write("北京市" + district, 2022);
    }
    assertThat(run(spark).failedChecks()).isEmpty();
    Files.delete(input.resolve("北京市朝阳区2022.txt"));
    write("北京市海淀区", 2023);
    write("北京市西城区", 2022);
    Files.writeString(input.resolve("x.txt"), "无关的文字，没有地名也没有年份。");
    Files.writeString(input.resolve("y.txt"), "也是无关的文字，没有地名也没有年份。");
    write("北京市大兴区", 2022);

    List<CheckResult> warned = run(spark).failedChecks();

    assertThat(warned)
        .extracting(CheckResult::checkName, CheckResult::observed)
        .containsExactlyInAnyOrder(
            tuple(CoverageChecks.REGIONS_GONE, "1 regions gone: 110105 朝阳区"),
            tuple(CoverageChecks.REFUSED, "15.4 % of the inputs, 0.0 % in the last release"),
            tuple(CoverageChecks.NEWEST_YEAR, "regions in 2023: district 1 after 10"));
    assertThat(warned).noneMatch(CheckResult::blocks);
    assertThat(run(spark).failedChecks())
        .as("an unchanged night still says so")
        .containsExactlyInAnyOrderElementsOf(warned);

    Release release = OutputDirectory.local(output).requireCurrentRelease();
    TableStore tables = new TableStore(spark, release.directory().toString());
    assertThat(
            new CoverageChecks(tables, 11, 2, Alarms.DEFAULT)
                .results(null, new PreviousRelease(tables, true)))
        .as("the same input gives the same checks")
        .filteredOn(result -> !result.passed())
        .containsExactlyInAnyOrderElementsOf(warned);
    assertThat(
            new CoverageChecks(tables, 11, 2, new Alarms(0.1, 1))
                .results(null, new PreviousRelease(tables, false)))
        .as("nothing is gone since itself, and one in ten is enough if one says so")
        .hasSize(4)
        .allMatch(CheckResult::passed);
  }

  /** These columns of all rows. */
  private static List<Tuple> values(Listing listing, String... columns) {
    return listing.rows().stream()
        .map(row -> tuple(Arrays.stream(columns).map(name -> value(listing, row, name)).toArray()))
        .toList();
  }

  private static Object value(Listing listing, List<Object> row, String column) {
    return row.get(listing.names().indexOf(column));
  }

  private RunAccount run(SparkSession spark) throws Exception {
    return run(spark, Clock.systemUTC());
  }

  private RunAccount run(SparkSession spark, Clock clock) throws Exception {
    RunOptions options = RunOptions.of(List.of(input.toString()), output.toString());
    RunAccount account = new RunAccount(clock);
    Run.execute(spark, options, Reference.load(options), account);
    return account;
  }

  /** Reads Prometheus' text format: every sample belongs to the family whose lines precede it. */
  private static Map<String, Double> parse(String text) {
    Map<String, Double> samples = new HashMap<>();
    Set<String> families = new HashSet<>();
    String family = "";
    String help = "";
    assertThat(text).endsWith("\n");
    for (String line : text.split("\n")) {
      String[] words = line.split(" ");
      if (line.startsWith("# HELP ")) {
        help = words[2];
        assertThat(words.length).isGreaterThan(3);
      } else if (line.startsWith("# TYPE ")) {
        family = words[2];
        assertThat(family).isEqualTo(help).matches("baogao_[a-z_]+");
        assertThat(words[3]).isEqualTo("gauge");
        assertThat(families.add(family)).as(family).isTrue();
      } else {
        assertThat(line).matches("[a-z_]+(\\{[a-z]+=\"[a-z_]+\"})? -?[0-9][0-9.E]*");
        assertThat(words[0].replaceFirst("\\{.*", "")).isEqualTo(family);
        assertThat(samples.put(words[0], Double.valueOf(words[1]))).as(line).isNull();
      }
    }
    return samples;
  }
}
