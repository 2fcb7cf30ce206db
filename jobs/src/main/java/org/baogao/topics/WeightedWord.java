package org.baogao.topics;

import java.io.Serializable;

/**
 * A word that speaks for a topic.
 *
 * @param word the word as it stands in texts
 * @param weight how loudly it speaks, in natural logarithms of odds; 1 where the codebook says
 *     nothing
 */
public record WeightedWord(String word, double weight) implements Serializable {}
