package org.baogao.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.baogao.contract.DataDictionary;
import org.baogao.contract.ExternalTables;
import org.baogao.run.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tables}: the data dictionary, or the same as SQL. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description =
        "Prints the data dictionary, as in docs/tables.md and docs/tables.zh-CN.md, or, with --ddl"
            + " and --location, the SQL that makes the tables known to an engine.")
final class TablesCommand implements Callable<Integer> {
  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DataDictionary.Language language = DataDictionary.Language.EN;

  @ArgGroup(exclusive = false)
  private @Nullable Definitions definitions;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** For whom the SQL is, and where the tables lie. */
  static final class Definitions {
    @Option(
        names = "--ddl",
        required = true,
        paramLabel = "ENGINE",
        description = "SQL for external tables: ${COMPLETION-CANDIDATES}.")
    private ExternalTables.Engine engine = ExternalTables.Engine.TRINO;

    @Option(
        names = "--location",
        required = true,
        paramLabel = "URL",
        description =
            "OUTPUT/current, or the directory of one release, as the engine addresses it, e.g."
                + " s3://bucket/baogao/releases/ID.")
    private String location = "";
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        definitions == null
            ? DataDictionary.markdown(language)
            : ExternalTables.sql(definitions.engine, definitions.location, language));
    out.flush();
    return ExitCode.DONE;
  }
}
