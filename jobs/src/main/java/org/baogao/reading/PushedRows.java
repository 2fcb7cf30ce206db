package org.baogao.reading;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are pushed by a thread of their own and pulled by the task. Only a few wait in between,
 * so that a file of a hundred thousand reports takes no more memory than one of ten.
 */
final class PushedRows implements Iterator<Row> {
  private static final int MOST_WAITING = 16;

  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private @Nullable Message next;

  /** A row, or the end of them, or why there are no more; the latter two come last. */
  private record Message(@Nullable Row row, @Nullable Throwable failure) {}

  /** Work that was told to stop, as nobody takes its rows any more. */
  private static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedException(InterruptedException cause) {
      super("Nobody takes these rows any more", cause);
    }
  }

  /** Begins the work at once; ends it, done or not, with the task that this is called in. */
  PushedRows(Consumer<Consumer<Row>> work) {
    thread = new Thread(() -> push(work), Thread.currentThread().getName() + " reader");
    thread.setDaemon(true);
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener stop = context -> thread.interrupt();
      task.addTaskCompletionListener(stop);
    }
    thread.start();
  }

  @SuppressWarnings("PMD.AvoidCatchingThrowable") // It is thrown again where the rows are taken.
  private void push(Consumer<Consumer<Row>> work) {
    Throwable failure = null;
    try {
      work.accept(row -> put(new Message(row, null)));
    } catch (AbandonedException e) {
      return;
    } catch (Throwable e) {
      failure = e;
    }
    try {
      queue.put(new Message(null, failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Message message) {
    try {
      queue.put(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AbandonedException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return message().row() != null;
  }

  @Override
  public Row next() {
    Row row = message().row();
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return row;
  }

  private Message message() {
    Message waiting = next;
    if (waiting == null) {
      try {
        waiting = queue.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AbandonedException(e);
      }
      next = waiting;
    }
    Throwable failure = waiting.failure();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return waiting;
  }
}
