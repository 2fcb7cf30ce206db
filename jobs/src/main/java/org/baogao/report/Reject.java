package org.baogao.report;

/**
 * An input that was refused; one row of {@code rejects}.
 *
 * @param sourcePath where it came from, as in {@link SourceReport#sourcePath}
 * @param stage the stage that refused it
 * @param reasonCode why, from the closed list
 * @param detail what was expected and what was found, for this input; never null, may be empty; cut
 *     after {@value #LONGEST_DETAIL_CHARS} characters, as it may quote what was found
 */
public record Reject(String sourcePath, Stage stage, ReasonCode reasonCode, String detail) {
  /** UTF-16 units. */
  static final int LONGEST_DETAIL_CHARS = 1000;

  /** Cuts a detail that is too long. */
  public Reject {
    if (detail.length() > LONGEST_DETAIL_CHARS) {
      int end = LONGEST_DETAIL_CHARS - 1;
      boolean splits = Character.isHighSurrogate(detail.charAt(end - 1));
      detail = detail.substring(0, splits ? end - 1 : end) + "…";
    }
  }
}
