package org.baogao.ingest;

import java.util.function.LongSupplier;
import org.baogao.report.ReasonCode;

/**
 * What one input file, with the archives in it, has unpacked and given so far, and whether that is
 * too much.
 */
final class Budget {
  /** Each entry that needs more memory than there is costs a collection of the whole heap. */
  private static final int MOST_ENDS_OF_MEMORY = 10;

  private final ExtractionLimits limits;
  private final LongSupplier packedBytes;
  private long unpackedBytes;
  private int entries;
  private long pathChars;
  private int endsOfMemory;
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
          ReasonCode.ARCHIVE_TOO_LARGE,
          "The archive unpacks to more than %d bytes".formatted(limits.largestUnpackedBytes()));
    }
    if (isBomb(limits, unpackedBytes, packedBytes.getAsLong())) {
      throw exhausted(
          ReasonCode.ARCHIVE_TOO_LARGE,
          "The archive unpacks to more than %d times its size"
              .formatted(limits.largestCompressionRatio()));
    }
  }

  /** Counts an archive's entry, with the path that its reports and rejects will have. */
  void entry(String path) throws RefusedException {
    count(path, ReasonCode.ARCHIVE_TOO_LARGE);
  }

  /** Counts a table's row, with the path that its report or reject will have. */
  void row(String path) throws RefusedException {
    count(path, ReasonCode.FILE_TOO_LARGE);
  }

  /** Counts an entry that needed more memory than there is. */
  void memoryEnded() {
    endsOfMemory++;
    exhausted |= endsOfMemory >= MOST_ENDS_OF_MEMORY;
  }

  /** Each is a row of some table, and paths may be as long as archives are nested. */
  private void count(String path, ReasonCode reasonCode) throws RefusedException {
    entries++;
    pathChars += path.length();
    if (entries > limits.mostEntries()
        || pathChars > (long) limits.mostEntries() * ZipDirectory.BYTES_PER_ENTRY) {
      throw exhausted(
          reasonCode,
          "The file has more than %d entries and rows, or paths as long as so many; the rest is not read"
              .formatted(limits.mostEntries()));
    }
  }

  /** Whether so many bytes out of so few are no honest content. */
  static boolean isBomb(ExtractionLimits limits, long unpackedBytes, long packedBytes) {
    return unpackedBytes > ExtractionLimits.RATIO_CHECKED_FROM_BYTES
        && unpackedBytes / limits.largestCompressionRatio() > Math.max(packedBytes, 1);
  }

  private RefusedException exhausted(ReasonCode reasonCode, String detail) {
    exhausted = true;
    return new RefusedException(reasonCode, detail);
  }
}
