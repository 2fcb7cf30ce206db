package org.baogao.duplicates;

import java.util.Arrays;

/**
 * MinHash signatures of texts: the part of equal places in two signatures estimates the Jaccard
 * similarity of the texts' sets of shingles, with a standard error of at most {@code 0.5 /
 * sqrt(LENGTH)}.
 *
 * <p>One hash a shingle, one bin a signature place (one permutation hashing: Li, Owen and Zhang,
 * 2012); an empty bin takes the value of the next filled one (Shrivastava and Li, 2014). Shingles
 * are runs of {@link #SHINGLE} letters or digits; white space and punctuation, in which copies of
 * the same report differ most, do not count.
 */
public final class MinHash {
  /** Places of a signature; a power of two. */
  public static final int LENGTH = 128;

  /** Letters of a shingle: long enough that two reports of one genre share few by chance. */
  static final int SHINGLE = 6;

  private static final int BIN_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(LENGTH);
  private static final int EMPTY = Integer.MAX_VALUE;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long BASE_TO_SHINGLE = power(BASE, SHINGLE);

  private MinHash() {}

  /** The signature of a text; a text without a single shingle has all places equal to 2^31 - 1. */
  public static int[] signature(String text) {
    int[] bins = new int[LENGTH];
    Arrays.fill(bins, EMPTY);
    char[] window = new char[SHINGLE];
    long rolling = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!Character.isLetterOrDigit(letter)) {
        continue;
      }
      int place = letters % SHINGLE;
      rolling = rolling * BASE + letter + 1 - BASE_TO_SHINGLE * window[place];
      // A letter is stored as one more than itself, so that the empty window weighs nothing.
      window[place] = (char) (letter + 1);
      letters++;
      if (letters >= SHINGLE) {
        long hash = mix(rolling);
        int bin = (int) (hash >>> BIN_SHIFT);
        bins[bin] = Math.min(bins[bin], (int) hash & EMPTY);
      }
    }
    return filled(bins);
  }

  /** Whether a signature is that of a text without a single shingle, which tells nothing of it. */
  static boolean isOfNothing(int[] signature) {
    return Arrays.stream(signature).allMatch(place -> place == EMPTY);
  }

  private static int[] filled(int[] bins) {
    int[] filled = bins.clone();
    for (int i = 0; i < LENGTH; i++) {
      for (int step = 1; filled[i] == EMPTY && step < LENGTH; step++) {
        filled[i] = bins[(i + step) % LENGTH];
      }
    }
    return filled;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static long power(long base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }
}
