package org.baogao.state;

import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.reading.Layer;
import org.jspecify.annotations.Nullable;

/**
 * What shaped the layers of the rows that are kept: equal if and only if code, settings and
 * reference data that a layer depends on are equal.
 *
 * @param text of what shapes {@link Layer#TEXT}
 * @param terms of that and what shapes {@link Layer#TERMS}
 * @param topics of that and what shapes {@link Layer#TOPICS}
 */
public record Fingerprints(String text, String terms, String topics) {

  /** The fingerprints of what shapes each layer beyond the one before it. */
  public static Fingerprints of(String text, String terms, String topics) {
    String first = DigestUtils.sha256Hex(text);
    String second = DigestUtils.sha256Hex(first + terms);
    return new Fingerprints(first, second, DigestUtils.sha256Hex(second + topics));
  }

  /** The last layer that was made in the same way; null where none was. */
  @Nullable Layer lastEqual(Fingerprints other) {
    if (topics.equals(other.topics)) {
      return Layer.TOPICS;
    }
    if (terms.equals(other.terms)) {
      return Layer.TERMS;
    }
    return text.equals(other.text) ? Layer.TEXT : null;
  }
}
