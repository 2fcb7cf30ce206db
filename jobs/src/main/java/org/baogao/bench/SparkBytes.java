package org.baogao.bench;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up what the tasks of a run write for each other: Spark makes one where {@code
 * spark.extraListeners} names this class, and its sums are logged when the application ends.
 */
public final class SparkBytes extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(SparkBytes.class);
  private static final Pattern LOGGED =
      Pattern.compile("Shuffled (\\d+) bytes, spilled (\\d+) bytes");

  private final LongAdder shuffled = new LongAdder();
  private final LongAdder spilled = new LongAdder();

  /**
   * The sums of a run.
   *
   * @param shuffled bytes written for shuffles, compressed as they are
   * @param spilled bytes written because they had no room in memory
   */
  record Sums(long shuffled, long spilled) {
    /** Reads the sums from the lines that a run logged; null where none has them. */
    static @Nullable Sums of(List<ChildProcess.Line> lines) {
      for (ChildProcess.Line line : lines) {
        Matcher matcher = LOGGED.matcher(line.text());
        if (matcher.find()) {
          return new Sums(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        }
      }
      return null;
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    // A task that was lost with its executor has none.
    if (metrics != null) {
      shuffled.add(metrics.shuffleWriteMetrics().bytesWritten());
      spilled.add(metrics.diskBytesSpilled());
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    LOG.info("Shuffled {} bytes, spilled {} bytes", shuffled.sum(), spilled.sum());
  }
}
