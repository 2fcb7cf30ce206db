package org.baogao.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that a person gave its topics, with the texts that a classifier may consult.
 *
 * @param document which report it is of: the first digits of the SHA-256 of its source; sentences
 *     of one report are never trained and judged on in the same fold
 * @param text the sentence
 * @param lead the first sentence of its paragraph, itself where it is that
 * @param previous the sentence before it in the report; null where there is none
 * @param primary the id of its topic
 * @param secondary the ids of its other topics
 */
public record LabelledSentence(
    String document,
    String text,
    String lead,
    @Nullable String previous,
    String primary,
    List<String> secondary) {

  /** Copies the list. */
  public LabelledSentence {
    secondary = List.copyOf(secondary);
  }
}
