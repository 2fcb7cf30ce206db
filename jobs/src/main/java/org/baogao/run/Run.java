package org.baogao.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.baogao.ingest.InputListing;
import org.baogao.ingest.SourceFile;
import org.baogao.publish.CheckResult;
import org.baogao.publish.InputFile;
import org.baogao.publish.InputsFingerprint;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseBuild;
import org.baogao.publish.RunLock;
import org.baogao.reading.InputHashes;
import org.baogao.table.Written;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: lists the input, tells whether anything changed, builds all tables aside, checks them,
 * and lets {@code current} lead to them in one step. Whatever goes wrong before that step, readers
 * keep the release they had.
 */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final SparkSession spark;
  private final RunOptions options;
  private final Reference reference;
  private final Clock clock;
  private final Progress progress = new Progress();

  private Run(SparkSession spark, RunOptions options, Reference reference, Clock clock) {
    this.spark = spark;
    this.options = options;
    this.reference = reference;
    this.clock = clock;
  }

  /**
   * Runs.
   *
   * @throws org.baogao.ingest.InputMissingException where an input path does not exist
   * @throws InputsRefusedException where no input became a report
   * @throws org.baogao.publish.RunLockedException where another run has the output
   */
  public static RunOutcome execute(
      SparkSession spark, RunOptions options, Reference reference, Clock clock) throws IOException {
    return new Run(spark, options, reference, clock).execute();
  }

  private RunOutcome execute() throws IOException {
    InputListing inputs =
        InputListing.of(options.inputs(), spark.sparkContext().hadoopConfiguration());
    OutputDirectory output =
        OutputDirectory.at(
            new org.apache.hadoop.fs.Path(options.output()),
            spark.sparkContext().hadoopConfiguration());
    if (options.mode() == RunOptions.Mode.DRY_RUN) {
      return dryRun(inputs, output);
    }
    try (RunLock lock = output.lock(clock, new SplittableRandom())) {
      output.recover(lock);
      RunDiary diary = new RunDiary(spark, output);
      diary.open(lock.runId().value(), clock);
      return recorded(diary, lock, () -> execute(inputs, output, lock));
    }
  }

  /** What would be read, and what the current release is; nothing is written. */
  private RunOutcome dryRun(InputListing inputs, OutputDirectory output) throws IOException {
    long bytes = inputs.files().stream().mapToLong(file -> file.bytes()).sum();
    LOG.info(
        "Would read {} files of {} bytes; {} can't be read",
        inputs.files().size(),
        bytes,
        inputs.rejects().size());
    return new RunOutcome(
        RunOutcome.Kind.DRY_RUN,
        output.currentRelease().orElse(null),
        inputs.files().size(),
        inputs.rejects().size(),
        List.of());
  }

  /** What a run does once it holds the lock. */
  private interface Work {
    RunOutcome run() throws IOException;
  }

  private RunOutcome recorded(RunDiary diary, RunLock lock, Work work) throws IOException {
    String runId = lock.runId().value();
    try {
      RunOutcome outcome = work.run();
      String message =
          outcome.failedChecks().isEmpty() ? null : outcome.failedChecks().get(0).toString();
      boolean failed = outcome.kind() == RunOutcome.Kind.CHECKS_FAILED;
      diary.close(
          runId,
          clock,
          outcome.kind().name().toLowerCase(java.util.Locale.ROOT),
          failed ? ExitCode.CHECKS_FAILED : ExitCode.DONE,
          outcome.reports(),
          outcome.rejects(),
          message);
      return outcome;
    } catch (InputsRefusedException e) {
      diary.close(runId, clock, "refused", ExitCode.INPUT, 0L, null, e.getMessage());
      throw e;
    } catch (IOException | RuntimeException e) {
      recordFailure(diary, runId, e);
      throw e;
    }
  }

  /** A failure to write the diary (a full disk, say) must not hide why the run failed. */
  private void recordFailure(RunDiary diary, String runId, Exception failure) {
    try {
      diary.close(runId, clock, "failed", ExitCode.BUG, null, null, failure.toString());
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private RunOutcome execute(InputListing inputs, OutputDirectory output, RunLock lock)
      throws IOException {
    List<InputFile> hashed = hash(inputs);
    String fingerprint = InputsFingerprint.of(hashed.iterator());
    Optional<Release> current = output.currentRelease();
    Manifest last = current.isPresent() ? output.manifest(current.get()) : null;
    if (options.mode() == RunOptions.Mode.NORMAL && current.isPresent() && last != null) {
      if (last.isResultOf(reference.versions(), options.settings(), fingerprint)) {
        LOG.info(
            "Nothing changed since release {}: nothing to publish", current.get().runId().value());
        return new RunOutcome(
            RunOutcome.Kind.UNCHANGED,
            current.get(),
            rows(last, "reports"),
            rows(last, "rejects"),
            List.of());
      }
    }
    Reading reading =
        Reading.plan(spark, output, options, reference, inputs, hashed, lock.runId().value());
    ReleaseBuild build = output.begin(lock);
    try (Workplace workplace = new Workplace(spark, output, lock.runId().value())) {
      TableBuilding tables =
          new TableBuilding(
              spark,
              options,
              reference,
              inputs,
              workplace,
              build,
              previous(current, last, fingerprint),
              reading,
              progress);
      tables.build();
      List<CheckResult> failed = tables.check(last);
      if (failed.stream().anyMatch(CheckResult::blocks)) {
        build.discard();
        return new RunOutcome(
            RunOutcome.Kind.CHECKS_FAILED,
            current.orElse(null),
            tables.reports(),
            tables.rejects(),
            failed);
      }
      Release release = publish(build, inputs, hashed, tables.written());
      output.prune(lock, options.keep());
      reading.tidy();
      return new RunOutcome(
          RunOutcome.Kind.PUBLISHED, release, tables.reports(), tables.rejects(), failed);
    } catch (IOException | RuntimeException e) {
      discard(build, e);
      throw e;
    }
  }

  private @Nullable PreviousRelease previous(
      Optional<Release> current, @Nullable Manifest last, String fingerprint) {
    if (current.isEmpty() || last == null) {
      return null;
    }
    boolean same = last.isResultOf(reference.versions(), options.settings(), fingerprint);
    return PreviousRelease.of(spark, current.get(), last, same);
  }

  private List<InputFile> hash(InputListing inputs) {
    List<InputFile> hashed = new java.util.ArrayList<>();
    progress.stage(
        "list",
        () -> {
          List<String> hashes = InputHashes.of(spark, inputs.files());
          for (int i = 0; i < hashes.size(); i++) {
            SourceFile file = inputs.files().get(i);
            hashed.add(new InputFile(file.sourcePath(), file.bytes(), hashes.get(i)));
          }
          hashed.sort(InputFile.BY_PATH);
          return Progress.counts("files", hashed.size());
        });
    return hashed;
  }

  private static void discard(ReleaseBuild build, Exception failure) {
    try {
      build.discard();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Release publish(
      ReleaseBuild build, InputListing inputs, List<InputFile> hashed, List<Written> written) {
    SortedMap<String, Manifest.TableSummary> tables = new TreeMap<>();
    for (Written table : written) {
      tables.put(
          table.table().name(), new Manifest.TableSummary(table.rows(), table.contentHash()));
    }
    Release[] release = new Release[1];
    List<Manifest.StageReport> stages = progress.reports();
    progress.stage(
        "publish",
        () -> {
          try {
            release[0] =
                build.publish(
                    new Manifest.Draft(
                        Instant.now(clock),
                        reference.versions(),
                        options.settings(),
                        new TreeMap<>(inputs.roots()),
                        stages,
                        tables),
                    hashed.iterator());
          } catch (IOException e) {
            throw new UncheckedIOException("Can't publish the release", e);
          }
          return Progress.counts("tables", tables.size());
        });
    return release[0];
  }

  private static long rows(Manifest manifest, String table) {
    Manifest.Table found = manifest.tables().get(table);
    return found == null ? 0 : found.rows();
  }
}
