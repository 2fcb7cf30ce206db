package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.baogao.report.SentenceTopics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small codebook whose topics have words that it does not list. */
final class TopicTrainerTest {
  private static final String CODEBOOK =
      """
      topic_id,name_zh,name_en,cap_code,definition,words
      waste,垃圾,Waste,,,垃圾
      water,水,Water,,,污水
      general,其他,Other,,,
      """;

  private static final List<String> WASTE = List.of("厨余桶站", "回收网点", "渣土消纳场", "垃圾焚烧厂");
  private static final List<String> WATER = List.of("河道清淤", "供水管网", "污水处理厂", "水库大坝");
  private static final List<String> OTHER = List.of("各位代表", "衷心感谢", "凝心聚力", "再创辉煌");

  private static Codebook codebook;
  private static TopicTrainer.Training training;

  @BeforeAll
  static void train() throws IOException {
    codebook = Codebook.read(new StringReader(CODEBOOK), "test");
    training = TopicTrainer.train(codebook, labelled(), line -> {});
  }

  private static List<LabelledSentence> labelled() {
    List<LabelledSentence> labelled = new ArrayList<>();
    for (int document = 0; document < 20; document++) {
      for (int i = 0; i < 4; i++) {
        labelled.add(sentence(document, WASTE.get(i) + "新增" + (document + 2) + "处。", "waste"));
        labelled.add(sentence(document, WATER.get(i) + "完成" + (document + 2) + "项。", "water"));
        labelled.add(sentence(document, OTHER.get(i) + "，再奋斗" + (document + 2) + "年！", "general"));
      }
    }
    return labelled;
  }

  private static LabelledSentence sentence(int document, String text, String topic) {
    return new LabelledSentence("d" + document, text, text, null, topic, List.of());
  }

  @Test
  void learnsWordsThatTheCodebookDoesNotHave() {
    assertThat(primary("回收网点再增九处。")).isEqualTo("waste");
    assertThat(primary("河道清淤十公里。")).isEqualTo("water");
    assertThat(primary("衷心感谢大家！")).isEqualTo("general");
  }

  @Test
  void everySentenceIsJudgedByAModelThatDidNotSeeItsReport() {
    List<LabelledSentence> labelled = labelled();
    assertThat(training.unseen()).hasSameSizeAs(labelled);
    long right = 0;
    for (int i = 0; i < labelled.size(); i++) {
      right +=
          labelled.get(i).primary().equals(training.unseen().get(i).primary().topicId()) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(labelled.size() * 95L / 100);
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (SentenceTopics topics : training.unseen()) {
      assertThat(Arrays.stream(topics.probabilities()).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void equalLabelsGiveAnEqualModel() {
    TopicTrainer.Training again = TopicTrainer.train(codebook, labelled(), line -> {});

    assertThat(again.assigner().version()).isEqualTo(training.assigner().version());
  }

  @Test
  void aModelIsTheSameAfterItWasWrittenAndRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("topics.model");
    training.assigner().write(file);

    ModelTopicAssigner read = TopicAssigners.read(file, codebook);

    assertThat(read.version()).isEqualTo(training.assigner().version());
    assertThat(read.trainedOn()).hasSize(20).contains("d7");
    String text = "新建垃圾焚烧厂，关停三处水库大坝。";
    assertThat(read.assign(TopicSentences.split(text)).get(0).probabilities())
        .isEqualTo(training.assigner().assign(TopicSentences.split(text)).get(0).probabilities());
  }

  @Test
  void aModelForOtherTopicsIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("topics.model");
    training.assigner().write(file);

    assertThatThrownBy(() -> TopicAssigners.read(file, Codebook.standard()))
        .isInstanceOf(InvalidTopicModelException.class)
        .hasMessageContaining("expected [waste, water, general]");
  }

  @Test
  void aFileThatIsNoModelIsRefusedByName(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.model"), "not a model");
    assertThatThrownBy(() -> TopicAssigners.read(text, codebook))
        .isInstanceOf(InvalidTopicModelException.class)
        .hasMessageContaining("a.model");

    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Path file = folder.resolve("topics.model");
    training.assigner().write(file);
    whole.write(Files.readAllBytes(file));
    byte[] cut = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
    assertThatThrownBy(() -> TopicModelFile.read(new ByteArrayInputStream(cut), "cut"))
        .isInstanceOf(InvalidTopicModelException.class)
        .hasMessageContaining("cut");
  }

  @Test
  void anUnknownTopicInTheLabelsIsRefused() {
    List<LabelledSentence> labelled = List.of(sentence(1, "修路。", "roads"));

    assertThatThrownBy(() -> TopicTrainer.train(codebook, labelled, line -> {}))
        .isInstanceOf(InvalidTopicModelException.class)
        .hasMessageContaining("'roads'");
  }

  @Test
  void aCodebookWithOtherTopicsIsServedByItsWords() {
    assertThat(TopicAssigners.standard(codebook)).isInstanceOf(WordTopicAssigner.class);
    assertThat(TopicAssigners.standard(Codebook.standard())).isInstanceOf(ModelTopicAssigner.class);
  }

  @Test
  void nGramsCountNumbersAsOneAndStopAtMarks() {
    assertThat(texts("增长12.5%，达3万")).contains("长0%", "0%", "达0万").doesNotContain("%达");
    assertThat(texts("啊啊")).containsExactly("啊", "啊", "啊啊");
    assertThat(TextGrams.in("。，")).isEmpty();
  }

  private static List<String> texts(String text) {
    return Arrays.stream(TextGrams.in(text)).mapToObj(TextGrams::text).toList();
  }

  private static String primary(String text) {
    return training.assigner().assign(TopicSentences.split(text)).get(0).primary().topicId();
  }
}
