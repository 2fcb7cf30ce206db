package org.baogao.topics;

/** Reads the features of texts; thread-safe. */
final class FeatureReader {
  private final WordMatcher words;
  private final GramTable grams;

  FeatureReader(Codebook codebook, GramTable grams) {
    this.words = new WordMatcher(codebook);
    this.grams = grams;
  }

  TextFeatures read(String text) {
    return read(text, TextGrams.in(text));
  }

  /** The same of a text whose n-grams are known already. */
  TextFeatures read(String text, long[] found) {
    return new TextFeatures(grams.vector(found), words(text));
  }

  private float[] words(String text) {
    int[] counts = words.count(text);
    float[] values = new float[counts.length];
    for (int topic = 0; topic < values.length; topic++) {
      values[topic] = counts[topic] == 0 ? 0 : (float) StrictMath.log(1.0 + counts[topic]);
    }
    return values;
  }
}
