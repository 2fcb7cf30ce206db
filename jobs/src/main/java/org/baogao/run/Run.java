package org.baogao.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.SparkSession;
import org.baogao.contract.CheckResults;
import org.baogao.contract.Rejects;
import org.baogao.ingest.InputListing;
import org.baogao.ingest.InputMissingException;
import org.baogao.ingest.SourceFile;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Finding;
import org.baogao.publish.InputFile;
import org.baogao.publish.InputsFingerprint;
import org.baogao.publish.Manifest;
import org.baogao.publish.ManifestException;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseBuild;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.publish.RunLock;
import org.baogao.publish.RunLockedException;
import org.baogao.reading.InputHashes;
import org.baogao.report.ReasonCode;
import org.baogao.table.TableStore;
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
  private final RunAccount account;
  private final List<ReleaseProduct> products;
  private final Clock clock;
  private final Progress progress;

  private Run(
      SparkSession spark,
      RunOptions options,
      Reference reference,
      RunAccount account,
      List<ReleaseProduct> products) {
    this.spark = spark;
    this.options = options;
    this.reference = reference;
    this.account = account;
    this.products = products;
    this.clock = account.clock();
    this.progress = account.progress();
  }

  /**
   * Runs, and keeps an account of it for the caller, who has it where the run fails too.
   *
   * @throws org.baogao.ingest.InputMissingException where an input path does not exist
   * @throws InputsRefusedException where no input became a report
   * @throws org.baogao.publish.RunLockedException where another run has the output
   */
  public static RunOutcome execute(
      SparkSession spark, RunOptions options, Reference reference, RunAccount account)
      throws IOException {
    return execute(spark, options, reference, account, ReleaseProducts.ALL);
  }

  /** Runs with other products than usual. */
  static RunOutcome execute(
      SparkSession spark,
      RunOptions options,
      Reference reference,
      RunAccount account,
      List<ReleaseProduct> products)
      throws IOException {
    return new Run(spark, options, reference, account, products).execute();
  }

  private RunOutcome execute() throws IOException {
    OutputDirectory output =
        OutputDirectory.at(
            new org.apache.hadoop.fs.Path(options.output()),
            spark.sparkContext().hadoopConfiguration());
    if (options.mode() == RunOptions.Mode.DRY_RUN) {
      return dryRun(list(), output);
    }
    RunDiary diary = new RunDiary(spark, output);
    // A first run with nothing to read leaves nothing behind; later ones are written down.
    InputListing first = diary.isKept() ? null : list();
    try (RunLock lock = lock(output, diary)) {
      return recorded(
          diary,
          lock,
          () -> {
            // First, as a full disk may have no room for the diary before.
            output.recover(lock);
            Workplace.clear(spark, output);
            Reading.clear(spark, output);
            diary.open(lock.runId().value(), account);
            return execute(first == null ? list() : first, output, lock);
          });
    }
  }

  private RunLock lock(OutputDirectory output, RunDiary diary) throws IOException {
    RandomGenerator random = new SplittableRandom();
    try {
      return output.lock(clock, random);
    } catch (RunLockedException e) {
      recordFailure(diary, () -> output.idWithoutLock(clock, random).value(), e);
      throw e;
    }
  }

  private InputListing list() {
    InputListing inputs =
        InputListing.of(options.inputs(), spark.sparkContext().hadoopConfiguration());
    if (inputs.files().isEmpty() && inputs.rejects().isEmpty()) {
      throw new InputMissingException(
          String.join(" ", options.inputs()), "there is no file to read; is the disk mounted?");
    }
    account.listed(inputs);
    return inputs;
  }

  /** What would be read, and what the current release is; nothing is written. */
  private RunOutcome dryRun(InputListing inputs, OutputDirectory output) throws IOException {
    Reading reading = Reading.plan(spark, output, options, reference, inputs, hash(inputs), null);
    return new RunOutcome(
        RunOutcome.Kind.DRY_RUN,
        output.currentRelease().orElse(null),
        reading.filesToRead(),
        inputs.rejects().size(),
        List.of(),
        List.of());
  }

  /** What a run does once it holds the lock. */
  private interface Work {
    RunOutcome run() throws IOException;
  }

  private RunOutcome recorded(RunDiary diary, RunLock lock, Work work) throws IOException {
    String runId = lock.runId().value();
    RunOutcome outcome;
    try {
      outcome = work.run();
    } catch (Throwable e) {
      // Spark throws checked exceptions that it does not declare.
      recordFailure(diary, () -> runId, e);
      throw e;
    }
    account.ended(outcome);
    try {
      diary.close(runId, account);
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      LOG.warn("How the run ended could not be written down; the next one takes it for killed", e);
    }
    return outcome;
  }

  /** A failure to write the diary (a full disk, say) must not hide why the run failed. */
  private void recordFailure(RunDiary diary, Callable<String> runId, Throwable failure) {
    account.failed(failure);
    try {
      diary.close(runId.call(), account);
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  private RunOutcome execute(InputListing inputs, OutputDirectory output, RunLock lock)
      throws IOException {
    List<InputFile> hashed = hash(inputs);
    String fingerprint = InputsFingerprint.of(hashed.iterator());
    Optional<Release> current = output.currentRelease();
    Manifest last = current.isPresent() ? manifest(output, current.get()) : null;
    boolean same =
        last != null
            && last.isResultOf(reference.versions(), settings(inputs, Set.of()), fingerprint);
    if (options.mode() == RunOptions.Mode.NORMAL
        && current.isPresent()
        && last != null
        && same
        && isWhole(output, current.get())
        && !hasUnreadable(current.get(), inputs, hashed)) {
      LOG.info(
          "Nothing changed since release {}: nothing to publish", current.get().runId().value());
      return new RunOutcome(
          RunOutcome.Kind.UNCHANGED,
          current.get(),
          last.rows("reports"),
          last.rows("rejects"),
          warnings(current.get()),
          ReleaseProducts.missing(products, current.get().directory(), last));
    }
    Reading reading = Reading.plan(spark, output, options, reference, inputs, hashed, lock);
    ReleaseBuild build = output.begin(lock);
    RunOutcome outcome;
    try (Workplace workplace = new Workplace(spark, output, lock.runId().value())) {
      TableBuilding tables =
          new TableBuilding(
              spark,
              options,
              reference,
              inputs,
              workplace,
              build,
              previous(output, current, last, same),
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
            failed,
            List.of());
      }
      List<String> missing = ReleaseProducts.make(products, build, progress);
      Release release =
          publish(
              build,
              hashed,
              inputs,
              settings(inputs, reading.changedWhileRead()),
              tables.written());
      outcome =
          new RunOutcome(
              RunOutcome.Kind.PUBLISHED,
              release,
              tables.reports(),
              tables.rejects(),
              failed,
              missing);
    } catch (Throwable e) {
      // Spark throws checked exceptions that it does not declare.
      discard(build, e);
      throw e;
    }
    prune(output, lock, current.orElse(null));
    return outcome;
  }

  /**
   * Deletes what is no longer needed. The release is published: a failure here takes nothing back.
   */
  private void prune(OutputDirectory output, RunLock lock, @Nullable Release before) {
    try {
      output.prune(lock, options.keep(), before);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Old releases could not be deleted; the next run tries again", e);
    }
  }

  /** What a manifest says; null where it can't be read: the run then makes all of it anew. */
  private static @Nullable Manifest manifest(OutputDirectory output, Release release)
      throws IOException {
    try {
      return output.manifest(release);
    } catch (ManifestException e) {
      LOG.warn("The last release is damaged, and this run does without it: {}", e.getMessage());
      return null;
    }
  }

  /**
   * The settings of the run, what could not even be listed, and what was not read as it was listed:
   * all of it shapes the tables.
   */
  private SortedMap<String, String> settings(InputListing inputs, Set<String> changedWhileRead) {
    SortedMap<String, String> settings = new TreeMap<>(options.settings());
    if (!inputs.rejects().isEmpty()) {
      settings.put("not listed", DigestUtils.sha256Hex(inputs.rejects().toString()));
    }
    if (!changedWhileRead.isEmpty()) {
      settings.put("changed while read", String.valueOf(changedWhileRead.size()));
    }
    return settings;
  }

  /** Whether no byte of a release is lost or changed. */
  private static boolean isWhole(OutputDirectory output, Release release) throws IOException {
    List<Finding> damages = ReleaseVerifier.damages(output, release);
    if (!damages.isEmpty()) {
      LOG.warn("Nothing changed, but the last release is damaged: {}; made anew", damages.get(0));
    }
    return damages.isEmpty();
  }

  /**
   * Whether the release refused a file for a fault of the disk or the network although the file can
   * be read now, at least to be hashed.
   */
  private boolean hasUnreadable(Release release, InputListing inputs, List<InputFile> hashed) {
    Set<String> unreadable = new HashSet<>();
    inputs.rejects().forEach(reject -> unreadable.add(reject.sourcePath()));
    hashed.stream()
        .filter(file -> file.sha256().equals(InputHashes.UNREAD))
        .forEach(file -> unreadable.add(file.sourcePath()));
    return new TableStore(spark, release.directory().toString())
            .read(Rejects.TABLE)
            .where(Rejects.REASON_CODE.col().equalTo(ReasonCode.FILE_UNREADABLE.code()))
            .select(Rejects.SOURCE_PATH.col())
            .collectAsList()
            .stream()
            .anyMatch(row -> !unreadable.contains(row.getString(0)));
  }

  /** What a release was published in spite of; it stays true where nothing changed. */
  private List<CheckResult> warnings(Release release) {
    return new TableStore(spark, release.directory().toString())
        .read(CheckResults.TABLE).collectAsList().stream()
            .map(CheckResult::of)
            .filter(result -> !result.passed())
            .toList();
  }

  private @Nullable PreviousRelease previous(
      OutputDirectory output, Optional<Release> current, @Nullable Manifest last, boolean same)
      throws IOException {
    return current.isEmpty() || last == null
        ? null
        : PreviousRelease.of(spark, output, current.get(), last, same);
  }

  private List<InputFile> hash(InputListing inputs) {
    List<InputFile> hashed = new java.util.ArrayList<>();
    progress.stage(
        "list",
        () -> {
          List<String> hashes =
              InputHashes.of(spark, inputs.files(), options.limits().largestContainerBytes());
          for (int i = 0; i < hashes.size(); i++) {
            SourceFile file = inputs.files().get(i);
            hashed.add(new InputFile(file.sourcePath(), file.bytes(), hashes.get(i)));
          }
          hashed.sort(InputFile.BY_PATH);
          SortedMap<String, Long> counts = Progress.counts("files", hashed.size());
          if (inputs.skipped() > 0) {
            counts.put("skipped by name", (long) inputs.skipped());
          }
          return counts;
        });
    return hashed;
  }

  private static void discard(ReleaseBuild build, Throwable failure) {
    try {
      build.discard();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Release publish(
      ReleaseBuild build,
      List<InputFile> hashed,
      InputListing inputs,
      SortedMap<String, String> settings,
      List<Written> written) {
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
                        settings,
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
}
