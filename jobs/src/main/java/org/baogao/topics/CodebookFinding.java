package org.baogao.topics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a codebook that a person should look at.
 *
 * @param kind what is wrong, and what the numbers count
 * @param topicId the topic of the codebook
 * @param word the topic's word; null where the finding is of the whole topic
 * @param weight the word's weight; null where the finding is of the whole topic
 * @param found how many of {@code of}
 * @param of out of how many
 * @param own of a word that pulls away, how many of its sentences have its own topic; else null
 * @param other the topic, or the longer word, in whose favour it is; null where there is none
 * @param example a sentence, or a piece of one, that shows it; null where there is none
 */
public record CodebookFinding(
    Kind kind,
    String topicId,
    @Nullable String word,
    @Nullable Double weight,
    long found,
    long of,
    @Nullable Long own,
    @Nullable String other,
    @Nullable String example) {

  /** What is wrong with a word or a topic. */
  public enum Kind {
    /** A word is heard in no sentence. */
    NEVER_OCCURS(
        "word heard in no sentence; found of of: where it stands inside of the longer word 'other'"
            + " of the codebook"),
    /** What is heard is no word, but the end of one and the beginning of another. */
    STRADDLES(
        "word heard where the end of one word meets the beginning of another, so that it is not"
            + " meant; found of of: the places where it is so"),
    /** Segmentation makes two or more words of one. */
    CUT(
        "word that segmentation cuts into others: it is heard, but is no term of the table terms;"
            + " found of of: the places where it is so"),
    /** Another topic has more of a word's sentences than its own. */
    PULLS_AWAY(
        "word whose sentences mostly have another primary topic; found of of: its sentences that"
            + " have the topic 'other', own: those of its own"),
    /** Too few of a topic's words are heard. */
    FEW_WORDS(
        "topic with too few words; found of of: its words that are heard, and how many it needs"),
    /** A topic is primary in no sentence, so its words can't be judged. */
    UNUSED_TOPIC("topic that no sentence has as primary topic, so that its words can't be judged");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** The kind as it stands in tables: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong, and what the numbers count. */
    public String meaning() {
      return meaning;
    }
  }
}
