package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.baogao.dashboard.Dashboard;
import org.baogao.publish.Release;
import org.baogao.query.QueryException;
import org.baogao.query.SqlQuery;
import org.baogao.run.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dashboard}: where the page of the current release is, or a page of it elsewhere. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says where the page of the current release is, which a run makes; makes one where the"
            + " release has none or another place is named. A page is one HTML file that needs"
            + " neither server nor network.")
final class DashboardCommand implements Callable<Integer> {
  private static final Path WHERE_NONE_IS_NAMED = Path.of("baogao-dashboard.html");

  @Mixin private LocalOutput output = new LocalOutput();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Makes the page anew and writes it here (default: baogao-dashboard.html where the"
              + " release has no page).")
  private @Nullable Path to;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Release release = output.directory().requireCurrentRelease();
    PrintWriter out = spec.commandLine().getOut();
    Path made = Path.of(release.directory().toUri()).resolve(Dashboard.PATH);
    if (to == null && Files.exists(made)) {
      out.printf("%s%n", ofCurrentRelease(output.path()).orElse(made));
      return ExitCode.DONE;
    }
    Path file = to == null ? WHERE_NONE_IS_NAMED : to;
    Dashboard.Written written =
        Dashboard.write(Path.of(release.directory().toUri()), release.runId().value(), file);
    out.printf(
        "Wrote %s for release %s: %,d bytes, up to %d sentences behind a region, year and topic,"
            + " for %d %% of these%n",
        file,
        release.runId().value(),
        written.bytes(),
        written.evidencePerCell(),
        written.evidencePercent());
    return ExitCode.DONE;
  }

  /** The page of the current release, below {@code current}; empty where it has none. */
  static Optional<Path> ofCurrentRelease(String output) {
    try {
      return ofCurrentRelease(SqlQuery.localOutput(output));
    } catch (QueryException e) {
      // On no local disk a release has no page.
      return Optional.empty();
    }
  }

  private static Optional<Path> ofCurrentRelease(Path output) {
    Path page = output.resolve("current").resolve(Dashboard.PATH);
    return Files.exists(page) ? Optional.of(page) : Optional.empty();
  }
}
