package org.baogao.report;

/**
 * One topic of a sentence.
 *
 * @param topicId the codebook's id
 * @param probability in (0, 1]
 */
public record TopicScore(String topicId, double probability) {}
