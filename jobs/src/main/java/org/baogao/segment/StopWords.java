package org.baogao.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The words that are no terms: one a line, {@code #} for comments, lower case for Latin ones. */
public final class StopWords implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String RESOURCE = "/org/baogao/reference/stopwords.txt";

  private final HashSet<String> words;

  private StopWords(Set<String> words) {
    this.words = new HashSet<>(words);
  }

  /** The stop words that travel in the jar. */
  public static StopWords standard() {
    try (InputStream in = StopWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + RESOURCE);
      }
      return parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + RESOURCE + " from the jar", e);
    }
  }

  /**
   * The stop words that a text states.
   *
   * @param source where the text comes from, for messages
   * @throws IllegalArgumentException if a line holds more than a word, or a word that was there
   *     before; names the source and the line
   */
  public static StopWords parse(String source, String text) {
    Set<String> words = new HashSet<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String word = line.strip();
      if (word.chars().anyMatch(Character::isWhitespace) || !words.add(word)) {
        throw new IllegalArgumentException(
            "%s, line %d: expected one word that does not stand there before, found %s"
                .formatted(source, number, word));
      }
    }
    return new StopWords(words);
  }

  /** Whether a word is a stop word. */
  public boolean contains(String word) {
    return words.contains(word);
  }

  /** All of them. */
  public Set<String> words() {
    return Set.copyOf(words);
  }
}
