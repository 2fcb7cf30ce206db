package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.baogao.publish.Release;
import org.baogao.query.DuckDbFile;
import org.baogao.run.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duckdb}: where the DuckDB file of the current release is, or one of it elsewhere. */
@Command(
    name = "duckdb",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says where the DuckDB file of the current release is, which a run makes: a view for each"
            + " table, with comments, and in the schema zh a second one in Chinese. Makes one with"
            + " the paths of this machine where the release has none, or another place is named.")
final class DuckDbCommand implements Callable<Integer> {
  private static final Path WHERE_NONE_IS_NAMED = Path.of(DuckDbFile.PATH);

  @Mixin private LocalOutput output = new LocalOutput();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Makes the file anew and writes it here, with views over the release where it is now, as"
              + " is needed where the output was moved, copied or mounted elsewhere (default:"
              + " baogao.duckdb where the release has none).")
  private @Nullable Path to;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Release release = output.directory().requireCurrentRelease();
    PrintWriter out = spec.commandLine().getOut();
    Path tables = Path.of(release.directory().toUri());
    Path made = tables.resolve(DuckDbFile.PATH);
    if (to == null && Files.exists(made)) {
      out.printf("%s%n", made);
      return ExitCode.DONE;
    }
    Path file = to == null ? WHERE_NONE_IS_NAMED : to;
    int views = DuckDbFile.write(tables, tables, file);
    out.printf(
        "Wrote %s: %d views over release %s in %s%n", file, views, release.runId().value(), tables);
    return ExitCode.DONE;
  }
}
