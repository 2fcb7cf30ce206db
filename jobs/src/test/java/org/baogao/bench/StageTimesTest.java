package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baogao.publish.Manifest;
import org.baogao.publish.RunId;
import org.junit.jupiter.api.Test;

final class StageTimesTest {

  private static Manifest manifest(Manifest.StageReport... stages) {
    return new Manifest(
        new RunId("20261122T025749123Z-3f9a"),
        Instant.EPOCH,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(stages),
        new TreeMap<>(),
        List.of(),
        new Manifest.Inputs(new TreeMap<>(), 0, 0, ""));
  }

  private static Manifest.StageReport stage(String name, double seconds) {
    return new Manifest.StageReport(name, seconds, new TreeMap<>());
  }

  private static final Manifest RUN =
      manifest(stage("list", 0.5), stage("read", 6.0), stage("tfidf", 1.5), stage("clusters", 4.0));

  /** The process has two cores at work from its third second on. */
  private static CpuLine cpu() {
    CpuLine cpu = new CpuLine();
    cpu.add(0, 0);
    cpu.add(3, 2);
    cpu.add(23, 42);
    return cpu;
  }

  private static List<ChildProcess.Line> logged() {
    return Stream.of(
            new ChildProcess.Line(2.0, "Picked up JAVA_TOOL_OPTIONS"),
            new ChildProcess.Line(4.0, "12:00:00 INFO  Progress: list        0.5 s, 3 files"),
            new ChildProcess.Line(10.0, "12:00:06 INFO  Progress: read        6.0 s, 3 files"),
            new ChildProcess.Line(12.0, "12:00:08 INFO  Progress: tfidf       1.5 s"),
            new ChildProcess.Line(16.0, "12:00:12 INFO  Progress: clusters    4.0 s"),
            new ChildProcess.Line(18.0, "12:00:14 INFO  Progress: publish     2.0 s, 15 tables"))
        .toList();
  }

  @Test
  void theWayToTfIdfEndsWithItsStageAndTheWholeRunWithPublishing() {
    StageTimes times = StageTimes.of(RUN, logged(), cpu());

    assertThat(times.stages())
        .extracting(StageTimes.Stage::name)
        .containsExactly("list", "read", "tfidf", "clusters", "publish");
    assertThat(times.toTfIdf().wallSeconds()).isCloseTo(8.0, within(1e-9));
    assertThat(times.whole().wallSeconds()).isCloseTo(14.0, within(1e-9));
  }

  @Test
  void cpuTimeCountsFromTheBeginningOfTheFirstStage() {
    StageTimes times = StageTimes.of(RUN, logged(), cpu());

    // From 3.5 s to 12 s and to 18 s, two cores each.
    assertThat(times.toTfIdf().cpuSeconds()).isCloseTo(17.0, within(1e-9));
    assertThat(times.whole().cpuSeconds()).isCloseTo(29.0, within(1e-9));
  }

  @Test
  void withoutLoggedStagesThereIsNoCpuTime() {
    StageTimes times = StageTimes.of(RUN, List.of(), cpu());

    assertThat(times.toTfIdf().cpuSeconds()).isNull();
    assertThat(times.whole().wallSeconds()).isCloseTo(12.0, within(1e-9));
  }

  @Test
  void aRunWithoutTfIdfIsNoMeasurement() {
    Manifest other = manifest(stage("list", 0.5));

    assertThatThrownBy(() -> StageTimes.of(other, List.of(), cpu()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no stage tfidf");
  }
}
