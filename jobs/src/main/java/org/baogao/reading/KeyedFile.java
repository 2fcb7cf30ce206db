package org.baogao.reading;

import java.io.Serializable;
import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.ingest.SourceFile;

/**
 * A file to read.
 *
 * @param file the file
 * @param sha256 of its content, as it was listed; {@link InputHashes#UNREAD} where there is none
 * @param key identifies its path and content, see {@link Documents#SOURCE_KEY}
 */
public record KeyedFile(SourceFile file, String sha256, String key) implements Serializable {

  /** The file with the key that its path and content give it. */
  public static KeyedFile of(SourceFile file, String sha256) {
    return new KeyedFile(file, sha256, DigestUtils.sha256Hex(file.sourcePath() + '\0' + sha256));
  }

  /** Whether its content was hashed; what can't be read today may be tomorrow. */
  public boolean readable() {
    return !sha256.equals(InputHashes.UNREAD);
  }
}
