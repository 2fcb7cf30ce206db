package org.baogao.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.baogao.publish.Finding;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.run.ExitCode;
import org.baogao.run.ReleaseAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: is the published release what its manifest and the contracts say? */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks the current release again: its files and their hashes against the manifest, its"
            + " tables against their contracts, and every declared rule over the rows that are"
            + " there.")
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory of run.")
  private String output = "";

  @Option(
      names = "--files-only",
      description = "Only files and hashes against the manifest; starts no Spark.")
  private boolean filesOnly;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    OutputDirectory directory = OutputDirectory.at(new Path(output), new Configuration());
    Release release = directory.requireCurrentRelease();
    List<Finding> findings = ReleaseVerifier.verify(directory, release);
    if (findings.isEmpty() && !filesOnly) {
      try (SparkSession spark = Sessions.open()) {
        findings = ReleaseAudit.audit(spark, release, directory.manifest(release));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (findings.isEmpty()) {
      out.printf(
          "Release %s is whole: %s%n",
          release.runId().value(),
          filesOnly ? "files and hashes" : "files, hashes, contracts and checks");
      return ExitCode.DONE;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Release %s: %d findings%n", release.runId().value(), findings.size());
    for (Finding finding : findings) {
      err.printf(
          "  %s: %s: expected %s, found %s%n",
          finding.path(),
          finding.problem().name().toLowerCase(Locale.ROOT),
          finding.expected(),
          finding.found());
    }
    return ExitCode.CHECKS_FAILED;
  }
}
