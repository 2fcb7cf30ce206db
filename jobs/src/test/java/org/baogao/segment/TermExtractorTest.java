package org.baogao.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermExtractorTest {
  private static final TermExtractor TERMS = TermExtractor.standard();

  @Test
  void termsStandInOrderAndAreRepeated() {
    assertThat(TERMS.terms("垃圾分类靠大家，垃圾分类为了大家。")).containsExactly("垃圾分类", "垃圾分类");
  }

  @Test
  void lettersMakeATerm() {
    assertThat(TERMS.terms("PM2.5浓度下降，5G和CBD，A座B座。"))
        .contains("PM2.5", "5G", "CBD", "浓度", "下降")
        .doesNotContain("A", "B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2021年", "15%", "三百万", "第一", "1.5亿", "500kV", "二〇二一年", "3公里", "！", "", "我们"})
  void numbersDatesQuantitiesAndStopWordsAreNoTerms(String text) {
    assertThat(TERMS.terms(text)).isEmpty();
  }

  @Test
  void aStopWordFileWithARepeatedWordIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StopWords.parse("own.txt", "我们\n我们\n"))
        .withMessageContaining("own.txt, line 2");
  }
}
