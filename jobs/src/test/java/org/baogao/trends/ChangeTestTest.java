package org.baogao.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChangeTestTest {

  @Test
  void qValuesAreThoseOfBenjaminiAndHochberg() {
    long[] counts = new long[ChangeTest.BINS];
    // p-values of about .0027, .0455 and, seven times, 1.
    counts[ChangeTest.bin(1, 3)]++;
    counts[ChangeTest.bin(1, -2)]++;
    counts[ChangeTest.bin(1, 0)] += 7;
    double[] q = ChangeTest.qValues(counts);

    assertThat(q[ChangeTest.bin(1, 3)]).isCloseTo(0.0026998 * 9, within(1e-6));
    assertThat(q[ChangeTest.bin(1, 2)]).isCloseTo(0.0455003 * 9 / 2, within(1e-6));
    assertThat(q[ChangeTest.bin(1, 0)]).isEqualTo(1);
  }

  @Test
  void qValuesFallAsScoresGrow() {
    long[] counts = new long[ChangeTest.BINS];
    for (int i = 0; i < 4000; i++) {
      counts[ChangeTest.bin(i % 20, i / 500.0)]++;
    }
    double[] q = ChangeTest.qValues(counts);

    for (double observations : new double[] {1, 3, 6, 12, 20}) {
      for (double z = 0; z < 9; z += 0.1) {
        assertThat(q[ChangeTest.bin(observations, z + 0.1)])
            .isLessThanOrEqualTo(q[ChangeTest.bin(observations, z)])
            .isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void aChangeIsMeasuredByTheUsualSpreadOfItsClass() {
    long[] narrow = new long[ChangeTest.BINS];
    long[] wide = new long[ChangeTest.BINS];
    for (int i = 0; i < 1000; i++) {
      narrow[ChangeTest.bin(6, i / 2000.0)]++;
      wide[ChangeTest.bin(6, i / 500.0)]++;
    }
    narrow[ChangeTest.bin(6, 2.5)]++;
    wide[ChangeTest.bin(6, 2.5)]++;

    assertThat(ChangeTest.qValues(narrow)[ChangeTest.bin(6, 2.5)]).isLessThan(0.001);
    assertThat(ChangeTest.qValues(wide)[ChangeTest.bin(6, 2.5)]).isGreaterThan(0.2);
  }

  @Test
  void whereHardlyAnythingIsSeenTheSpreadIsNotTrusted() {
    long[] counts = new long[ChangeTest.BINS];
    counts[ChangeTest.bin(0.5, 0.01)] += 1000;
    counts[ChangeTest.bin(0.5, 2)]++;

    assertThat(ChangeTest.qValues(counts)[ChangeTest.bin(0.5, 2)]).isGreaterThan(0.9);
  }

  @Test
  void fromNoneToOneSentenceIsNoChangeToSpeakOf() {
    ShareEstimate none = ShareEstimate.of("waste", 0, 0, 100, 0, 100);
    ShareEstimate one = ShareEstimate.of("waste", 1, 1, 100, 0.01, 100);

    assertThat(none.scoreOfChangeTo(one)).isBetween(0.0, 1.0);
    assertThat(one.scoreOfChangeTo(none)).isCloseTo(-none.scoreOfChangeTo(one), within(1e-12));
  }

  @Test
  void whereShareAndExpectationPartThereIsNoChange() {
    ShareEstimate before = ShareEstimate.of("waste", 1, 10, 100, 0.1, 100);
    ShareEstimate after = ShareEstimate.of("waste", 1, 9, 100, 0.5, 100);

    assertThat(before.scoreOfChangeTo(after)).isZero();
  }
}
