package org.baogao.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One hash over all input files of a run: equal if and only if the same files with the same
 * contents were there (of files that are not read, of the same sizes), so two runs of equal
 * fingerprint, settings and versions give equal tables.
 *
 * <p>SHA-256 over path, size and hash of each file. Files come in ascending order of their paths'
 * UTF-8 bytes, which is how Spark and {@code LC_ALL=C sort} order text (Java's {@link
 * String#compareTo} differs for characters beyond the basic plane).
 */
public final class InputsFingerprint {
  private final MessageDigest digest = Sha256.digest();
  private byte @Nullable [] previousPath;
  private long files;
  private long bytes;

  /** The fingerprint of these files. */
  public static String of(Iterator<InputFile> inputs) {
    InputsFingerprint fingerprint = new InputsFingerprint();
    inputs.forEachRemaining(fingerprint::add);
    return fingerprint.value();
  }

  /** Counts one more file in. */
  public void add(InputFile file) {
    byte[] path = file.pathBytes();
    if (previousPath != null && Arrays.compareUnsigned(previousPath, path) >= 0) {
      throw new IllegalArgumentException(
          "Input files must come in ascending order of path, each once: '%s' came after '%s'"
              .formatted(file.sourcePath(), new String(previousPath, StandardCharsets.UTF_8)));
    }
    previousPath = path;
    digest.update(path);
    String sizeAndHash = "\0" + file.bytes() + '\0' + file.sha256() + '\n';
    digest.update(sizeAndHash.getBytes(StandardCharsets.US_ASCII));
    files++;
    bytes += file.bytes();
  }

  /** Files so far. */
  long files() {
    return files;
  }

  /** Bytes so far. */
  long bytes() {
    return bytes;
  }

  /** The hash of the files so far; this object may not be used afterwards. */
  public String value() {
    return Sha256.text(digest);
  }
}
