package org.baogao.bench;

/**
 * What a scaled corpus is like.
 *
 * @param reports how many reports it has
 * @param originals how many of them are reports of the source corpus, unchanged
 * @param leftOut reports of the source corpus that are not among them: refused, or copies
 * @param composedAlike composed reports that came out like another one after all
 * @param chars characters of all texts
 * @param words terms of all texts, repetitions included
 * @param vocabulary different terms, as the segmenter finds them in the texts
 * @param sourceWords terms of the originals
 * @param sourceVocabulary different terms of the originals
 * @param sourceLaw by which the vocabulary of the originals grows
 * @param law by which it went on growing
 */
record ScalingSummary(
    int reports,
    int originals,
    int leftOut,
    int composedAlike,
    long chars,
    long words,
    long vocabulary,
    long sourceWords,
    long sourceVocabulary,
    HeapsLaw sourceLaw,
    HeapsLaw law) {

  /** The vocabulary that the law says a text of this length has. */
  long predictedVocabulary() {
    return Math.round(law.vocabulary(words));
  }
}
