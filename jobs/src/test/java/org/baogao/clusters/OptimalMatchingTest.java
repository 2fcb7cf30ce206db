package org.baogao.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OptimalMatchingTest {

  @Test
  void theLargestSumWinsOverTheLargestPair() {
    double[][] values = {{0.9, 0.8}, {0.8, 0.1}};

    assertThat(OptimalMatching.of(values, 0.5)).containsExactly(1, 0);
  }

  @Test
  void aPairBelowTheLeastValueIsNoMatch() {
    double[][] values = {{0.4, 0.0, 0.0}, {0.0, 0.0, 0.7}};

    assertThat(OptimalMatching.of(values, 0.5)).containsExactly(OptimalMatching.NONE, 2);
  }

  @Test
  void nothingIsMatchedWithNothing() {
    assertThat(OptimalMatching.of(new double[0][0], 0.5)).isEmpty();
    assertThat(OptimalMatching.of(new double[2][0], 0.5))
        .containsExactly(OptimalMatching.NONE, OptimalMatching.NONE);
  }

  @Property
  void noOrderOfTheColumnsGivesMore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[size][size];
    for (double[] row : values) {
      Arrays.setAll(row, i -> random.nextDouble());
    }
    int[] matches = OptimalMatching.of(values, 0);

    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += values[row][matches[row]];
    }
    assertThat(matches).doesNotHaveDuplicates();
    assertThat(sum).isGreaterThanOrEqualTo(best(values, 0, 0) - 1e-12);
  }

  private static double best(double[][] values, int row, int taken) {
    if (row == values.length) {
      return 0;
    }
    double best = 0;
    for (int column = 0; column < values.length; column++) {
      if ((taken & 1 << column) == 0) {
        best = Math.max(best, values[row][column] + best(values, row + 1, taken | 1 << column));
      }
    }
    return best;
  }
}
