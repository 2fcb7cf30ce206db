package org.baogao.ingest;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.baogao.report.ReasonCode;

/**
 * The bytes that come out of an archive's entry: counted against the budget, compared with the
 * entry's checksum at their end. What goes wrong is the archive's fault.
 */
final class UnpackedStream extends FilterInputStream {
  /** A packed size or a checksum that is not known. */
  static final long UNKNOWN = -1;

  /** What a damaged archive still gives is lost to one read at most. */
  private static final int LONGEST_READ = 8192;

  private final ExtractionLimits limits;
  private final Budget budget;
  private final long packedBytes;
  private final long checksum;
  private final CRC32 crc = new CRC32();
  private long count;

  UnpackedStream(
      InputStream in, ExtractionLimits limits, Budget budget, long packedBytes, long checksum) {
    super(in);
    this.limits = limits;
    this.budget = budget;
    this.packedBytes = packedBytes;
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(buffer, offset, Math.min(length, LONGEST_READ));
    } catch (RefusedException | UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(
          ReasonCode.ARCHIVE_BROKEN, "After %d bytes: %s".formatted(count, described(e)), e);
    }
    if (read > 0) {
      count += read;
      budget.unpacked(read);
      if (packedBytes >= 0 && Budget.isBomb(limits, count, packedBytes)) {
        throw new RefusedException(
            ReasonCode.ARCHIVE_TOO_LARGE,
            "The entry unpacks to more than %d times its size"
                .formatted(limits.largestCompressionRatio()));
      }
      if (checksum >= 0) {
        crc.update(buffer, offset, read);
      }
    } else if (read < 0 && checksum >= 0 && crc.getValue() != checksum) {
      throw new RefusedException(
          ReasonCode.ARCHIVE_BROKEN, "The entry's content does not match its checksum");
    }
    return read;
  }

  /** What an unpacker has to say; it says nothing where the packed bytes end too early. */
  static String described(Exception e) {
    if (e instanceof EOFException) {
      return "the packed bytes end too early";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Leaves the archive's stream open for its next entry. */
  @Override
  public void close() {}
}
