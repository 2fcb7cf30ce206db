package org.baogao.cli;

import java.util.concurrent.Callable;
import org.baogao.query.SqlQuery;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private ListingOptions listing = new ListingOptions();

  @Parameters(paramLabel = "SQL", description = "The query, e.g. \"SELECT * FROM topics\".")
  private String sql = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    SqlQuery.run(listing.output(), sql, listing.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
