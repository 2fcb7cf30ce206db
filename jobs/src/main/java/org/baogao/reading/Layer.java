package org.baogao.reading;

/**
 * What is found out of a report, in the order in which it is: each layer needs the ones before it
 * and nothing of the ones after it. So where the codebook changed, texts and terms still hold.
 */
public enum Layer {
  /** The decoded and cleaned text, whose it is, its sentences; why it was refused. */
  TEXT,
  /** The terms of the sentences. */
  TERMS,
  /** The topics of the sentences, and what is summed by topic. */
  TOPICS
}
