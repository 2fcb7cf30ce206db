package org.baogao.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TermSumsTest {
  @Property(tries = 200)
  void theTextHasEachTermWithItsSum(@ForAll List<@IntRange(max = 200) Integer> occurrences) {
    TermSums sums = new TermSums();
    TreeMap<String, Long> expected = new TreeMap<>();
    for (int occurrence : occurrences) {
      String term = "词" + occurrence;
      sums.add(term, occurrence);
      expected.merge(term, (long) occurrence, Long::sum);
    }

    CountedTerms terms = new CountedTerms(sums.text());
    assertThat(terms.left()).isEqualTo(expected.size());
    TreeMap<String, Long> found = new TreeMap<>();
    TermNumbers vocabulary = new TermNumbers();
    while (terms.next()) {
      assertThat(found.put(terms.term(), terms.number())).isNull();
      assertThat(terms.in(vocabulary)).isEqualTo(TermNumbers.NONE);
      assertThat(terms.addedTo(vocabulary)).isEqualTo(found.size() - 1);
      assertThat(terms.in(vocabulary)).isEqualTo(found.size() - 1);
    }
    assertThat(found).isEqualTo(expected);
    assertThat(terms.left()).isZero();
    assertThat(sums.total()).isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void theEmptyTermIsATerm() {
    TermSums sums = new TermSums();
    sums.add("分类", 2);
    sums.add("", 1);

    assertThat(sums.text()).isEqualTo("分类\n2\n\n1\n");
    CountedTerms terms = new CountedTerms(sums.text());
    assertThat(terms.next()).isTrue();
    assertThat(terms.next()).isTrue();
    assertThat(terms.term()).isEmpty();
    assertThat(terms.number()).isEqualTo(1);
  }

  @Test
  void aTextThatWasCutIsNoSumOfAnything() {
    assertThatThrownBy(() -> new CountedTerms("分类").next())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 of 2 characters");
    assertThatThrownBy(() -> new CountedTerms("分类\n2x\n").next())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("4 of 6 characters");
  }
}
