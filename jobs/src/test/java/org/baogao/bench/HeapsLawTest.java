package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HeapsLawTest {

  @Test
  void pointsOfALawGiveTheLawBack() {
    long[] words = {1_000, 10_000, 100_000, 1_000_000};
    long[] vocabulary = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      vocabulary[i] = Math.round(20 * Math.pow(words[i], 0.5));
    }

    HeapsLaw law = HeapsLaw.fit(words, vocabulary);

    assertThat(law.beta()).isCloseTo(0.5, within(0.001));
    assertThat(law.k()).isCloseTo(20, within(0.2));
    assertThat(law.vocabulary(4_000_000)).isCloseTo(40_000, within(200.0));
  }

  @Test
  void theLawEndsWhereTheMeasuredCurveEnds() {
    HeapsLaw law = HeapsLaw.fit(new long[] {100, 300, 900}, new long[] {60, 130, 333});

    assertThat(law.vocabulary(900)).isCloseTo(333, within(1e-6));
  }

  @Test
  void aVocabularyThatStopsGrowingGoesOnAsInRealReports() {
    HeapsLaw stopped = new HeapsLaw(900, 0.05);
    HeapsLaw growing = new HeapsLaw(20, 0.5);

    HeapsLaw law = stopped.atLeastAsInRealReports(1_000);

    assertThat(law.beta()).isEqualTo(HeapsLaw.REAL_REPORTS_BETA);
    assertThat(law.vocabulary(1_000)).isCloseTo(stopped.vocabulary(1_000), within(1e-6));
    assertThat(growing.atLeastAsInRealReports(1_000)).isEqualTo(growing);
  }

  @Test
  void noPointsGiveNoLaw() {
    assertThatThrownBy(() -> HeapsLaw.fit(new long[0], new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs points");
  }
}
