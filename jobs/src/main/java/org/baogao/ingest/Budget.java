package org.baogao.ingest;

import java.util.function.LongSupplier;
import org.baogao.report.ReasonCode;

/** What one archive, with the archives in it, has unpacked so far, and whether that is too much. */
final class Budget {
  private final ExtractionLimits limits;
  private final LongSupplier packedBytes;
  private long unpackedBytes;
  private int entries;
  private boolean exhausted;

  /**
   * A fresh budget.
   *
   * @param packedBytes how many bytes of the outermost archive were read so far
   */
  Budget(ExtractionLimits limits, LongSupplier packedBytes) {
    this.limits = limits;
    this.packedBytes = packedBytes;
  }

  /** Whether a limit was passed: nothing more may be unpacked. */
  boolean exhausted() {
    return exhausted;
  }

  /** Counts unpacked bytes. */
  void unpacked(long bytes) throws RefusedException {
    unpackedBytes += bytes;
    if (unpackedBytes > limits.largestUnpackedBytes()) {
      throw exhausted(
          "The archive unpacks to more than %d bytes".formatted(limits.largestUnpackedBytes()));
    }
    if (isBomb(limits, unpackedBytes, packedBytes.getAsLong())) {
      throw exhausted(
          "The archive unpacks to more than %d times its size"
              .formatted(limits.largestCompressionRatio()));
    }
  }

  /** Counts an archive's entry. */
  void entry() throws RefusedException {
    entries++;
    if (entries > limits.mostEntries()) {
      throw exhausted("The archive has more than %d entries".formatted(limits.mostEntries()));
    }
  }

  /** Whether so many bytes out of so few are no honest content. */
  static boolean isBomb(ExtractionLimits limits, long unpackedBytes, long packedBytes) {
    return unpackedBytes > ExtractionLimits.RATIO_CHECKED_FROM_BYTES
        && unpackedBytes / limits.largestCompressionRatio() > Math.max(packedBytes, 1);
  }

  private RefusedException exhausted(String detail) {
    exhausted = true;
    return new RefusedException(ReasonCode.ARCHIVE_TOO_LARGE, detail);
  }
}
