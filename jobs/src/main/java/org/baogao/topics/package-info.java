/**
 * The codebook and the assignment of topics to sentences: the segmented sentences of a report come
 * in, one to three topics a sentence with their probabilities go out. {@link
 * org.baogao.topics.TopicAssigner} is the door; {@link org.baogao.topics.WordTopicAssigner} stands
 * behind it, reading the words of a {@link org.baogao.topics.Codebook}.
 */
@NullMarked
package org.baogao.topics;

import org.jspecify.annotations.NullMarked;
