package org.baogao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a benchmark measured.
 *
 * @param setting how
 * @param machine on what
 * @param corpus over what
 * @param corpusBytes size of its files together
 * @param floors runs of bare HanLP, in turn with
 * @param runs runs of the real command line
 * @param jieba the run of jieba and scikit-learn; null where they are not installed
 */
record Comparison(
    Setting setting,
    Machine machine,
    ScalingSummary corpus,
    long corpusBytes,
    List<FloorRun> floors,
    List<PipelineRun> runs,
    @Nullable JiebaRun jieba) {

  /** Copies the runs. */
  Comparison {
    floors = List.copyOf(floors);
    runs = List.copyOf(runs);
  }

  /**
   * One line of the result: medians.
   *
   * @param name in the table
   * @param key in JSON
   * @param cost in seconds
   * @param wallRatio to the floor
   * @param cpuRatio to the floor; null where the system does not tell
   * @param peakBytes of the process; null where the line is only a part of one, or the system does
   *     not tell
   */
  record Measure(
      String name,
      String key,
      Cost cost,
      double wallRatio,
      @Nullable Double cpuRatio,
      @Nullable Long peakBytes) {}

  /** The lines of the result; the first one is the floor. */
  List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    if (floors.isEmpty()) {
      return measures;
    }
    Cost floor = median(floors, FloorRun::work);
    add(measures, "bare HanLP (the floor)", "floor", floor, floor, null);
    if (!runs.isEmpty()) {
      add(
          measures,
          "way to TF-IDF",
          "way_to_tfidf",
          median(runs, run -> run.times().toTfIdf()),
          floor,
          null);
      add(measures, "whole run", "whole_run", median(runs, r -> r.times().whole()), floor, null);
      List<NightRun> nights = nights();
      if (!nights.isEmpty()) {
        add(measures, "night after", "night_after", median(nights, NightRun::whole), floor, null);
      }
    }
    if (jieba != null) {
      add(measures, "jieba + TfidfVectorizer", "jieba", jieba.work(), floor, null);
    }
    add(
        measures,
        "process of bare HanLP",
        "floor_process",
        median(floors, FloorRun::process),
        floor,
        medianBytes(floors, FloorRun::peakBytes));
    if (!runs.isEmpty()) {
      add(
          measures,
          "process of the whole run",
          "run_process",
          median(runs, PipelineRun::process),
          floor,
          medianBytes(runs, PipelineRun::peakBytes));
    }
    if (jieba != null) {
      add(measures, "process of jieba", "jieba_process", jieba.process(), floor, jieba.peakBytes());
    }
    return measures;
  }

  /** The runs of the nights after; empty where they were not asked for. */
  List<NightRun> nights() {
    return runs.stream().map(PipelineRun::night).filter(Objects::nonNull).toList();
  }

  /** Medians of the stages, in their order. */
  List<StageTimes.Stage> stages() {
    List<StageTimes.Stage> stages = new ArrayList<>();
    if (!runs.isEmpty()) {
      for (StageTimes.Stage stage : runs.get(0).times().stages()) {
        List<Double> seconds =
            runs.stream()
                .flatMap(run -> run.times().stages().stream())
                .filter(other -> other.name().equals(stage.name()))
                .map(StageTimes.Stage::seconds)
                .toList();
        stages.add(new StageTimes.Stage(stage.name(), median(seconds)));
      }
    }
    return stages;
  }

  private static void add(
      List<Measure> measures,
      String name,
      String key,
      Cost cost,
      Cost floor,
      @Nullable Long peakBytes) {
    Double cpu = cost.cpuSeconds();
    Double floorCpu = floor.cpuSeconds();
    measures.add(
        new Measure(
            name,
            key,
            cost,
            cost.wallSeconds() / floor.wallSeconds(),
            cpu == null || floorCpu == null ? null : cpu / floorCpu,
            peakBytes));
  }

  private static <R> Cost median(List<R> runs, Function<R, Cost> cost) {
    List<Double> walls = runs.stream().map(run -> cost.apply(run).wallSeconds()).toList();
    List<Double> cpus = new ArrayList<>();
    for (R run : runs) {
      Double cpu = cost.apply(run).cpuSeconds();
      if (cpu != null) {
        cpus.add(cpu);
      }
    }
    return new Cost(median(walls), cpus.isEmpty() ? null : median(cpus));
  }

  private static <R> @Nullable Long medianBytes(
      List<R> runs, Function<R, @Nullable Long> peakBytes) {
    List<Double> peaks =
        runs.stream()
            .map(peakBytes)
            .filter(Objects::nonNull)
            .map(peak -> (double) Objects.requireNonNull(peak))
            .toList();
    return peaks.isEmpty() ? null : Math.round(median(peaks));
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
