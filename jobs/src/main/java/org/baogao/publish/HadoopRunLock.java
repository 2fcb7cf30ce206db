package org.baogao.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock where no operating system holds one: whoever creates {@code .lock} has it, and writes it
 * anew every minute. One that was not written for ten minutes belongs to a dead run; the next run
 * takes it away. Ages are taken from the file system's own clock.
 *
 * <p>Creating is exclusive on HDFS, and on S3 with conditional writes. On stores that only look
 * first and write then, two runs that start in the same second can both believe to have it; the one
 * whose name doesn't stand in the file is found out at the next {@link #check}, at the latest when
 * it wants to publish.
 */
final class HadoopRunLock extends RunLock {
  private static final String EXCLUSIVE = "fs.option.create.conditional.overwrite";
  private static final Logger LOG = LoggerFactory.getLogger(HadoopRunLock.class);

  private final FileSystem fileSystem;
  private final Path file;
  private final ScheduledExecutorService heart;
  private boolean closed;

  /** Whether we began to write the file anew and did not come to its end. */
  private boolean torn;

  private HadoopRunLock(Holder holder, FileSystem fileSystem, Path file, Patience patience) {
    super(holder);
    this.fileSystem = fileSystem;
    this.file = file;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "baogao-lock");
              thread.setDaemon(true);
              return thread;
            });
    long pause = patience.heartbeat().toMillis();
    var unused = heart.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  /**
   * How the lock ages.
   *
   * @param heartbeat how often it is written
   * @param stale the age at which its run counts as dead
   */
  record Patience(Duration heartbeat, Duration stale) {
    static final Patience DEFAULT = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10));
  }

  static RunLock acquire(HadoopStorage storage, Clock clock, NextRunId nextRunId, Patience patience)
      throws IOException {
    FileSystem fileSystem = storage.fileSystem();
    Path file = storage.path(FILE_NAME);
    for (FileStatus status = status(fileSystem, file);
        status != null;
        status = status(fileSystem, file)) {
      if (age(storage, status).compareTo(patience.stale()) < 0) {
        throw new RunLockedException(
            storage.path("").toString(), read(fileSystem, file).orElse(null));
      }
      takeAway(fileSystem, file, status);
    }
    Holder holder = thisProcess(clock, nextRunId);
    try {
      createExclusively(fileSystem, file, toJson(holder));
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.PathIOException e) {
      throw new RunLockedException(
          storage.path("").toString(), read(fileSystem, file).orElse(null));
    }
    HadoopRunLock lock = new HadoopRunLock(holder, fileSystem, file, patience);
    lock.check();
    return lock;
  }

  private static @Nullable FileStatus status(FileSystem fileSystem, Path file) throws IOException {
    try {
      return fileSystem.getFileStatus(file);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  /** By the clock of the file system, which is not ours: a file written now tells its time. */
  private static Duration age(HadoopStorage storage, FileStatus lock) throws IOException {
    Path probe = storage.path(FILE_NAME + "-probe-" + ProcessHandle.current().pid());
    storage.fileSystem().create(probe, true).close();
    try {
      long now = storage.fileSystem().getFileStatus(probe).getModificationTime();
      return Duration.ofMillis(now - lock.getModificationTime());
    } finally {
      storage.fileSystem().delete(probe, false);
    }
  }

  /** Deletes a stale lock, unless someone has written it since. */
  private static void takeAway(FileSystem fileSystem, Path file, FileStatus stale)
      throws IOException {
    FileStatus now = status(fileSystem, file);
    if (now != null && now.getModificationTime() == stale.getModificationTime()) {
      LOG.warn("Taking away the lock of a dead run: {}", read(fileSystem, file).orElse(null));
      fileSystem.delete(file, false);
    }
  }

  private static void createExclusively(FileSystem fileSystem, Path file, byte[] text)
      throws IOException {
    FSDataOutputStreamBuilder<?, ?> create = fileSystem.createFile(file);
    create.overwrite(false);
    create.opt(EXCLUSIVE, true);
    try (OutputStream out = create.build()) {
      out.write(text);
    }
  }

  private static Optional<Holder> read(FileSystem fileSystem, Path file) throws IOException {
    try (InputStream in = fileSystem.open(file)) {
      return fromJson(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs() throws IOException {
    return read(fileSystem, file).filter(holder()::equals).isPresent();
  }

  /** Whether the file is empty because we could not write it to its end. */
  private boolean isTorn() throws IOException {
    FileStatus status = torn ? status(fileSystem, file) : null;
    return status != null && status.getLen() == 0;
  }

  private synchronized void beat() {
    try {
      if (!closed && (isOurs() || isTorn())) {
        torn = true;
        try (OutputStream out = fileSystem.create(file, true)) {
          out.write(toJson(holder()));
        }
        torn = false;
      }
    } catch (IOException e) {
      LOG.warn("The lock {} could not be refreshed: {}", file, e.getMessage());
    }
  }

  @Override
  public synchronized void check() throws IOException {
    if (closed || !(isOurs() || isTorn())) {
      throw new IOException("Run %s no longer holds the lock %s".formatted(runId(), file));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    heart.shutdownNow();
    if (isOurs()) {
      fileSystem.delete(file, false);
    }
  }
}
