package org.baogao.tfidf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Property(tries = 500)
  void theOrderIsThatOfAComparatorOfObjects(
      @ForAll List<@IntRange(min = -9, max = 9) Integer> numerators,
      @ForAll @Size(1) List<@IntRange(min = 1, max = 1_000_000) Integer> denominator) {
    double[] values =
        numerators.stream().mapToDouble(number -> number / (double) denominator.get(0)).toArray();

    assertThat(Ranking.highestFirst(values)).isEqualTo(sorted(values));
  }

  @Test
  void valuesThatDifferInTheirLastBitsAreToldApart() {
    double[] values = new double[3_000];
    double value = 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = value;
      value = i % 3 == 0 ? value : Math.nextUp(value);
    }

    assertThat(Ranking.highestFirst(values)).isEqualTo(sorted(values));
  }

  @Test
  void zerosInfinitiesAndSmallestNumbersHaveTheirPlaces() {
    double[] values = {
      0,
      -0.0,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.NEGATIVE_INFINITY,
      5e300,
      -5e300,
      Double.POSITIVE_INFINITY,
      0
    };

    assertThat(Ranking.highestFirst(values)).isEqualTo(sorted(values));
    assertThat(Ranking.highestFirst(new double[0])).isEmpty();
    assertThat(Ranking.highestFirst(new double[] {-1})).containsExactly(0);
  }

  private static int[] sorted(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparing((Integer place) -> values[place]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
