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
 * Shows how far a run has come: on a terminal a line that counts up and is then replaced by what
 * the stage counted, elsewhere one log line a stage. Keeps the times and counts for the manifest.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /** The total of a stage that doesn't know how much there is to do. */
  static final long UNKNOWN = -1;

  private static final Duration REFRESH = Duration.ofMillis(500);

  /** The narrowest terminal that is served; a line that reaches the edge would wrap. */
  private static final int COLUMNS = 79;

  /** Goes to the start of the line and erases it. */
  private static final String ERASE = "\r\u001b[K";

  private final @Nullable Console terminal = terminal();
  private final List<Manifest.StageReport> reports = new ArrayList<>();

  /** Runs a stage; what it returns is what it counted. */
  void stage(String stage, Supplier<SortedMap<String, Long>> work) {
    stage(stage, "", UNKNOWN, () -> 0, work);
  }

  /**
   * Runs a stage that is long enough to be watched.
   *
   * @param unit what is counted, in the plural
   * @param total how much there is to do, or {@link #UNKNOWN}
   * @param done how much is done so far
   */
  void stage(
      String stage,
      String unit,
      long total,
      LongSupplier done,
      Supplier<SortedMap<String, Long>> work) {
    long start = System.nanoTime();
    SortedMap<String, Long> counts;
    Ticker ticker = new Ticker(() -> line(stage, seconds(start), unit, total, done.getAsLong()));
    try {
      counts = work.get();
    } finally {
      ticker.stop();
    }
    double seconds = seconds(start);
    reports.add(new Manifest.StageReport(stage, Math.round(seconds * 1000) / 1000.0, counts));
    if (terminal == null) {
      LOG.info("{}", String.join("", pieces(stage, seconds, counts)));
    } else {
      terminal.printf("%s%n", wrapped(pieces(stage, seconds, counts)));
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

  /** One line of progress; the time left assumes that the rest goes as fast as what is done. */
  static String line(String stage, double seconds, String unit, long total, long done) {
    String line = time(stage, seconds);
    if (total > 0) {
      line += format(", %,d of %,d %s", Math.min(done, total), total, unit);
      if (done > 0 && done < total) {
        line += ", " + duration(seconds * (total - done) / done) + " left";
      }
    } else if (done > 0) {
      line += format(", %,d %s", done, unit);
    }
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS);
  }

  /** Lines no longer than a terminal is wide, broken between counts. */
  static String wrapped(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    int width = 0;
    for (String piece : pieces) {
      if (width > 0 && width + piece.length() > COLUMNS) {
        String rest = piece.replaceFirst("^, ", "");
        String indent = " ".repeat(time("", 0).length() + 2);
        text.append(',').append(System.lineSeparator()).append(indent).append(rest);
        width = indent.length() + rest.length();
      } else {
        text.append(piece);
        width += piece.length();
      }
    }
    return text.toString();
  }

  private static @Nullable Console terminal() {
    String kind = System.getenv("TERM");
    return kind == null || kind.equals("dumb") ? null : System.console();
  }

  private static List<String> pieces(String stage, double seconds, SortedMap<String, Long> counts) {
    List<String> pieces = new ArrayList<>();
    pieces.add(time(stage, seconds));
    counts.forEach((name, count) -> pieces.add(format(", %,d %s", count, name)));
    return pieces;
  }

  private static String time(String stage, double seconds) {
    return format("%-9s %7.1f s", stage, seconds);
  }

  /** Seconds below two minutes, then minutes. */
  private static String duration(double seconds) {
    return seconds < 120 ? format("%.0f s", seconds) : format("%.0f min", seconds / 60);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Draws one line again and again; nothing where there is no terminal. */
  private final class Ticker {
    private final Timer timer = new Timer("progress", true);
    private boolean stopped;

    Ticker(Supplier<String> line) {
      if (terminal != null) {
        Console console = terminal;
        TimerTask show =
            new TimerTask() {
              @Override
              public void run() {
                draw(console, ERASE + line.get());
              }
            };
        timer.schedule(show, REFRESH.toMillis(), REFRESH.toMillis());
      }
    }

    private synchronized void draw(Console console, String text) {
      if (!stopped) {
        console.printf("%s", text);
        console.flush();
      }
    }

    /** Leaves the line empty, for the stage's counts or for the message of what went wrong. */
    void stop() {
      timer.cancel();
      if (terminal != null) {
        draw(terminal, ERASE);
      }
      synchronized (this) {
        stopped = true;
      }
    }
  }
}
