package org.baogao.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.contract.Runs;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.table.Rule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last run and the current release as a file in Prometheus' text format 0.0.4, for the textfile
 * collector of the node exporter. What a run did not get to know has no line. Ages are not in it:
 * they are the reader's {@code time()} less a timestamp, which stays right when no run comes.
 */
public final class RunMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(RunMetrics.class);

  /** How a run may end that is still there to say so. */
  private static final List<String> OUTCOMES = Runs.OUTCOMES.without(Runs.KILLED).codes();

  private final StringBuilder text = new StringBuilder();

  private RunMetrics() {}

  /**
   * Writes the file in one step: a reader sees the old one or the new one. That it can't be written
   * is logged and no more, as it must not change how the run ended.
   */
  public static void write(Path file, RunAccount account, String output) {
    try {
      String text = of(account, output);
      Path name = file.getFileName();
      Path aside = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".aside");
      try {
        Files.writeString(aside, text, UTF_8);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The metrics can't be written to {}: {}", file, e.toString());
    }
  }

  /** The content of the file. */
  static String of(RunAccount account, String output) {
    RunMetrics metrics = new RunMetrics();
    metrics.addRun(account);
    try {
      metrics.addRelease(output);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The metrics lack the current release: {}", e.toString());
    }
    return metrics.text.toString();
  }

  private void addRun(RunAccount account) {
    add("run_start_timestamp_seconds", "When the last run started.", account.startedAt());
    add("run_end_timestamp_seconds", "When the last run ended.", account.now());
    add("run_seconds", "How long the last run took.", account.seconds());
    add("run_exit_code", "The exit code of the last run.", account.ending().exitCode());
    family("run_outcome", "1 for how the last run ended, 0 for all else.");
    for (String outcome : OUTCOMES) {
      sample("run_outcome", "outcome", outcome, outcome.equals(account.ending().outcome()) ? 1 : 0);
    }
    add("run_reports", "Reports that the last run found.", account.reports());
    add("run_rejects", "Inputs that the last run refused.", account.rejects());
    add("run_files_read", "Input files that the last run read.", account.filesRead());
    add(
        "run_files_unchanged",
        "Input files that the last run found as they were.",
        account.filesUnchanged());
    List<Manifest.StageReport> stages = account.progress().reports();
    if (!stages.isEmpty()) {
      family("run_stage_seconds", "How long each stage of the last run took.");
      stages.forEach(stage -> sample("run_stage_seconds", "stage", stage.stage(), stage.seconds()));
    }
    if (account.reports() != null) {
      family("run_checks_failed", "Checks that did not pass in the last run.");
      for (Rule.Severity severity : Rule.Severity.values()) {
        sample(
            "run_checks_failed",
            "severity",
            severity.label(),
            account.failedChecks().stream().filter(check -> check.severity() == severity).count());
      }
      add(
          "run_products_missing",
          "Files beside the tables that the release lacks, as they could not be made.",
          account.missingProducts().size());
    }
    add(
        "input_newest_timestamp_seconds",
        "When the newest local input file was written.",
        account.newestInput());
  }

  private void addRelease(String output) throws IOException {
    OutputDirectory directory =
        OutputDirectory.at(new org.apache.hadoop.fs.Path(output), new Configuration());
    Optional<Release> current = directory.currentRelease();
    if (current.isEmpty()) {
      return;
    }
    Manifest manifest = directory.manifest(current.get());
    add(
        "release_timestamp_seconds",
        "When the current release was made; nothing in it is newer.",
        manifest.createdAt());
    add("release_reports", "Reports in the current release.", rows(manifest, Reports.TABLE.name()));
    add(
        "release_rejects",
        "Refused inputs in the current release.",
        rows(manifest, Rejects.TABLE.name()));
    add("releases", "Releases that are kept.", directory.releases().size());
  }

  private static @Nullable Number rows(Manifest manifest, String table) {
    Manifest.Table found = manifest.tables().get(table);
    return found == null ? null : found.rows();
  }

  private void add(String name, String help, @Nullable Instant time) {
    if (time != null) {
      family(name, help);
      text.append(String.format(Locale.ROOT, "baogao_%s %.3f%n", name, time.toEpochMilli() / 1e3));
    }
  }

  private void add(String name, String help, @Nullable Number value) {
    if (value != null) {
      family(name, help);
      text.append(String.format(Locale.ROOT, "baogao_%s %s%n", name, value));
    }
  }

  private void family(String name, String help) {
    text.append(
        String.format(
            Locale.ROOT, "# HELP baogao_%s %s%n# TYPE baogao_%s gauge%n", name, help, name));
  }

  /** Labels are names from closed lists, which need no escaping. */
  private void sample(String name, String label, String value, Number number) {
    text.append(
        String.format(Locale.ROOT, "baogao_%s{%s=\"%s\"} %s%n", name, label, value, number));
  }
}
