package org.baogao.ingest;

import java.io.IOException;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Content that can't be used, with the reason that its reject will state. It is an {@link
 * IOException} so that streams and parsers pass it on.
 */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final ReasonCode reasonCode;

  RefusedException(ReasonCode reasonCode, String detail) {
    super(detail);
    this.reasonCode = reasonCode;
  }

  RefusedException(ReasonCode reasonCode, String detail, Throwable cause) {
    super(detail, cause);
    this.reasonCode = reasonCode;
  }

  ReasonCode reasonCode() {
    return reasonCode;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** The refusal that lies at the root of what a parser wrapped, or null. */
  static @Nullable RefusedException within(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof RefusedException refused) {
        return refused;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
