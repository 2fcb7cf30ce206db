package org.baogao.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinHashTest {

  @Test
  void theEstimateIsNearTheJaccardSimilarity() {
    String first = text(1, 4_000);
    for (int shared : new int[] {0, 1_000, 2_000, 3_000, 3_900}) {
      String second = first.substring(0, shared) + text(2, 4_000 - shared);

      double estimate = similarity(MinHash.signature(first), MinHash.signature(second));

      // Four standard errors of 0.5 / sqrt(128).
      assertThat(estimate).isCloseTo(jaccard(first, second), within(0.177));
    }
  }

  @Test
  void punctuationAndWhiteSpaceDoNotCount() {
    String text = text(3, 500);
    String noisy = text.replaceAll("(.{7})", "$1，\n　");

    assertThat(MinHash.signature(noisy)).isEqualTo(MinHash.signature(text));
  }

  @Test
  void aShortTextHasASignatureToo() {
    assertThat(MinHash.signature("")).containsOnly(Integer.MAX_VALUE);
    assertThat(MinHash.signature("加快老旧小区")).doesNotContain(Integer.MAX_VALUE);
  }

  private static String text(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('一' + random.nextInt(2_000)));
    }
    return text.toString();
  }

  private static double similarity(int[] first, int[] second) {
    int equal = 0;
    for (int i = 0; i < first.length; i++) {
      equal += first[i] == second[i] ? 1 : 0;
    }
    return equal / (double) first.length;
  }

  private static double jaccard(String first, String second) {
    Set<String> union = shingles(first);
    Set<String> both = shingles(first);
    both.retainAll(shingles(second));
    union.addAll(shingles(second));
    return both.size() / (double) union.size();
  }

  private static Set<String> shingles(String text) {
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + MinHash.SHINGLE <= text.length(); i++) {
      shingles.add(text.substring(i, i + MinHash.SHINGLE));
    }
    return shingles;
  }
}
