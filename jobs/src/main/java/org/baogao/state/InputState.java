package org.baogao.state;

import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.ingest.SourceFile;
import org.baogao.reading.KeyedFile;

/**
 * An input file with all that its rows depend on, beside what is the same for all files.
 *
 * @param file the file and the key of its path and content
 * @param readable whether its content could be hashed; what can't be read today may be tomorrow
 * @param said what the user's reports file says of it
 */
public record InputState(KeyedFile file, boolean readable, String said) {

  /**
   * The state of a file.
   *
   * @param sha256 of its content
   */
  public static InputState of(SourceFile file, String sha256, boolean readable, String said) {
    String key = DigestUtils.sha256Hex(file.sourcePath() + '\0' + sha256);
    return new InputState(new KeyedFile(file, sha256, key), readable, said);
  }

  String key() {
    return file.key();
  }
}
