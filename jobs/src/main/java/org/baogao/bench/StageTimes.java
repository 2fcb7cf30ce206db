package org.baogao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baogao.publish.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run took.
 *
 * <p>Seconds are the manifest's, in the order in which the stages ran. Publishing itself is not in
 * the manifest, which is written by it; its seconds come from the line that the run logs at the end
 * of each stage. CPU time comes from the moments at which these lines came.
 *
 * @param stages seconds by stage, in order
 * @param toTfIdf all stages up to and with {@value #TFIDF}, the one that writes TF-IDF
 * @param whole all stages
 */
record StageTimes(List<Stage> stages, Cost toTfIdf, Cost whole) {
  /** The stage at whose end the TF-IDF of every report is written. */
  static final String TFIDF = "tfidf";

  private static final String PUBLISH = "publish";
  private static final Pattern LOGGED = Pattern.compile("\\bProgress: (\\w+) +([0-9]+\\.[0-9]+) s");

  /**
   * One stage.
   *
   * @param name its name
   * @param seconds by the wall clock
   */
  record Stage(String name, double seconds) {}

  /** When a logged stage began and ended, in seconds from the start of the process. */
  private record Span(String stage, double begin, double end) {}

  /** Copies the stages. */
  StageTimes {
    stages = List.copyOf(stages);
  }

  /** Reads the times of a run from its manifest and from what it logged. */
  static StageTimes of(Manifest manifest, List<ChildProcess.Line> lines, CpuLine cpu) {
    List<Span> logged = logged(lines);
    List<Stage> stages = new ArrayList<>();
    for (Manifest.StageReport stage : manifest.stages()) {
      stages.add(new Stage(stage.stage(), stage.seconds()));
    }
    if (stages.stream().noneMatch(stage -> stage.name().equals(TFIDF))) {
      throw new IllegalArgumentException(
          "The manifest of %s has no stage %s: %s"
              .formatted(manifest.runId().value(), TFIDF, stages));
    }
    for (Span span : logged) {
      if (span.stage().equals(PUBLISH)) {
        stages.add(new Stage(PUBLISH, span.end() - span.begin()));
      }
    }
    String last = stages.get(stages.size() - 1).name();
    return new StageTimes(
        stages,
        new Cost(upTo(TFIDF, stages), cpuUpTo(TFIDF, logged, cpu)),
        new Cost(upTo(last, stages), cpuUpTo(last, logged, cpu)));
  }

  private static double upTo(String last, List<Stage> stages) {
    double sum = 0;
    for (Stage stage : stages) {
      sum += stage.seconds();
      if (stage.name().equals(last)) {
        break;
      }
    }
    return sum;
  }

  private static @Nullable Double cpuUpTo(String last, List<Span> logged, CpuLine cpu) {
    for (Span span : logged) {
      if (span.stage().equals(last)) {
        Double begin = cpu.at(Math.max(0, logged.get(0).begin()));
        Double end = cpu.at(span.end());
        return begin == null || end == null ? null : end - begin;
      }
    }
    return null;
  }

  private static List<Span> logged(List<ChildProcess.Line> lines) {
    List<Span> spans = new ArrayList<>();
    for (ChildProcess.Line line : lines) {
      Matcher matcher = LOGGED.matcher(line.text());
      if (matcher.find()) {
        double seconds = Double.parseDouble(matcher.group(2));
        spans.add(new Span(matcher.group(1), line.second() - seconds, line.second()));
      }
    }
    return spans;
  }
}
