package org.baogao.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One run at a time for an output. {@code OUTPUT/.lock} says in JSON who it is: run id, host,
 * process id, start.
 *
 * <p>On a local disk the operating system holds the lock ({@link LocalRunLock}); a killed process
 * loses it at once. Elsewhere the file itself is the lock and a heartbeat keeps it fresh ({@link
 * HadoopRunLock}); after a kill it has to grow stale first.
 */
public abstract class RunLock implements AutoCloseable {
  static final String FILE_NAME = ".lock";

  private final Holder holder;

  RunLock(Holder holder) {
    this.holder = holder;
  }

  /**
   * Who holds a lock.
   *
   * @param runId its run
   * @param host the machine
   * @param pid the process there
   * @param started when it took the lock
   */
  public record Holder(RunId runId, String host, long pid, Instant started) {

    /** Whether its process may still be there; of another machine nobody knows. */
    public boolean mayBeAlive() {
      return !host.equals(hostName()) || ProcessHandle.of(pid).isPresent();
    }
  }

  /** Chooses the run's id, once no other run can choose one. */
  interface NextRunId {
    RunId choose() throws IOException;
  }

  static RunLock acquire(Storage storage, Clock clock, NextRunId nextRunId) throws IOException {
    if (storage instanceof LocalStorage local) {
      return LocalRunLock.acquire(local.root(), clock, nextRunId);
    }
    if (storage instanceof HadoopStorage hadoop) {
      return HadoopRunLock.acquire(hadoop, clock, nextRunId, HadoopRunLock.Patience.DEFAULT);
    }
    throw new IllegalArgumentException("No lock for " + storage.getClass());
  }

  /** The run that holds the lock. */
  public final RunId runId() {
    return holder.runId();
  }

  /** Who holds the lock. */
  public final Holder holder() {
    return holder;
  }

  /** Throws if the lock was lost or closed; steps that can't be taken back ask this first. */
  public abstract void check() throws IOException;

  /** Gives the output free for the next run. */
  @Override
  public abstract void close() throws IOException;

  static Holder thisProcess(Clock clock, NextRunId nextRunId) throws IOException {
    return new Holder(
        nextRunId.choose(),
        hostName(),
        ProcessHandle.current().pid(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  static byte[] toJson(Holder holder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = ManifestWriter.generator(out)) {
      json.writeStartObject();
      json.writeStringField("run_id", holder.runId().value());
      json.writeStringField("host", holder.host());
      json.writeNumberField("pid", holder.pid());
      json.writeStringField("started", holder.started().toString());
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return out.toByteArray();
  }

  /** Empty if the file was not (or not yet wholly) written. */
  static Optional<Holder> fromJson(byte[] content) throws IOException {
    try {
      ManifestReader.Fields fields =
          ManifestReader.readObject(new ByteArrayInputStream(content), FILE_NAME);
      return Optional.of(
          new Holder(
              ManifestReader.runId(fields, "run_id"),
              fields.text("host"),
              fields.number("pid"),
              ManifestReader.instant(fields, "started")));
    } catch (ManifestException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
