package org.baogao.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A file that a run read, as the manifest lists it.
 *
 * @param sourcePath the path below its input root; unique in a run
 * @param bytes its size
 * @param sha256 of its bytes, 64 hexadecimal digits; zeros where they were not read, as the file
 *     was unreadable or larger than the limit
 */
public record InputFile(String sourcePath, long bytes, String sha256) {

  /**
   * The order of {@link InputsFingerprint}: by the paths' UTF-8 bytes. A walk through folders comes
   * in another one, as {@code 2020/a} stands before {@code 2020-b} there.
   */
  public static final Comparator<InputFile> BY_PATH =
      (one, other) -> Arrays.compareUnsigned(one.pathBytes(), other.pathBytes());

  /** Refuses a negative size and what is no SHA-256. */
  public InputFile {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "Input file %s: %d bytes; expected 0 or more".formatted(sourcePath, bytes));
    }
    if (!Sha256.isHash(sha256)) {
      throw new IllegalArgumentException(
          "Input file %s: sha256 is '%s'; expected 64 hexadecimal digits"
              .formatted(sourcePath, sha256));
    }
  }

  /** The path in the bytes that order it. */
  byte[] pathBytes() {
    return sourcePath.getBytes(StandardCharsets.UTF_8);
  }
}
