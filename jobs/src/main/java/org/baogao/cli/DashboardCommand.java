package org.baogao.cli;

import java.io.IOException;
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
  @Mixin private LocalOutput output = new LocalOutput();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Makes the page anew and writes it here (default: baogao-dashboard.html where the"
              + " release has no page, baogao-dashboard-CODE.html for one region).")
  private @Nullable Path to;

  @Option(
      names = "--region",
      paramLabel = "CODE",
      description =
          "Makes a page of this region, e.g. 440000, with all regions below and above it.")
  private @Nullable String region;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Release release = output.directory().requireCurrentRelease();
    PrintWriter out = spec.commandLine().getOut();
    Path made = Path.of(release.directory().toUri()).resolve(Dashboard.PATH);
    if (to == null && region == null && Files.exists(made)) {
      out.printf("%s%n", ofCurrentRelease(output.path()).orElse(made));
      return ExitCode.DONE;
    }
    Path file = to == null ? whereNoneIsNamed() : to;
    Dashboard.Written written = write(release, file);
    out.printf(
        "Wrote %s for release %s: %,d bytes, %,d of %,d region-years, up to %d sentences behind a"
            + " region, year and topic, for %d %% of these%n",
        file,
        release.runId().value(),
        written.bytes(),
        written.regionYears(),
        written.ofRegionYears(),
        written.evidencePerCell(),
        written.evidencePercent());
    return ExitCode.DONE;
  }

  private Path whereNoneIsNamed() {
    return Path.of(
        region == null ? "baogao-dashboard.html" : "baogao-dashboard-%s.html".formatted(region));
  }

  private Dashboard.Written write(Release release, Path file) throws IOException {
    Path directory = Path.of(release.directory().toUri());
    String runId = release.runId().value();
    return region == null
        ? Dashboard.write(directory, runId, file)
        : Dashboard.write(directory, runId, region, file);
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
