package org.baogao.run;

import java.util.List;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Release;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param kind what was done
 * @param release the release that was published, or, where nothing changed, the current one; null
 *     where there is none
 * @param reports reports read; of a dry run the files that would be
 * @param rejects inputs refused
 * @param failedChecks the checks that did not pass, those that only warn too
 * @param missingProducts what the release lacks beside its tables, as it could not be made; see
 *     {@link ReleaseProducts}
 */
public record RunOutcome(
    Kind kind,
    @Nullable Release release,
    long reports,
    long rejects,
    List<CheckResult> failedChecks,
    List<String> missingProducts) {

  /** Copies the lists. */
  public RunOutcome {
    missingProducts = List.copyOf(missingProducts);
    failedChecks = List.copyOf(failedChecks);
  }

  /** What was done. */
  public enum Kind {
    PUBLISHED,
    UNCHANGED,
    CHECKS_FAILED,
    DRY_RUN
  }
}
