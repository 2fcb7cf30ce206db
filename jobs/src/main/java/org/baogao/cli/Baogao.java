package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.baogao.dashboard.RegionMissingException;
import org.baogao.export.ExportException;
import org.baogao.query.QueryException;
import org.baogao.run.ExitCode;
import org.baogao.training.LabelFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "baogao",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description =
        "Turns collections of Chinese government work reports into Parquet tables: words, topics"
            + " and themes, by region and year.",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      SqlCommand.class,
      DashboardCommand.class,
      DuckDbCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      HistoryCommand.class,
      TablesCommand.class,
      CodebookCommand.class,
      EvaluateCommand.class,
      TrainTopicsCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  published, or nothing changed",
      "  1  an error that is nobody's input, with its stack trace",
      "  2  wrong usage, or a file that may not be read or written",
      "  3  the input is missing, or all of it was rejected; or no release is there",
      "     to read",
      "  4  checks failed: run published nothing, verify found differences,",
      "     history found no run recent enough",
      "  5  another run holds the lock"
    })
public final class Baogao implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs one command line; gives its exit code. */
  public static int execute(String... arguments) {
    CommandLine commandLine = new CommandLine(new Baogao());
    // Chinese text goes out as UTF-8 whatever the locale says.
    commandLine.setOut(new PrintWriter(Console.OUT, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(Console.ERR, true, StandardCharsets.UTF_8));
    commandLine.setParameterExceptionHandler(Baogao::explainUsage);
    commandLine.setExecutionExceptionHandler(Baogao::explain);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; expected one of those below");
  }

  /** What is wrong and how the command is used, in a few lines; --help has the rest. */
  private static int explainUsage(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(mistake.getMessage());
    if (!command.getSubcommands().isEmpty()) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    if (!(mistake instanceof CommandLine.UnmatchedArgumentException)) {
      // Of two mistakes, a missing and a misspelt option, only the first is in the message.
      command.getUnmatchedArguments().forEach(unknown -> err.printf("Unknown: '%s'%n", unknown));
    }
    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
    err.print(command.getHelp().synopsisHeading());
    err.print(command.getHelp().synopsis(command.getHelp().synopsisHeadingLength()));
    err.printf("\"%s --help\" explains.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  /** The user's mistakes and the input's faults get one message; all else keeps its trace. */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    int code = exitCode(failure);
    if (code == ExitCode.BUG) {
      throw failure;
    }
    commandLine.getErr().println(ExitCode.message(failure));
    return code;
  }

  /** The exit code that a failure ends a command with. */
  static int exitCode(Exception failure) {
    return failure instanceof LabelFileException
            || failure instanceof QueryException
            || failure instanceof RegionMissingException
            || failure instanceof ExportException
        ? ExitCode.USAGE
        : ExitCode.of(failure);
  }
}
