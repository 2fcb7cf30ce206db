package org.baogao.trends;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums over the paragraphs of one section of a region in a year. All are whole numbers, so they are
 * the same in any order.
 */
final class SectionSums {
  private final Map<String, TopicSums> topics = new HashMap<>();
  private long chars;
  private long squares;
  private long paragraphs;

  /** Of one topic: Σy, Σy² and Σxy over the paragraphs. */
  private static final class TopicSums {
    private long sentences;
    private long chars;
    private long squares;
    private long products;
  }

  /**
   * Adds what one paragraph has of one topic.
   *
   * @param topicChars y, the characters of the topic's sentences
   * @param paragraphChars x, those of all sentences
   * @param paragraph 1 for the first topic of a paragraph, 0 for the others
   */
  void add(String topic, long sentences, long topicChars, long paragraphChars, int paragraph) {
    TopicSums sums = topics.computeIfAbsent(topic, id -> new TopicSums());
    sums.sentences += sentences;
    sums.chars += topicChars;
    sums.squares += topicChars * topicChars;
    sums.products += topicChars * paragraphChars;
    // The topics of a paragraph share its characters, so that Σx = Σy and Σx² = Σxy over topics.
    chars += topicChars;
    squares += topicChars * paragraphChars;
    paragraphs += paragraph;
  }

  /** The share of each of the topics, also of those without a sentence. */
  List<ShareEstimate> estimates(List<String> ids) {
    return ids.stream()
        .map(
            id -> {
              TopicSums sums = topics.getOrDefault(id, new TopicSums());
              return ShareEstimate.of(
                  id,
                  sums.sentences,
                  sums.chars,
                  sums.squares,
                  sums.products,
                  chars,
                  squares,
                  paragraphs);
            })
        .toList();
  }
}
