package org.baogao.run;

import java.io.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.baogao.publish.Manifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far a run has come: on a terminal a line that counts up, elsewhere one log line a
 * stage. Keeps the times and counts for the manifest.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration REFRESH = Duration.ofMillis(500);

  private final @Nullable Console terminal =
      System.getenv("TERM") == null ? null : System.console();
  private final List<Manifest.StageReport> reports = new ArrayList<>();

  /** Runs a stage; what it returns is what it counted. */
  void stage(String stage, Supplier<SortedMap<String, Long>> work) {
    stage(stage, 0, () -> 0, work);
  }

  /**
   * Runs a stage that is long enough to be watched.
   *
   * @param total how much there is to do
   * @param done how much is done so far
   */
  void stage(String stage, long total, LongSupplier done, Supplier<SortedMap<String, Long>> work) {
    long start = System.nanoTime();
    SortedMap<String, Long> counts;
    Timer ticker = watch(stage, start, total, done);
    try {
      counts = work.get();
    } finally {
      ticker.cancel();
    }
    double seconds = seconds(start);
    reports.add(new Manifest.StageReport(stage, Math.round(seconds * 1000) / 1000.0, counts));
    StringBuilder line = new StringBuilder();
    counts.forEach((name, count) -> line.append(", ").append("%,d %s".formatted(count, name)));
    String message = "%-9s %6.1f s%s".formatted(stage, seconds, line);
    if (terminal == null) {
      LOG.info("{}", message);
    } else {
      terminal.printf("\r%-78s%n", message);
    }
  }

  /** Times and counts of the stages so far. */
  List<Manifest.StageReport> reports() {
    return List.copyOf(reports);
  }

  /** A map of one or more counts. */
  static SortedMap<String, Long> counts(String name, long count) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put(name, count);
    return counts;
  }

  private Timer watch(String stage, long start, long total, LongSupplier done) {
    Timer ticker = new Timer("progress", true);
    if (terminal != null) {
      Console console = terminal;
      TimerTask show =
          new TimerTask() {
            @Override
            public void run() {
              console.printf("\r%-78s", line(stage, seconds(start), total, done.getAsLong()));
            }
          };
      ticker.schedule(show, REFRESH.toMillis(), REFRESH.toMillis());
    }
    return ticker;
  }

  /** One line of progress; the time left assumes that the rest goes as fast as what is done. */
  static String line(String stage, double seconds, long total, long done) {
    if (total <= 0) {
      return String.format(Locale.ROOT, "%-9s %6.1f s", stage, seconds);
    }
    String left =
        done <= 0
            ? ""
            : String.format(
                Locale.ROOT, ", %.0f s left", seconds * Math.max(0, total - done) / done);
    return String.format(
        Locale.ROOT,
        "%-9s %6.1f s, %,d of %,d files%s",
        stage,
        seconds,
        Math.min(done, total),
        total,
        left);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
