package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.publish.OutputDirectory;
import org.baogao.run.Alarms;
import org.baogao.run.ExitCode;
import org.baogao.run.Reference;
import org.baogao.run.Run;
import org.baogao.run.RunAccount;
import org.baogao.run.RunMetrics;
import org.baogao.run.RunOptions;
import org.baogao.run.RunOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run}: the whole way from input to release. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Reads reports and publishes a release of all tables.")
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, folders or globs on any Hadoop file system, walked recursively: text, HTML, CSV,"
              + " TSV, JSON Lines, PDF, DOC, DOCX, and any of them inside gzip or zip.")
  private List<String> inputs = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where releases go, on any Hadoop file system.")
  private String output = "";

  @Option(
      names = "--reports",
      paramLabel = "CSV",
      description =
          "Says region and year of files by hand: columns file, region, year; others are optional.")
  private @Nullable Path reports;

  @Option(
      names = "--codebook",
      paramLabel = "CSV",
      description = "Your own topics and their words, in the form of data/reference/codebook.csv.")
  private @Nullable Path codebook;

  @Option(
      names = "--regions",
      paramLabel = "CSV",
      description = "Regions that GB/T 2260 lacks, in the form of data/reference/zones.csv.")
  private @Nullable Path regions;

  @Option(
      names = "--dictionary",
      paramLabel = "TXT",
      description = "Terms that the segmenter must not cut, one a line, added to the default ones.")
  private @Nullable Path dictionary;

  @Option(
      names = "--topic-model",
      paramLabel = "FILE",
      description =
          "A classifier of topics from train-topics (default: the one that comes along, where the"
              + " codebook has its topics; otherwise the codebook's words decide).")
  private @Nullable Path topicModel;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "" + RunOptions.DEFAULT_KEEP,
      description = "How many releases to keep, at least 2 (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(
      names = "--full",
      description =
          "Read all files again, whatever was kept of them, and publish a new release even where"
              + " nothing changed.")
  private boolean full;

  @Option(
      names = "--dry-run",
      description =
          "Check the options, list the input, and say how much of it would be read; write nothing.")
  private boolean dryRun;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Writes how the run went, failed ones too, as a local file in Prometheus' text format.")
  private @Nullable Path metrics;

  @ArgGroup(
      validate = false,
      heading = "%nWarnings that something may be missing from a release:%n")
  private AlarmOptions alarms = new AlarmOptions();

  @ArgGroup(
      validate = false,
      heading = "%nLimits for each input file; what is beyond one becomes a reject that says so:%n")
  private LimitOptions limits = new LimitOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (keep < OutputDirectory.MINIMUM_KEPT) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--keep': expected %d or more, found %d"
              .formatted(OutputDirectory.MINIMUM_KEPT, keep));
    }
    if (output.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--output': expected a folder, found none");
    }
    RunOptions.Mode mode =
        dryRun ? RunOptions.Mode.DRY_RUN : full ? RunOptions.Mode.FULL : RunOptions.Mode.NORMAL;
    RunOptions options =
        new RunOptions(
            inputs,
            output,
            reports,
            codebook,
            regions,
            dictionary,
            topicModel,
            keep,
            mode,
            limits(),
            alarms());
    return execute(options, metrics, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private Alarms alarms() {
    try {
      return alarms.alarms();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for a warning: " + e.getMessage(), e);
    }
  }

  private ExtractionLimits limits() {
    try {
      return limits.limits();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for a limit: " + e.getMessage(), e);
    }
  }

  /** Runs and prints how it went; the exit code. */
  static int execute(RunOptions options, @Nullable Path metrics, PrintWriter out, PrintWriter err)
      throws Exception {
    RunAccount account = new RunAccount(Clock.systemUTC());
    try {
      RunOutcome outcome = execute(options, account);
      report(outcome, options, out, err);
      return outcome.kind() == RunOutcome.Kind.CHECKS_FAILED
          ? ExitCode.CHECKS_FAILED
          : ExitCode.DONE;
    } catch (Exception e) {
      account.failed(e);
      throw e;
    } finally {
      if (metrics != null && options.mode() != RunOptions.Mode.DRY_RUN) {
        RunMetrics.write(metrics, account, options.output());
      }
    }
  }

  private static RunOutcome execute(RunOptions options, RunAccount account) throws Exception {
    Reference reference = Reference.load(options);
    try (SparkSession spark = Sessions.open()) {
      return Run.execute(spark, options, reference, account);
    }
  }

  private static void report(
      RunOutcome outcome, RunOptions options, PrintWriter out, PrintWriter err) {
    switch (outcome.kind()) {
      case PUBLISHED ->
          out.printf(
              "Published release %s: %,d reports, %,d rejects, in %s/current%n",
              runId(outcome), outcome.reports(), outcome.rejects(), options.output());
      case UNCHANGED ->
          out.printf(
              "Nothing changed since release %s: nothing to publish (--full publishes anyway)%n",
              runId(outcome));
      case DRY_RUN ->
          out.printf(
              "Would read %,d files that are new or were changed; %,d can't be read; the current release"
                  + " is %s%n",
              outcome.reports(), outcome.rejects(), runId(outcome));
      case CHECKS_FAILED ->
          err.printf(
              "Checks failed, so nothing was published; the current release is still %s%n",
              runId(outcome));
    }
    if (outcome.kind() == RunOutcome.Kind.PUBLISHED
        || outcome.kind() == RunOutcome.Kind.UNCHANGED) {
      DashboardCommand.ofCurrentRelease(options.output())
          .ifPresent(page -> out.printf("The dashboard is %s%n", page));
    }
    if (!outcome.missingProducts().isEmpty()) {
      err.printf(
          "The release lacks what could not be made, the log says why: %s%n",
          String.join(", ", outcome.missingProducts()));
    }
    outcome
        .failedChecks()
        .forEach(check -> err.printf("  %s: %s%n", check.severity().label(), check));
  }

  private static String runId(RunOutcome outcome) {
    return outcome.release() == null ? "none" : outcome.release().runId().value();
  }
}
