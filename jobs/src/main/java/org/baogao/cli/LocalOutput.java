package org.baogao.cli;

import java.nio.file.Path;
import org.baogao.publish.OutputDirectory;
import org.baogao.query.SqlQuery;
import picocli.CommandLine.Option;

/** The option of every command that reads what was published: where that is. */
final class LocalOutput {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory of run, on this machine or mounted.")
  private String output = "";

  /** The output directory, which must be on this machine. */
  Path path() {
    return SqlQuery.localOutput(output);
  }

  OutputDirectory directory() {
    return OutputDirectory.local(path());
  }
}
