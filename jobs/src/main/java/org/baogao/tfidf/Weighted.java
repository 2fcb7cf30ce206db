package org.baogao.tfidf;

/** A term with its weight in what it was counted in. */
interface Weighted {
  String term();

  double tfidf();

  /** Highest first, ties by term; written out, as a hundred million terms may be compared. */
  static int highestFirst(Weighted one, Weighted other) {
    int order = Double.compare(other.tfidf(), one.tfidf());
    return order != 0 ? order : one.term().compareTo(other.term());
  }
}
