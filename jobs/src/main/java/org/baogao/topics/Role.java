package org.baogao.topics;

/**
 * The texts that say what a sentence is about, and how loud each is in its features. The factors
 * were chosen by cross-validation over the labelled sentences, once; training weighs every n-gram
 * of every role anew.
 */
enum Role {
  /** The sentence itself. */
  OWN(0, 1f),
  /** The first sentence of its paragraph; of that sentence, itself. */
  LEAD(1, 0.4f),
  /** The sentence before it in the report; none before the first. */
  PREVIOUS(2, 0.25f);

  /** How loud the codebook's words are beside the n-grams. */
  static final float WORDS = 0.4f;

  private final int place;
  private final float factor;

  Role(int place, float factor) {
    this.place = place;
    this.factor = factor;
  }

  /** Where its weights are in a model, from 0. */
  int place() {
    return place;
  }

  /** What its features are multiplied by. */
  float factor() {
    return factor;
  }
}
