package org.baogao.metadata;

import org.baogao.report.Identity;
import org.baogao.report.ReasonCode;

/** What became of a report's metadata: an identity, or the reason why it has none. */
public sealed interface Resolution {

  /**
   * The region and the year are known.
   *
   * @param identity which report this is
   */
  record Resolved(Identity identity) implements Resolution {}

  /**
   * The region or the year can't be told, so the report is refused.
   *
   * @param code which of the two, and how
   * @param detail what was expected and what was found
   */
  record Refused(ReasonCode code, String detail) implements Resolution {}
}
