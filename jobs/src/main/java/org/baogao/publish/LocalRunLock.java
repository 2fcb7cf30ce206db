package org.baogao.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock on a local disk: a file lock of the operating system, which ends with the process,
 * however that ends.
 *
 * <p>The file is never deleted: whoever had it open would then lock another file than the next run.
 * It is emptied when the run ends; the text of a killed run stays until the next one overwrites it
 * and means nothing without the lock.
 *
 * <p>On Linux a process loses its lock as soon as it closes <em>any</em> of its handles of the
 * file. So locks of this process are looked up in memory, and the file is not opened again.
 */
final class LocalRunLock extends RunLock {
  private static final int READ_ATTEMPTS = 10;
  private static final long READ_PAUSE_MILLIS = 20;
  private static final int LONGEST_TEXT_BYTES = 1 << 12;

  private static final Map<Path, Holder> HELD_BY_THIS_PROCESS = new HashMap<>();

  /**
   * Handles of files that another class loader of this process has locked: closing would unlock.
   */
  private static final List<FileChannel> KEPT_OPEN = new ArrayList<>();

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private LocalRunLock(Holder holder, Path root, FileChannel channel, FileLock lock) {
    super(holder);
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  static RunLock acquire(Path output, Clock clock, NextRunId nextRunId) throws IOException {
    Path root = output.toRealPath();
    synchronized (HELD_BY_THIS_PROCESS) {
      Holder ours = HELD_BY_THIS_PROCESS.get(root);
      if (ours != null) {
        throw new RunLockedException(output.toString(), ours);
      }
      FileChannel channel =
          FileChannel.open(
              root.resolve(FILE_NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = null;
      boolean close = true;
      try {
        lock = channel.tryLock();
        if (lock == null) {
          throw new RunLockedException(output.toString(), readHolder(channel));
        }
        // Whoever looks now shall not take a run that was killed for the one at work.
        channel.truncate(0);
        Holder holder = thisProcess(clock, nextRunId);
        write(channel, toJson(holder));
        HELD_BY_THIS_PROCESS.put(root, holder);
        close = false;
        return new LocalRunLock(holder, root, channel, lock);
      } catch (OverlappingFileLockException e) {
        close = false;
        KEPT_OPEN.add(channel);
        throw new RunLockedException(output.toString(), readHolder(channel));
      } finally {
        if (close) {
          channel.close();
        }
      }
    }
  }

  /** Waits a moment for a run that has the lock and is just writing who it is. */
  private static @Nullable Holder readHolder(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      ByteBuffer buffer = ByteBuffer.allocate(LONGEST_TEXT_BYTES);
      int length = channel.read(buffer, 0);
      Optional<Holder> holder =
          length <= 0
              ? Optional.empty()
              : fromJson(java.util.Arrays.copyOf(buffer.array(), length));
      if (holder.isPresent()) {
        return holder.get();
      }
      try {
        Thread.sleep(READ_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private static void write(FileChannel channel, byte[] text) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(text);
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  @Override
  public void check() throws IOException {
    if (!lock.isValid()) {
      throw new IOException("Run %s no longer holds the lock of %s".formatted(runId(), root));
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD_BY_THIS_PROCESS) {
      if (!channel.isOpen()) {
        return;
      }
      try (channel) {
        channel.truncate(0);
        lock.release();
      } finally {
        HELD_BY_THIS_PROCESS.remove(root, holder());
      }
    }
  }
}
