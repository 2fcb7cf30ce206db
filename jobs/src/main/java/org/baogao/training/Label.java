package org.baogao.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of one sentence.
 *
 * @param file the report's path below the corpus
 * @param place where the sentence stands in it
 * @param primary the id of its topic
 * @param secondary the ids of its other topics
 * @param stance done, plan or other; null where nobody said
 */
public record Label(
    String file, Place place, String primary, List<String> secondary, @Nullable String stance) {

  /** Copies the list. */
  public Label {
    secondary = List.copyOf(secondary);
  }

  /** Where a labelled sentence stands. */
  public sealed interface Place permits Offsets, Quote {}

  /**
   * A place in the decoded source text, in code points as in {@code sentences}.
   *
   * @param begin its first character
   * @param end the character after its last
   */
  public record Offsets(int begin, int end) implements Place {}

  /**
   * The sentence itself, with what is known of its neighbours where the report is not at hand.
   *
   * @param text the sentence
   * @param paragraph its paragraph's number
   * @param sentence its number in the paragraph
   * @param lead the first sentence of its paragraph, if it is not that itself
   * @param previous the sentence before
   */
  public record Quote(
      String text, int paragraph, int sentence, @Nullable String lead, @Nullable String previous)
      implements Place {}
}
