package org.baogao.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.baogao.contract.Runs;
import org.baogao.ingest.InputListing;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run while it goes on, however it ends: the row of {@code runs} and the metrics
 * are written from it. Times of day come from a clock and may jump; seconds don't.
 */
public final class RunAccount {
  private static final String LIST = "list";
  private static final String READ = "read";
  private static final String FILES = "files";

  private final Clock clock;
  private final Instant startedAt;
  private final long startNanos = System.nanoTime();
  private final Progress progress = new Progress();
  private @Nullable Instant newestInput;
  private @Nullable Long reports;
  private @Nullable Long rejects;
  private List<CheckResult> failedChecks = List.of();
  private List<String> missingProducts = List.of();
  private Ending ending = new Ending("failed", ExitCode.BUG, null);

  /**
   * How a run ended.
   *
   * @param outcome as in {@code runs.outcome}
   * @param exitCode one of {@link ExitCode}
   * @param message what went wrong; null where nothing did
   */
  record Ending(String outcome, int exitCode, @Nullable String message) {}

  /** A run that starts now. */
  public RunAccount(Clock clock) {
    this.clock = clock;
    this.startedAt = now();
  }

  Clock clock() {
    return clock;
  }

  /** The time of day. */
  Instant now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Seconds since the start, to the millisecond. */
  double seconds() {
    return Math.round((System.nanoTime() - startNanos) / 1e6) / 1e3;
  }

  Progress progress() {
    return progress;
  }

  void listed(InputListing inputs) {
    newestInput = inputs.newest();
  }

  /** When the newest input was written; null where the file system is not asked or was not yet. */
  @Nullable Instant newestInput() {
    return newestInput;
  }

  /** The run came to an end of its own. */
  void ended(RunOutcome outcome) {
    reports = outcome.reports();
    rejects = outcome.rejects();
    failedChecks = outcome.failedChecks();
    missingProducts = outcome.missingProducts();
    ending =
        new Ending(
            outcome.kind().name().toLowerCase(Locale.ROOT),
            outcome.kind() == RunOutcome.Kind.CHECKS_FAILED
                ? ExitCode.CHECKS_FAILED
                : ExitCode.DONE,
            shortcoming());
  }

  /** The first thing that is wrong with what was published; null where nothing is. */
  private @Nullable String shortcoming() {
    if (!missingProducts.isEmpty()) {
      return "not made: " + String.join(", ", missingProducts);
    }
    return failedChecks.isEmpty() ? null : failedChecks.get(0).toString();
  }

  /** The run ends with this error, which may have come before it began. */
  public void failed(Throwable failure) {
    int exitCode = ExitCode.of(failure);
    String outcome =
        switch (exitCode) {
          case ExitCode.LOCKED -> Runs.LOCKED;
          case ExitCode.INPUT, ExitCode.USAGE -> "refused";
          default -> "failed";
        };
    String message = exitCode == ExitCode.BUG ? failure.toString() : ExitCode.message(failure);
    ending = new Ending(outcome, exitCode, message);
  }

  Ending ending() {
    return ending;
  }

  /** Reports found; null where the run did not get so far. */
  @Nullable Long reports() {
    return reports;
  }

  /** Inputs refused; null where the run did not get so far. */
  @Nullable Long rejects() {
    return rejects;
  }

  List<CheckResult> failedChecks() {
    return failedChecks;
  }

  /** What the release lacks beside its tables. */
  List<String> missingProducts() {
    return missingProducts;
  }

  /** Input files that had to be read; null where the run did not get so far. */
  @Nullable Long filesRead() {
    return nothingChanged() ? Long.valueOf(0) : count(READ, FILES, null);
  }

  /** Input files that were not read, being as they were; null where the run did not get so far. */
  @Nullable Long filesUnchanged() {
    return nothingChanged()
        ? count(LIST, FILES, null)
        : count(READ, "files unchanged", count(READ, FILES, null) == null ? null : 0L);
  }

  private boolean nothingChanged() {
    return ending.outcome().equals("unchanged");
  }

  private @Nullable Long count(String stage, String name, @Nullable Long otherwise) {
    for (Manifest.StageReport report : progress.reports()) {
      Long count = report.stage().equals(stage) ? report.counts().get(name) : null;
      if (count != null) {
        return count;
      }
    }
    return otherwise;
  }
}
