package org.baogao.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.baogao.publish.Finding;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: is the published release what its manifest says? */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks the current release against its manifest: every file, its size and hash, and no file"
            + " that does not belong.")
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory of run.")
  private String output = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    OutputDirectory directory = OutputDirectory.at(new Path(output), new Configuration());
    Release release = directory.requireCurrentRelease();
    List<Finding> findings = ReleaseVerifier.verify(directory);
    PrintWriter out = spec.commandLine().getOut();
    if (findings.isEmpty()) {
      out.printf("Release %s is whole%n", release.runId().value());
      return ExitCode.DONE;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Release %s: %d findings%n", release.runId().value(), findings.size());
    for (Finding finding : findings) {
      err.printf(
          "  %s: %s: expected %s, found %s%n",
          finding.path(),
          finding.problem().name().toLowerCase(java.util.Locale.ROOT),
          finding.expected(),
          finding.found());
    }
    return ExitCode.CHECKS_FAILED;
  }
}
