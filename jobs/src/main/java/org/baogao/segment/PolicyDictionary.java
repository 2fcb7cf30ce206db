package org.baogao.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The terms that the segmenter must not cut, each with its frequency.
 *
 * <p>One term a line, {@code term} or {@code term<TAB>frequency}; lines that begin with {@code #}
 * and empty lines are skipped. The frequency says how strongly a term holds together where its
 * characters could also belong to their neighbours (see {@link PolicyTerms}): 1 yields to nearly
 * every other reading, 10000 to hardly any. Without one it is {@value #SHORT_FREQUENCY} for terms
 * of up to three characters, which are easily found inside of other words (提高|质量 holds 高质量), and
 * {@value #LONG_FREQUENCY} for longer ones.
 */
public final class PolicyDictionary implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String RESOURCE = "/org/baogao/reference/dictionary.txt";
  private static final int MIN_LENGTH = 2;
  private static final int MAX_LENGTH = 40;
  private static final int SHORT_TERM = 3;
  private static final int SHORT_FREQUENCY = 2;
  private static final int LONG_FREQUENCY = 100;
  private static final int MAX_FREQUENCY = 1_000_000;

  /** A sorted map of its own, never changed; a TreeMap because it is serializable. */
  private final TreeMap<String, Integer> frequencies;

  private final String fingerprint;

  private PolicyDictionary(SortedMap<String, Integer> frequencies) {
    this.frequencies = new TreeMap<>(frequencies);
    this.fingerprint = sha256(this.frequencies);
  }

  /** The dictionary that travels in the jar. */
  public static PolicyDictionary standard() {
    try (InputStream in = PolicyDictionary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + RESOURCE);
      }
      return parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + RESOURCE + " from the jar", e);
    }
  }

  /**
   * The dictionary that a text states.
   *
   * @param source where the text comes from, for messages
   * @throws IllegalArgumentException if a line is no term; names the source and the line
   */
  public static PolicyDictionary parse(String source, String text) {
    TreeMap<String, Integer> frequencies = new TreeMap<>();
    int number = 0;
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : (Iterable<String>) unmarked.lines()::iterator) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String where = "%s, line %d".formatted(source, number);
      int tab = line.indexOf('\t');
      String term = (tab < 0 ? line : line.substring(0, tab)).strip();
      requireTerm(term, where);
      int frequency =
          tab < 0 ? usualFrequency(term) : frequency(line.substring(tab + 1).strip(), where);
      if (frequencies.put(term, frequency) != null) {
        throw new IllegalArgumentException(
            "%s: expected every term once, found %s a second time".formatted(where, term));
      }
    }
    return new PolicyDictionary(frequencies);
  }

  /** The terms of both; where both have a term, the other's frequency holds. */
  public PolicyDictionary plus(PolicyDictionary other) {
    TreeMap<String, Integer> sum = new TreeMap<>(frequencies);
    sum.putAll(other.frequencies);
    return new PolicyDictionary(sum);
  }

  /** The terms and their frequencies, sorted by term. */
  public SortedMap<String, Integer> frequencies() {
    return Collections.unmodifiableSortedMap(frequencies);
  }

  /** SHA-256 over the sorted terms and their frequencies, 64 hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Proves that this dictionary is in force in this JVM: that each of its terms, standing alone,
   * comes out whole. Takes some milliseconds; every executor should do it once.
   *
   * @throws IllegalStateException naming the first term that is cut
   */
  public void check() {
    HanLpSegmenter segmenter = new HanLpSegmenter(this);
    for (String term : frequencies.keySet()) {
      if (segmenter.words(term).size() != 1) {
        throw new IllegalStateException(
            ("The policy dictionary %s is not in force: expected %s as one word, found %s. If the"
                    + " term is your own, give it a higher frequency")
                .formatted(
                    fingerprint.substring(0, 12), term, String.join("|", segmenter.words(term))));
      }
    }
  }

  private static void requireTerm(String term, String where) {
    if (term.length() < MIN_LENGTH || term.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%s: expected a term of %d to %d characters, found %d (%s)"
              .formatted(where, MIN_LENGTH, MAX_LENGTH, term.length(), term));
    }
    boolean wordy = false;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (Character.isWhitespace(c) || c == '\uFFFD') {
        throw new IllegalArgumentException(
            "%s: expected a term without blanks or broken characters, found %s"
                .formatted(where, term));
      }
      wordy |= Character.isLetter(c);
    }
    if (!wordy) {
      throw new IllegalArgumentException(
          "%s: expected a term with a letter or Han character, found %s".formatted(where, term));
    }
  }

  private static int frequency(String text, String where) {
    int frequency = 0;
    try {
      frequency = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(frequencyMessage(text, where), e);
    }
    if (frequency < 1 || frequency > MAX_FREQUENCY) {
      throw new IllegalArgumentException(frequencyMessage(text, where));
    }
    return frequency;
  }

  private static String frequencyMessage(String text, String where) {
    return "%s: expected a frequency of 1 to %d after the tab, found %s"
        .formatted(where, MAX_FREQUENCY, text.isEmpty() ? "nothing" : text);
  }

  private static int usualFrequency(String term) {
    return term.length() <= SHORT_TERM ? SHORT_FREQUENCY : LONG_FREQUENCY;
  }

  private static String sha256(SortedMap<String, Integer> frequencies) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
      digest.update(
          (entry.getKey() + '\t' + entry.getValue() + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
