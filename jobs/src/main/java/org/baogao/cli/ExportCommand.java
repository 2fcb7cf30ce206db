package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.baogao.contract.DataDictionary;
import org.baogao.export.Export;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: tables of the current release for Excel. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes tables of the current release as an Excel workbook or as CSV files, with what the"
            + " release covers and what every column means.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private LocalOutput output = new LocalOutput();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "Where files go; those of the same names are replaced.")
  private Path to = Path.of("");

  @Option(
      names = "--format",
      defaultValue = "xlsx",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Export.Format format = Export.Format.XLSX;

  @Option(
      names = "--language",
      defaultValue = "zh",
      paramLabel = "LANGUAGE",
      description =
          "Of names, words and explanations: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DataDictionary.Language language = DataDictionary.Language.ZH;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "TABLE",
      description =
          "These tables, whole; their names as bin/baogao tables has them, coverage, and topic_shares_wide"
              + " (default: those of a size that people read, topic_shares of whole reports and"
              + " region_year_terms of ranks 1 to 50 only).")
  private List<String> tables = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    OutputDirectory directory = output.directory();
    Release release = directory.requireCurrentRelease();
    List<Export.Exported> exported =
        Export.write(
            Path.of(release.directory().toUri()),
            directory.manifest(release),
            new Export.Request(format, language, tables),
            to);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Wrote release %s to %s:%n", release.runId().value(), to);
    for (Export.Exported one : exported) {
      out.printf("  %s: %,d rows%n", one.name(), one.rows());
    }
    return ExitCode.DONE;
  }
}
