package org.baogao.report;

import java.util.List;

/**
 * What a sentence is about: the topics it is given, and how probable each topic of the codebook is.
 *
 * <p>Instances are read-only by contract: the array is not copied.
 *
 * @param topics one to three, the primary topic first
 * @param probabilities of all topics in the codebook's order; they add up to 1
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Boxing a probability for every topic would cost more than it says.
public record SentenceTopics(List<TopicScore> topics, double[] probabilities) {

  /** Checks that there is a primary topic, and copies the list. */
  public SentenceTopics {
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("A sentence has at least one topic, found none");
    }
  }

  /** The topic that the sentence counts for. */
  public TopicScore primary() {
    return topics.get(0);
  }
}
