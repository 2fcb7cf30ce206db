package org.baogao.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.baogao.query.RunHistory;
import org.baogao.run.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code history}: the runs over an output, and whether the last good one is recent enough. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Lists the runs over an output, newest first: failed and killed ones too, and one that is at"
            + " work.")
final class HistoryCommand implements Callable<Integer> {
  @Mixin private ListingOptions listing = new ListingOptions();

  @Option(
      names = "--last",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many runs to list; 0 lists all (default: ${DEFAULT-VALUE}).")
  private int last;

  @Option(
      names = "--max-age",
      paramLabel = "HOURS",
      description =
          "End with 4 where the last run that published, or found nothing changed, ended longer ago.")
  private @Nullable Double maxAge;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (last < 0 || (maxAge != null && !(maxAge >= 0))) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for '--last' or '--max-age': expected 0 or more");
    }
    RunHistory history = RunHistory.of(listing.output());
    history
        .newest(last == 0 ? Integer.MAX_VALUE : last)
        .print(listing.format(), spec.commandLine().getOut());
    Duration age = history.age(Clock.systemUTC());
    if (maxAge != null && (age == null || age.toMillis() > maxAge * 3_600_000)) {
      spec.commandLine()
          .getErr()
          .printf(
              "Stale: expected a run that published or found nothing changed in the last %s hours,"
                  + " found %s%n",
              maxAge,
              age == null ? "none at all" : "the last one %s hours ago".formatted(hours(age)));
      return ExitCode.CHECKS_FAILED;
    }
    return ExitCode.DONE;
  }

  private static String hours(Duration age) {
    return String.format(java.util.Locale.ROOT, "%.1f", age.toMillis() / 3_600_000.0);
  }
}
