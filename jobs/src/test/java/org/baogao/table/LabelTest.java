package org.baogao.table;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
  private static final Field TERM =
      Field.required("term", StringType, "A word.", chinese("词语", "一个词。"));

  @ParameterizedTest
  @ValueSource(strings = {"", "占比 下限", "占比（下限）", "Z", "95区间", "一二三四五六七八九十一二三四五"})
  void aNameThatNeedsQuotesOrIsTooLongIsRefused(String name) {
    assertThatThrownBy(() -> chinese(name, "一句话。"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A word.", "没有句号"})
  void aMeaningThatIsNoChineseSentenceIsRefused(String meaning) {
    assertThatThrownBy(() -> chinese("词语", meaning))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("词语");
  }

  @Test
  void aPublishedTableHasNoChineseNameTwice() {
    Field other = Field.required("word", StringType, "A word.", chinese("词语", "一个词。"));

    assertThatThrownBy(() -> published(List.of(TERM, other)))
        .hasMessage("Table words has 词语 twice");
  }

  @Test
  void aPublishedTableHasAChineseNameForEveryColumn() {
    assertThatThrownBy(
            () -> published(List.of(TERM, Field.required("note", StringType, "A note."))))
        .hasMessage("Field note has no Chinese name");
  }

  @Test
  void aTableKnowsTheWordsOfItsColumns() {
    Vocabulary words =
        Vocabulary.of(new Vocabulary.Value("done", "已完成"), new Vocabulary.Value("plan", "计划"));
    Table table =
        new Table(
            "words",
            "One row per word.",
            chinese("词表", "每词一行。"),
            List.of(TERM),
            List.of(TERM),
            List.of(new Rule.OneOf(TERM, words)));

    assertThat(table.vocabulary(TERM)).contains(words);
    assertThat(words.nameZh("plan")).isEqualTo("计划");
    assertThat(words.listedZh()).isEqualTo("done 已完成、plan 计划");
    assertThatThrownBy(() -> words.nameZh("other")).hasMessage("other is none of [done, plan]");
  }

  private static Table published(List<Field> columns) {
    return new Table(
        "words", "One row per word.", chinese("词表", "每词一行。"), List.of(TERM), columns, List.of());
  }
}
