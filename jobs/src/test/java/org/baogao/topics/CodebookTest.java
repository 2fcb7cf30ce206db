package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodebookTest {
  private static final String HEADER = "topic_id,name_zh,name_en,cap_code,definition,words\n";
  private static final String GENERAL = "general,综合,General,,其他。,感谢\n";

  @Test
  void everyTopicOfTheWrittenCodebookIsThere() throws IOException {
    Path written = Path.of("..", "..", "shared", "taxonomy", "CODEBOOK.md");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(written));
    List<String> rows =
        Pattern.compile("(?m)^\\| ([a-z_]+ \\| [^|]+ \\| [^|]+ \\| \\d*) ?\\|")
            .matcher(Files.readString(written))
            .results()
            .map(row -> row.group(1).replaceAll("\\s*\\|\\s*", "|"))
            .toList();

    List<String> ours =
        Codebook.standard().topics().stream()
            .map(
                topic ->
                    String.join(
                        "|",
                        topic.id(),
                        topic.nameZh(),
                        topic.nameEn(),
                        topic.capCode() == null ? "" : topic.capCode().toString()))
            .toList();

    assertThat(ours).hasSize(34).isEqualTo(rows);
  }

  @Test
  void everyTopicHasADefinitionAndEnoughWords() {
    assertThat(Codebook.standard().topics())
        .allSatisfy(
            topic -> {
              assertThat(topic.definition()).endsWith("。");
              assertThat(topic.words()).as(topic.id()).hasSizeBetween(25, 150);
            });
  }

  @Test
  void aWordWithoutAWeightWeighsOne() throws IOException {
    Codebook codebook =
        read("\uFEFF# ours\n" + HEADER + GENERAL + "waste,垃圾,Waste,7,\"垃圾,分类\",垃圾 厨余:2.5\n");

    Topic waste = codebook.topic("waste");

    assertThat(waste.words())
        .containsExactly(new WeightedWord("垃圾", 1), new WeightedWord("厨余", 2.5));
    assertThat(waste.capCode()).isEqualTo(7);
    assertThat(waste.definition()).isEqualTo("垃圾,分类");
    assertThat(codebook.topic("general").capCode()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Waste,垃圾,Waste,7,d,w;line 3, column topic_id: expected small letters and underscores",
        "general,垃圾,Waste,7,d,w;line 3, column topic_id: expected an id of its own, found 'general",
        "waste,,Waste,7,d,w;line 3, column name_zh: expected a name, found ''",
        "waste,垃圾,Waste,x,d,w;line 3, column cap_code: expected a whole number",
        "waste,垃圾,Waste,7,d;line 3, column last: expected 6 values, found '5 values'",
        "waste,垃圾,Waste,7,d,w w:2;line 3, column words: expected every word once, found 'w twice'",
        "waste,垃圾,Waste,7,d,w:NaN;line 3, column words: expected word:weight",
        "waste,垃圾,Waste,7,d,w:;line 3, column words: expected word:weight",
        "waste,垃圾,Waste,7,d,:2;line 3, column words: expected word:weight",
        "waste,垃圾,Waste,7,\"d,w;expected CSV",
      })
  void whatCannotBeUsedIsRefusedWithItsPlace(String row, String message) {
    assertThatThrownBy(() -> read(HEADER + GENERAL + row + "\n"))
        .isInstanceOf(InvalidCodebookException.class)
        .hasMessageStartingWith("own.csv")
        .hasMessageContaining(message);
  }

  @Test
  void aCodebookWithoutTheFallbackTopicIsRefused() {
    assertThatThrownBy(() -> read(HEADER + "waste,垃圾,Waste,7,d,w\n"))
        .isInstanceOf(InvalidCodebookException.class)
        .hasMessageContaining("own.csv, line 2, column topic_id")
        .hasMessageContaining("general");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> read("topic_id,name_zh\ngeneral,综合\n"))
        .isInstanceOf(InvalidCodebookException.class)
        .hasMessageContaining("line 1, column name_en");
  }

  @Test
  void aUsersFileIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("codebook.csv"), HEADER + GENERAL);

    assertThat(Codebook.read(file).topics()).extracting(Topic::id).containsExactly("general");
  }

  @Test
  void aFileOfASpreadsheetInGbkIsRefusedWithWhatToDo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("topics.csv");
    Files.write(file, (HEADER + GENERAL).getBytes(Charset.forName("GBK")));

    assertThatThrownBy(() -> Codebook.read(file))
        .isInstanceOf(InvalidCodebookException.class)
        .hasMessageContaining("CSV UTF-8");
  }

  @Test
  void aSortedCodebookKeepsTheTrainedModel() {
    Codebook standard = Codebook.standard();
    Codebook sorted = standard.inOrder(standard.ids().stream().sorted().toList());

    assertThat(sorted.ids()).isNotEqualTo(standard.ids()).hasSameElementsAs(standard.ids());
    assertThat(TopicAssigners.standard(sorted).version())
        .isEqualTo(TopicAssigners.standard(standard).version());
  }

  @Test
  void theFingerprintChangesWithAnyWeight() throws IOException {
    Codebook one = read(HEADER + GENERAL);
    Codebook same = read("# note\n" + HEADER + GENERAL);
    Codebook other = read(HEADER + GENERAL.replace("感谢", "感谢:1.01"));

    assertThat(one.fingerprint()).hasSize(16).isEqualTo(same.fingerprint());
    assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @Test
  void theCodebookTravelsToExecutors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Codebook.standard());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(Codebook.standard());
    }
  }

  private static Codebook read(String csv) throws IOException {
    return Codebook.read(new StringReader(csv), "own.csv");
  }
}
