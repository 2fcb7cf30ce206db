package org.baogao;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.baogao.contract.Tables;
import org.baogao.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document says in English and in Chinese: the same commands, tables and places. */
class TranslationsTest {
  private static final String ENDING = ".zh-CN.md";
  private static final Pattern QUOTED = Pattern.compile("`([a-z_]+)`");

  @Test
  void bothReadmesHoldTheSameCommands() throws Exception {
    Markdown english = Markdown.of("README.md");
    Markdown chinese = Markdown.of("README.zh-CN.md");

    assertThat(english.indentedCommands()).hasSizeGreaterThan(4);
    assertThat(chinese.indentedCommands()).isEqualTo(english.indentedCommands());
    // The Chinese page prints the Chinese dictionary.
    assertThat(chinese.inlineCommands().stream().map(c -> c.replace(" --language zh", "")))
        .containsExactlyInAnyOrderElementsOf(english.inlineCommands());
  }

  @Test
  void bothReadmesNameEveryTable() throws Exception {
    assertThat(tables(Markdown.of("README.md").firstCells("table")))
        .containsExactlyInAnyOrderElementsOf(Tables.ALL.stream().map(Table::name).toList());
    assertThat(Markdown.of("README.zh-CN.md").firstCells("表"))
        .isEqualTo(Markdown.of("README.md").firstCells("table"));
  }

  @Test
  void bothReadmesNameTheSameOptionsAndTheirDefaults() throws Exception {
    assertThat(Markdown.of("README.zh-CN.md").firstCells("选项"))
        .isNotEmpty()
        .isEqualTo(Markdown.of("README.md").firstCells("option"));
  }

  @Test
  void bothTutorialsRunTheSameCommandsAndShowTheSameOutput() throws Exception {
    assertThat(Markdown.of("docs/tutorial.zh-CN.md").fences())
        .isNotEmpty()
        .isEqualTo(Markdown.of("docs/tutorial.md").fences());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README", "docs/tables", "docs/tutorial"})
  void bothLeadToTheSamePlacesAndToEachOther(String document) throws Exception {
    List<String> english = Markdown.of(document + ".md").links();
    List<String> chinese = Markdown.of(document + ENDING).links();
    String name = Path.of(document).getFileName().toString();

    assertThat(english).startsWith(name + ENDING);
    assertThat(chinese).startsWith(name + ".md");
    assertThat(chinese.stream().map(TranslationsTest::plain).distinct())
        .containsExactlyInAnyOrderElementsOf(
            english.stream().map(TranslationsTest::plain).distinct().toList());
    Path folder = Path.of("..").resolve(document + ".md").getParent();
    assertThat(english).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    assertThat(chinese).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  private static String plain(String link) {
    return link.replace(ENDING, ".md");
  }

  private static List<String> tables(List<String> cells) {
    return cells.stream()
        .flatMap(cell -> QUOTED.matcher(cell).results())
        .map(name -> name.group(1))
        .toList();
  }
}
