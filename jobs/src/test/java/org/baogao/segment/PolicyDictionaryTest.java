package org.baogao.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDictionaryTest {
  private static final PolicyDictionary STANDARD = PolicyDictionary.standard();

  @Test
  void theDictionaryHasManyTermsSortedAndUnique() throws IOException {
    List<String> terms;
    try (InputStream in =
        PolicyDictionary.class.getResourceAsStream("/org/baogao/reference/dictionary.txt")) {
      assertThat(in).isNotNull();
      terms =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1)[0])
              .toList();
    }
    assertThat(terms).hasSizeGreaterThan(2500).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void fewTermsAreOfTwoCharactersAndKnownTrapsAreNotAmongThem() {
    assertThat(STANDARD.frequencies().keySet().stream().filter(term -> term.length() == 2))
        .hasSizeLessThan(150)
        .doesNotContain("两区", "两会", "产业", "四个", "三公", "新区", "口岸");
  }

  @Test
  void theCanarySings() {
    assertThatCode(STANDARD::check).doesNotThrowAnyException();
  }

  @Test
  void noTermIsAStopWord() {
    assertThat(StopWords.standard().words())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(STANDARD.frequencies().keySet());
  }

  @Test
  void theFingerprintFollowsTermsAndFrequenciesAlone() {
    String fingerprint = PolicyDictionary.parse("a", "# one\n厨余垃圾\n接诉即办\n").fingerprint();
    assertThat(fingerprint)
        .hasSize(64)
        .isEqualTo(PolicyDictionary.parse("b", "接诉即办\n\n厨余垃圾\t100\n").fingerprint())
        .isNotEqualTo(PolicyDictionary.parse("b", "接诉即办\n厨余垃圾\t11\n").fingerprint());
  }

  @Test
  void aUsersTermsAddToTheStandard() {
    PolicyDictionary both = STANDARD.plus(PolicyDictionary.parse("own.txt", "星河湾计划\t50\n"));
    assertThat(both.frequencies())
        .containsEntry("星河湾计划", 50)
        .containsKey("接诉即办")
        .hasSize(STANDARD.frequencies().size() + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"区", "垃圾 分类", "——", "接诉即办\tx", "接诉即办\t0", "接诉即办\t", "厨余垃圾"})
  void aWrongLineIsNamed(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDictionary.parse("own.txt", "厨余垃圾\n" + line + "\n"))
        .withMessageContaining("own.txt, line 2: expected");
  }
}
