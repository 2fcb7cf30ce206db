package org.baogao.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the sample's own texts into traditional script, by the pairs of {@code traditional.txt}:
 * longer words first, then single characters. It knows only what the phrase bank needs.
 */
final class TraditionalScript {
  private static final String RESOURCE = "traditional.txt";
  private static final int LONGEST_WORD = 4;

  private final Map<String, String> pairs = new HashMap<>();

  TraditionalScript() {
    try (InputStream bytes =
            Objects.requireNonNull(
                TraditionalScript.class.getResourceAsStream(RESOURCE),
                "The jar lacks " + RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        if (!line.startsWith("#") && space > 0) {
          pairs.put(line.substring(0, space), line.substring(space + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The traditional characters can't be read from the jar", e);
    }
  }

  /** The text in traditional script, as long as it was. */
  String traditional(String simplified) {
    StringBuilder text = new StringBuilder(simplified.length());
    int i = 0;
    while (i < simplified.length()) {
      int length = Math.min(LONGEST_WORD, simplified.length() - i);
      String found = null;
      while (found == null && length > 0) {
        found = pairs.get(simplified.substring(i, i + length));
        length -= found == null ? 1 : 0;
      }
      text.append(found == null ? simplified.substring(i, i + 1) : found);
      i += Math.max(1, length);
    }
    return text.toString();
  }
}
