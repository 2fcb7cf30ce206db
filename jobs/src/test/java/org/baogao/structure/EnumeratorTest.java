package org.baogao.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumeratorTest {
  @ParameterizedTest
  @CsvSource({
    "第二部分 今后五年, 1, 2, 5",
    "二、今年工作, 2, 2, 2",
    "十二、政府建设, 2, 12, 3",
    "（三）改善民生, 3, 3, 3",
    "(十一) 改善民生, 3, 11, 5",
    "4.新建公园, 4, 4, 2",
    "（5）新建公园, 4, 5, 3",
    "③新建公园, 4, 3, 1",
    "一、二、三产业协调发展, 0, 0, 0",
    "3.5%的增长, 0, 0, 0",
    "2031年工作, 0, 0, 0",
    "一是修路, 0, 0, 0",
    "第一，修路, 0, 0, 0",
  })
  void theNumberOfAHeadingIsRead(String text, int level, int number, int length) {
    assertThat(Enumerator.at(text, 0, text.length()))
        .isEqualTo(new Enumerator(level, number, length));
  }
}
