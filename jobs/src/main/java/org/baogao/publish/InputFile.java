package org.baogao.publish;

/**
 * A file that a run read, as the manifest lists it.
 *
 * @param sourcePath the path below its input root; unique in a run
 * @param bytes its size
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record InputFile(String sourcePath, long bytes, String sha256) {
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
}
