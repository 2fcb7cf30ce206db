package org.baogao.cli;

import java.util.concurrent.Callable;
import org.baogao.contract.DataDictionary;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tables}: the data dictionary. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Prints the data dictionary, as in docs/tables.md.")
final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(DataDictionary.markdown());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
