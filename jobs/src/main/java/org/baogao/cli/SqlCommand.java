package org.baogao.cli;

import java.util.concurrent.Callable;
import org.baogao.query.SqlQuery;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sql}: a query over the current release. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs one SQL query over the current release with the embedded DuckDB: every table is a"
            + " view; it can neither write nor reach outside of the release.")
final class SqlCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory of run, on this machine or mounted.")
  private String output = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SqlQuery.Format format = SqlQuery.Format.TABLE;

  @Parameters(paramLabel = "SQL", description = "The query, e.g. \"SELECT * FROM topics\".")
  private String sql = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    SqlQuery.run(SqlQuery.localOutput(output), sql, format, spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
