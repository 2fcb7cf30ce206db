package org.baogao.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TermNumbersTest {
  @Test
  void everyTermHasItsPlaceAsItsNumber() {
    List<String> vocabulary = new ArrayList<>();
    for (char first = '一'; first < '一' + 80; first++) {
      for (char second = '丁'; second < '丁' + 80; second++) {
        vocabulary.add("" + first + second);
      }
    }

    TermNumbers numbers = new TermNumbers(vocabulary);

    assertThat(numbers.size()).isEqualTo(vocabulary.size());
    for (int number = 0; number < vocabulary.size(); number++) {
      assertThat(numbers.find(vocabulary.get(number))).isEqualTo(number);
      assertThat(numbers.term(number)).isEqualTo(vocabulary.get(number));
    }
  }

  @Test
  void whatIsNotInTheVocabularyHasNoNumber() {
    // Equal by String.hashCode: 31 · 两 + first = 31 · (两 + 1) + first - 31.
    String same = "" + (char) ('两' + 1) + (char) ('会' - 31);
    assertThat(same).hasSameHashCodeAs("两会");

    assertThat(new TermNumbers(List.of("两会", "5G")).find(same)).isEqualTo(TermNumbers.NONE);
    assertThat(new TermNumbers(List.of("两会", "5G", same)).find(same)).isEqualTo(2);
    assertThat(new TermNumbers(List.of()).find("两会")).isEqualTo(TermNumbers.NONE);
  }

  @Property(tries = 500)
  void termsAreAddedOnceWhateverTheirCharsAndLength(
      @ForAll List<@StringLength(max = 6) @CharRange(from = '\0', to = '\3') String> terms) {
    TermNumbers numbers = new TermNumbers();
    List<String> distinct = terms.stream().distinct().toList();

    for (String term : terms) {
      String text = "\2" + term + "\1";
      int number = numbers.add(text, 1, text.length() - 1);
      assertThat(number).isEqualTo(distinct.indexOf(term));
      assertThat(numbers.find(text, 1, text.length() - 1)).isEqualTo(number);
      assertThat(numbers.term(number)).isEqualTo(term);
    }
    assertThat(numbers.size()).isEqualTo(distinct.size());
  }
}
