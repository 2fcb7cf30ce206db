package org.baogao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.Stance;
import org.baogao.report.TopicScore;
import org.junit.jupiter.api.Test;

class ParagraphTopicsTest {
  private static final List<String> TOPICS = List.of("waste", "housing", "sports");

  @Test
  void aParagraphHasItsSentencesAndWhatTheirProbabilitiesLetExpect() {
    ParagraphTopics paragraphs = new ParagraphTopics(TOPICS);
    paragraphs.add(sentence(0, 0), 10, topics("waste", 0.75, 0.25, 0));
    paragraphs.add(sentence(1, 0), 20, topics("housing", 0, 1, 0));
    paragraphs.add(sentence(2, 1), 7, topics("waste", 1, 0, 0));

    assertThat(paragraphs.rows())
        .extracting(Row::toString)
        .containsExactly(
            "[plan,housing,1,20,30,1,22500,18750]",
            "[plan,waste,1,10,30,0,7500,18750]",
            "[plan,waste,1,7,7,1,7000,0]");
  }

  @Test
  void whatRoundingLeavesGoesToTheTopicWithMost() {
    ParagraphTopics paragraphs = new ParagraphTopics(TOPICS);
    paragraphs.add(sentence(0, 0), 1, topics("housing", 1 / 3.0, 1 / 3.0, 1 / 3.0));

    assertThat(expected(paragraphs)).containsExactly(334L, 333L, 333L);
  }

  @Test
  void anImprobableTopicIsLeftOutAndTheOthersStillAddUp() {
    ParagraphTopics paragraphs = new ParagraphTopics(TOPICS);
    paragraphs.add(sentence(0, 0), 100, topics("waste", 0.6, 0.396, 0.004));
    paragraphs.add(sentence(1, 0), 11, topics("waste", 0.7, 0.296, 0.004));

    assertThat(expected(paragraphs)).hasSize(2);
    assertThat(Arrays.stream(expected(paragraphs)).mapToLong(Long::longValue).sum())
        .isEqualTo(111_000);
  }

  @Test
  void aPrimaryTopicStaysHoweverImprobable() {
    ParagraphTopics paragraphs = new ParagraphTopics(TOPICS);
    paragraphs.add(sentence(0, 0), 100, topics("sports", 0.6, 0.396, 0.004));

    assertThat(expected(paragraphs)).containsExactly(39600L, 400L, 60000L);
  }

  private static Long[] expected(ParagraphTopics paragraphs) {
    return Arrays.stream(paragraphs.rows()).map(row -> row.getLong(6)).toArray(Long[]::new);
  }

  private static SentenceTopics topics(String primary, double... probabilities) {
    return new SentenceTopics(
        List.of(new TopicScore(primary, probabilities[TOPICS.indexOf(primary)])), probabilities);
  }

  private static Sentence sentence(int number, int paragraph) {
    return new Sentence(number, paragraph, Section.PLAN, false, "句。", 0, 2, Stance.PLAN, false);
  }
}
