package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final long MB = 1 << 20;

  private static FloorRun floor(double wall) {
    return new FloorRun(new Cost(wall, 2 * wall), new Cost(wall + 1, 2 * wall + 2), 400 * MB, 9);
  }

  private static PipelineRun run(double wall) {
    StageTimes times =
        new StageTimes(
            List.of(new StageTimes.Stage("read", wall), new StageTimes.Stage("tfidf", 1)),
            new Cost(wall, 2 * wall),
            new Cost(2 * wall, 3 * wall));
    return new PipelineRun(
        times,
        new Cost(3 * wall, 5 * wall),
        2_000 * MB,
        1_990,
        10,
        70_123,
        "4.1.0",
        new SparkBytes.Sums(300 * MB, 0),
        900 * MB,
        new NightRun(20, new Cost(wall / 2, wall)));
  }

  private static Comparison comparison(@Nullable JiebaRun jieba) {
    return new Comparison(
        new Setting(
            List.of("data/sample"), ReportWriter.Layout.FILES, 7, "local[2]", 2, "3g", "1.8.6"),
        new Machine(2, 24_000 * MB, 0.25, "JDK 17"),
        new ScalingSummary(
            2_000,
            40,
            5,
            0,
            30_000_000,
            9_000_000,
            70_000,
            200_000,
            9_000,
            new HeapsLaw(30, 0.1),
            new HeapsLaw(20, 0.5)),
        80 * MB,
        List.of(floor(8), floor(4), floor(6)),
        List.of(run(9), run(30), run(12)),
        jieba);
  }

  private static String table(Comparison comparison) {
    StringWriter text = new StringWriter();
    ComparisonPrinter.printTable(comparison, new PrintWriter(text));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void theTableHasMediansAndTheirRatiosToTheFloor() {
    Stream<String> lines = table(comparison(null)).lines();

    assertThat(lines)
        .contains(
            "bare HanLP (the floor)           6.0      12.0         1.00        1.00            -",
            "way to TF-IDF                   12.0      24.0         2.00        2.00            -",
            "whole run                       24.0      36.0         4.00        3.00            -",
            "process of the whole run        36.0      60.0         6.00        5.00        2,000",
            "jieba + TfidfVectorizer    not installed (python3-jieba, python3-sklearn)",
            "Each run, wall s: floor 8.0 4.0 6.0; way to TF-IDF 9.0 30.0 12.0; whole run 18.0 60.0"
                + " 24.0");
  }

  @Test
  void theTableHasTheNightAfterAndTheDisk() {
    assertThat(table(comparison(null)).lines())
        .contains(
            "night after                      6.0      12.0         1.00        1.00            -",
            "Disk, first run: 900 MB of release and state; 300 MB shuffled, 0 MB spilled",
            "Night after, 20 of 2,000 reports changed: 0.25 of the whole run's wall clock");
  }

  @Test
  void whatTasksWroteIsReadFromTheLog() {
    assertThat(
            SparkBytes.Sums.of(
                List.of(
                    new ChildProcess.Line(1, "Progress: list 2.9 s, 8,000 files"),
                    new ChildProcess.Line(
                        9, "… INFO  SparkBytes: Shuffled 123 bytes, spilled 45 bytes"))))
        .isEqualTo(new SparkBytes.Sums(123, 45));
    assertThat(SparkBytes.Sums.of(List.of())).isNull();
  }

  @Test
  void theTableSaysWhatTheVocabularyShouldBeAndIs() {
    assertThat(table(comparison(null)))
        .contains(
            "V = 30.0 n^0.100",
            "terms with n^0.500, as in real reports: predicted 60,000, reached 70,000, rows of the run's terms 70,123");
  }

  @Test
  void jiebaHasItsLineWhereItIsInstalled() {
    JiebaRun jieba = new JiebaRun(new Cost(60, 60.0), new Cost(61, 61.0), 700 * MB, "jieba 0.42");

    assertThat(table(comparison(jieba)).lines())
        .contains(
            "jieba + TfidfVectorizer         60.0      60.0        10.00        5.00            -",
            "jieba       jieba 0.42, one process, one run");
  }

  @Test
  void jsonHasTheSameMedians() throws IOException {
    StringWriter text = new StringWriter();
    ComparisonPrinter.printJson(comparison(null), new PrintWriter(text));
    JsonNode json = new ObjectMapper().readTree(text.toString());

    assertThat(json.at("/medians/way_to_tfidf/wallToFloor").asDouble()).isEqualTo(2.0);
    assertThat(json.at("/medians/run_process/peakBytes").asLong()).isEqualTo(2_000 * MB);
    assertThat(json.at("/corpus/law/beta").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/runs").size()).isEqualTo(3);
    assertThat(json.at("/jieba").isNull()).isTrue();
  }

  @Test
  void theFloorHasTheCoresOfTheMaster() {
    assertThat(Setting.coresOf("local", 8)).isEqualTo(1);
    assertThat(Setting.coresOf("local[2]", 8)).isEqualTo(2);
    assertThat(Setting.coresOf("local[*]", 8)).isEqualTo(8);
    assertThat(Setting.coresOf("local[3,4]", 8)).isEqualTo(3);
    assertThat(Setting.coresOf("spark://host:7077", 8)).isEqualTo(8);
  }
}
