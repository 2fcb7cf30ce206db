package org.baogao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 as 64 lower-case hexadecimal digits. */
final class Sha256 {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER_BYTES = 1 << 16;

  private Sha256() {}

  static MessageDigest digest() {
    return DigestUtils.getSha256Digest();
  }

  static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static boolean isHash(String text) {
    return FORM.matcher(text).matches();
  }

  /** The size and hash of a stream's bytes; reads to its end. */
  static Hashed of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      bytes += n;
    }
    return new Hashed(bytes, text(digest));
  }

  /** What a stream held. */
  record Hashed(long bytes, String sha256) {}
}
