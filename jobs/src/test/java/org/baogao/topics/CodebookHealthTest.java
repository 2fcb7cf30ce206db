package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baogao.segment.HanLpSegmenter;
import org.baogao.segment.PolicyDictionary;
import org.baogao.topics.CodebookFinding.Kind;
import org.junit.jupiter.api.Test;

class CodebookHealthTest {
  private static final HanLpSegmenter SEGMENTER =
      new HanLpSegmenter(
          PolicyDictionary.parse("test", "农村\t10000\n居民\t10000\n老旧小区\t10000\n垃圾分类\t10000\n"));

  @Test
  void aWordThatOnlyStandsInsideOfALongerOneIsNeverHeard() throws Exception {
    CodebookHealth health = health("waste", "垃圾分类 分类 焚烧");
    health.hear("全面推进垃圾分类。", "waste");
    health.hear("巩固垃圾分类成效。", "waste");

    assertThat(of(health, Kind.NEVER_OCCURS))
        .containsExactly("waste 分类 2/2 垃圾分类 null", "waste 焚烧 0/0 null null");
  }

  @Test
  void aWordThatSegmentationCutsIsShownWithTheCut() throws Exception {
    CodebookHealth health = health("housing", "小区改造 小区");
    health.hear("今年推进老旧小区改造工作。", "housing");

    assertThat(of(health, Kind.CUT))
        .singleElement()
        .asString()
        .startsWith("housing 小区改造 1/1 null ")
        .contains("老旧小区|改造");
  }

  @Test
  void aWordOfTheEndOfOneAndTheBeginningOfAnotherIsSaidToStraddle() throws Exception {
    CodebookHealth health = health("governance", "村居");
    health.hear("城镇和农村居民收入增长8%。", "general");
    health.hear("落实村居干部待遇。", "governance");

    assertThat(of(health, Kind.STRADDLES))
        .containsExactly("governance 村居 1/2 null 城镇|和|农村|居民|收入|增长");
  }

  @Test
  void aWordInsideOfALongerTermIsNotCut() throws Exception {
    CodebookHealth health = health("housing", "小区");
    health.hear("今年推进老旧小区改造工作。", "housing");

    assertThat(of(health, Kind.CUT)).isEmpty();
  }

  @Test
  void aWordPullsAwayWhereAnotherTopicHasMoreOfItsSentences() throws Exception {
    CodebookHealth health = health("waste", "循环利用");
    for (int i = 0; i < CodebookHealth.FEWEST_SENTENCES; i++) {
      health.hear("第%d个园区实现了水资源循环利用。".formatted(i), i < 4 ? "waste" : "general");
    }

    assertThat(of(health, Kind.PULLS_AWAY))
        .containsExactly("waste 循环利用 6/10 general 第4个园区实现了水资源循环利用。");
  }

  @Test
  void aRareWordIsNotJudgedByItsSentences() throws Exception {
    CodebookHealth health = health("waste", "循环利用");
    health.hear("推进循环利用。", "general");
    health.hear("推进垃圾治理。", "waste");

    assertThat(of(health, Kind.PULLS_AWAY)).isEmpty();
  }

  @Test
  void sentencesOfATopicThatTheCodebookLacksCountForOccurrenceOnly() throws Exception {
    CodebookHealth health = health("waste", "循环利用 垃圾分类");
    health.hear("推进垃圾分类。", "waste");
    for (int i = 0; i < 2 * CodebookHealth.FEWEST_SENTENCES; i++) {
      health.hear("推进循环利用。", "recycling");
    }

    assertThat(of(health, Kind.NEVER_OCCURS)).isEmpty();
    assertThat(of(health, Kind.PULLS_AWAY)).isEmpty();
  }

  @Test
  void aTopicNeedsWordsThatAreHeard() throws Exception {
    String words =
        IntStream.range(0, CodebookHealth.FEWEST_WORDS)
            .mapToObj(i -> "垃圾" + (char) ('甲' + i))
            .collect(Collectors.joining(" "));
    CodebookHealth health = health("waste", words);
    health.hear(words.substring(3), "waste");

    assertThat(of(health, Kind.FEW_WORDS)).containsExactly("waste null 19/20 null null");
  }

  @Test
  void aTopicThatNoSentenceHasIsSaidAndNotJudged() throws Exception {
    CodebookHealth health = health("waste", "循环利用");
    for (int i = 0; i < CodebookHealth.FEWEST_SENTENCES; i++) {
      health.hear("推进循环利用。", "general");
    }

    assertThat(of(health, Kind.PULLS_AWAY)).isEmpty();
    assertThat(of(health, Kind.UNUSED_TOPIC)).containsExactly("waste null 0/10 null null");
  }

  @Test
  void theOrderOfSentencesChangesNothing() throws Exception {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sentences.add("第%d个项目推进垃圾分类和循环利用%s。".formatted(i, "等".repeat(i % 5)));
    }
    CodebookHealth forward = health("waste", "垃圾分类 循环利用 圾分");
    sentences.forEach(sentence -> forward.hear(sentence, "general"));
    CodebookHealth backward = health("waste", "垃圾分类 循环利用 圾分");
    Collections.reverse(sentences);
    sentences.forEach(sentence -> backward.hear(sentence, "general"));

    assertThat(backward.findings()).isEqualTo(forward.findings());
  }

  private static CodebookHealth health(String topic, String words) throws Exception {
    String csv =
        """
        topic_id,name_zh,name_en,cap_code,definition,words
        %s,某,Some,,某,%s
        general,综合,General,,综合,综合
        """;
    return new CodebookHealth(
        Codebook.read(new StringReader(csv.formatted(topic, words)), "test"), SEGMENTER);
  }

  /** The findings about other topics than the fallback. */
  private static List<String> of(CodebookHealth health, Kind kind) {
    return health.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .filter(finding -> !finding.topicId().equals(Codebook.GENERAL))
        .map(
            finding ->
                "%s %s %d/%d %s %s"
                    .formatted(
                        finding.topicId(),
                        finding.word(),
                        finding.found(),
                        finding.of(),
                        finding.other(),
                        finding.example()))
        .toList();
  }
}
