package org.baogao.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoherenceTest {

  @Test
  void wordsThatAlwaysStandTogetherHaveOneAndThoseThatNeverDoMinusOne() {
    Coherence.Counts counts =
        new Coherence(List.of(List.of("学校", "教师"), List.of("学校", "医院"))).counts();
    counts.add(List.of("学校", "教师", "学校"));
    counts.add(List.of("医院"));
    counts.add(List.of("公路"));

    assertThat(counts.npmi(0)).isCloseTo(1, within(1e-12));
    assertThat(counts.npmi(1)).isEqualTo(-1);
  }

  @Test
  void countsMadeInPartsAddUp() {
    Coherence coherence = new Coherence(List.of(List.of("学校", "教师", "学生")));
    List<List<String>> passages =
        List.of(List.of("学校", "教师"), List.of("学生", "学校"), List.of("教师"), List.of());
    Coherence.Counts whole = coherence.counts();
    passages.forEach(whole::add);
    Coherence.Counts sum = coherence.counts();
    for (List<String> passage : passages) {
      Coherence.Counts part = coherence.counts();
      part.add(passage);
      sum.addValues(Arrays.stream(part.values()).boxed().toList());
    }

    assertThat(sum.npmi(0)).isEqualTo(whole.npmi(0));
  }

  @Test
  void aClusterOfOneWordHasNoCoherence() {
    Coherence.Counts counts = new Coherence(List.of(List.of("学校"))).counts();
    counts.add(List.of("学校"));

    assertThat(counts.npmi(0)).isZero();
  }
}
