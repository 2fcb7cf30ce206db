package org.baogao.cli;

import java.util.concurrent.Callable;
import org.baogao.contract.DataDictionary;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tables}: the data dictionary. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Prints the data dictionary, as in docs/tables.md and docs/tables.zh-CN.md.")
final class TablesCommand implements Callable<Integer> {
  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DataDictionary.Language language = DataDictionary.Language.EN;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(DataDictionary.markdown(language));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
