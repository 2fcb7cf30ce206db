package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.ingest.HostileFile;
import org.baogao.ingest.HostileFiles;
import org.baogao.ingest.NetworkGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One run over hundreds of hostile files, and a few good reports among them. */
@ExtendWith(SparkExtension.class)
class HostileInputTest {
  private static final List<String> DISTRICTS = List.of("朝阳区", "丰台区", "石景山区", "西城区", "东城区");

  private static final String GOOD =
      """
      2022年北京市%1$s政府工作报告
      ——2021年12月15日在北京市%1$s第十七届人民代表大会第一次会议上
      各位代表：
      现在，我代表%1$s人民政府，向大会报告工作，请予审议。
      一、2021年工作回顾
      我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
      二、2022年工作安排
      我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
      """;

  private static final String SECRET = "绝密内容不得外泄";

  @TempDir Path folder;

  @Test
  void eachHostileFileEndsAsItMustAndNothingElseIsLost(SparkSession spark) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
    Path input = Files.createDirectory(folder.resolve("input"));
    SortedSet<String> expected;
    int hostile;
    try (NetworkGuard guard = new NetworkGuard()) {
      List<HostileFile> files = HostileFiles.files(guard.address(), secret.toString());
      expected = HostileFiles.plant(input, files);
      hostile = files.size();
      for (String district : DISTRICTS) {
        String path = "good-" + district + ".txt";
        Files.writeString(input.resolve(path), GOOD.formatted(district));
        expected.add(path + " " + HostileFile.REPORT);
      }
      RunOptions options = options(input);
      long begin = System.nanoTime();

      RunOutcome outcome =
          Run.execute(spark, options, Reference.load(options), new RunAccount(Clock.systemUTC()));

      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      assertThat(outcome.kind())
          .as("%s", outcome.failedChecks())
          .isEqualTo(RunOutcome.Kind.PUBLISHED);
      assertThat(guard.calls()).isEmpty();
      Path release = Path.of(outcome.release().directory().toUri().getPath());
      SortedSet<String> found = outcomes(spark, release);
      assertThat(difference(expected, found)).as("expected, not found").isEmpty();
      assertThat(difference(found, expected)).as("found, not expected").isEmpty();
      assertThat(outcome.reports() + outcome.rejects()).isEqualTo(expected.size());
      goodReportsAreWhole(spark, release);
      nobodyReadTheSecret(spark, release);
      print(hostile, found, seconds);
    }
  }

  private static SortedSet<String> outcomes(SparkSession spark, Path release) {
    SortedSet<String> outcomes = new TreeSet<>();
    for (Row row : rows(spark, release, "reports", "source_path", "report_id")) {
      outcomes.add(row.getAs("source_path") + " " + HostileFile.REPORT);
    }
    for (Row row : rows(spark, release, "rejects", "source_path", "reason_code", "detail")) {
      outcomes.add(row.getAs("source_path") + " " + row.getAs("reason_code"));
      assertThat(row.<String>getAs("detail")).as("%s", row).isNotBlank();
    }
    return outcomes;
  }

  private static List<Row> rows(
      SparkSession spark, Path release, String table, String first, String... others) {
    return spark
        .read()
        .parquet(release.resolve(table).toString())
        .select(first, others)
        .collectAsList();
  }

  private static List<String> difference(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(line -> !others.contains(line)).toList();
  }

  private static void goodReportsAreWhole(SparkSession spark, Path release) {
    Map<String, String> ids = new TreeMap<>();
    for (Row row : rows(spark, release, "reports", "source_path", "report_id")) {
      ids.put(row.getAs("source_path"), row.getAs("report_id"));
    }
    Map<String, List<String>> sentences = new TreeMap<>();
    for (Row row : rows(spark, release, "sentences", "report_id", "text")) {
      sentences
          .computeIfAbsent(row.getAs("report_id"), id -> new ArrayList<>())
          .add(row.getAs("text"));
    }
    for (String district : DISTRICTS) {
      String[] lines = GOOD.formatted(district).split("\n", -1);
      assertThat(sentences.get(ids.get("good-" + district + ".txt")))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(lines).filter(line -> !line.isEmpty()).toList());
    }
  }

  private static void nobodyReadTheSecret(SparkSession spark, Path release) {
    assertThat(rows(spark, release, "sentences", "report_id", "text"))
        .noneMatch(row -> row.toString().contains(SECRET));
    assertThat(rows(spark, release, "rejects", "source_path", "reason_code", "detail"))
        .noneMatch(row -> row.toString().contains(SECRET));
  }

  private static void print(int hostile, SortedSet<String> found, long seconds) {
    Map<String, Long> counts =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.substring(line.lastIndexOf(' ') + 1),
                    TreeMap::new,
                    Collectors.counting()));
    System.out.printf(
        "hostile input: %d files, %d outcomes, 0 lost, %d s; %s%n",
        hostile, found.size(), seconds, counts);
  }

  private RunOptions options(Path input) {
    return RunOptions.of(List.of(input.toString()), folder.resolve("output").toString());
  }
}
