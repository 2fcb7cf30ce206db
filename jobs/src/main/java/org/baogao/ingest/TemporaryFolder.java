package org.baogao.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.baogao.report.ReasonCode;

/** Where large archives and documents wait while they are read. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /**
   * The refusal where a temporary file can't be written or read: the machine is short of room, and
   * the content may be sound. An interrupted task is no fault of either.
   */
  static RefusedException unusable(IOException e) {
    if (e instanceof RefusedException refused) {
      return refused;
    }
    if (e instanceof ClosedByInterruptException) {
      throw new UncheckedIOException(e);
    }
    return new RefusedException(
        ReasonCode.FILE_UNREADABLE,
        "The temporary folder %s can't be used: %s"
            .formatted(System.getProperty("java.io.tmpdir"), e),
        e);
  }
}
