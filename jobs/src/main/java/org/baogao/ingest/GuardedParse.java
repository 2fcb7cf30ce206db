package org.baogao.ingest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Runs a library's parser so that nothing it does with bad content reaches the caller: it has its
 * own thread with a deep stack, limited time and limited memory, and whatever it throws becomes a
 * refusal. A parser that passed a limit is interrupted; one that does not look goes on in a daemon
 * thread until it ends.
 *
 * <p>Memory is what the thread allocates in all, not what it holds at a time: that can be told
 * while it runs, and hardly depends on the collector. Where the JVM does not count it, time is the
 * only limit.
 */
final class GuardedParse {
  private static final long STACK_BYTES = 16L << 20;

  /** How often the memory is looked at: a parser allocates some 50 MB between two looks. */
  private static final long LOOK_MILLIS = 25;

  private GuardedParse() {}

  /**
   * The parser's result.
   *
   * @param parser what to run; it should look at {@link Thread#isInterrupted()} where it can
   * @param limits how long it may take and how much it may allocate
   * @param broken the reason if it fails
   */
  static <T> T run(Callable<T> parser, ExtractionLimits limits, ReasonCode broken)
      throws RefusedException {
    FutureTask<T> task = new FutureTask<>(parser);
    Thread thread = new Thread(null, task, "baogao-parser", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result(task, thread, limits);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a document was parsed");
    } catch (ExecutionException e) {
      throw refusal(e.getCause() == null ? e : e.getCause(), broken);
    }
  }

  private static <T> T result(FutureTask<T> task, Thread thread, ExtractionLimits limits)
      throws InterruptedException, ExecutionException, RefusedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.longestParseSeconds());
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - end >= 0) {
          task.cancel(true);
          throw new RefusedException(
              ReasonCode.PARSE_TIMEOUT,
              "Parsing took longer than %d s".formatted(limits.longestParseSeconds()),
              e);
        }
        if (Allocation.of(thread) > limits.largestParseBytes()) {
          task.cancel(true);
          throw new RefusedException(
              ReasonCode.FILE_TOO_LARGE,
              "Parsing took more than %d bytes of memory".formatted(limits.largestParseBytes()),
              e);
        }
      }
    }
  }

  /** What threads have allocated since they began. */
  private static final class Allocation {
    private static final @Nullable ThreadMXBean COUNTER = counter();

    private Allocation() {}

    private static @Nullable ThreadMXBean counter() {
      return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
              && threads.isThreadAllocatedMemorySupported()
              && threads.isThreadAllocatedMemoryEnabled()
          ? threads
          : null;
    }

    /** Bytes; -1 where they are not counted, or where the thread has ended. */
    static long of(Thread thread) {
      return COUNTER == null ? -1 : COUNTER.getThreadAllocatedBytes(thread.getId());
    }
  }

  private static RefusedException refusal(Throwable thrown, ReasonCode broken) {
    RefusedException refused = RefusedException.within(thrown);
    if (refused != null) {
      return refused;
    }
    if (thrown instanceof OutOfMemoryError) {
      return new RefusedException(
          ReasonCode.OUT_OF_MEMORY, "The parser needs more memory than there is", thrown);
    }
    if (thrown instanceof StackOverflowError) {
      return new RefusedException(broken, "The content is nested too deep", thrown);
    }
    return new RefusedException(broken, described(thrown), thrown);
  }

  private static String described(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < 20 && root.getCause() != null; i++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String text = root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return text.length() <= 300 ? text : text.substring(0, 300);
  }
}
