package org.baogao.ingest;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.baogao.report.ReasonCode;

/**
 * Runs a library's parser so that nothing it does with bad content reaches the caller: it has its
 * own thread with a deep stack and limited time, and whatever it throws becomes a refusal. A parser
 * that ignores its interruption goes on in a daemon thread until it ends.
 */
final class GuardedParse {
  private static final long STACK_BYTES = 16L << 20;

  private GuardedParse() {}

  /**
   * The parser's result.
   *
   * @param parser what to run; it should look at {@link Thread#isInterrupted()} where it can
   * @param seconds how long it may take
   * @param broken the reason if it fails
   */
  static <T> T run(Callable<T> parser, int seconds, ReasonCode broken) throws RefusedException {
    FutureTask<T> task = new FutureTask<>(parser);
    Thread thread = new Thread(null, task, "baogao-parser", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new RefusedException(
          ReasonCode.PARSE_TIMEOUT, "Parsing took longer than %d s".formatted(seconds), e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a document was parsed");
    } catch (ExecutionException e) {
      throw refusal(e.getCause() == null ? e : e.getCause(), broken);
    }
  }

  private static RefusedException refusal(Throwable thrown, ReasonCode broken) {
    RefusedException refused = RefusedException.within(thrown);
    if (refused != null) {
      return refused;
    }
    if (thrown instanceof OutOfMemoryError) {
      return new RefusedException(broken, "The parser needs more memory than there is", thrown);
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
