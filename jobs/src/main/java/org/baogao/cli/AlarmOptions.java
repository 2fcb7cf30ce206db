package org.baogao.cli;

import org.baogao.run.Alarms;
import picocli.CommandLine.Option;

/** When a release, though published, warns in {@code checks} that something may be missing. */
final class AlarmOptions {
  @Option(
      names = "--least-of-year-before",
      paramLabel = "PART",
      defaultValue = "" + Alarms.DEFAULT_LEAST_OF_YEAR_BEFORE,
      description =
          "Part of the regions of the year before that the newest year must have, by level; 0 never"
              + " warns"
              + " (default: ${DEFAULT-VALUE}).")
  private double leastOfYearBefore;

  @Option(
      names = "--most-more-refused",
      paramLabel = "PART",
      defaultValue = "" + Alarms.DEFAULT_MOST_MORE_REFUSED,
      description =
          "By how much the refused part of the inputs may grow since the last release; 1 never"
              + " warns (default: ${DEFAULT-VALUE}).")
  private double mostMoreRefused;

  /**
   * The alarms asked for.
   *
   * @throws IllegalArgumentException for what is no part of a whole
   */
  Alarms alarms() {
    return new Alarms(leastOfYearBefore, mostMoreRefused);
  }
}
