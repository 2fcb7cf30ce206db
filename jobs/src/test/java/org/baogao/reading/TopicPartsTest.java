package org.baogao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.sql.Row;
import org.baogao.report.Section;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.Stance;
import org.baogao.report.TopicScore;
import org.baogao.terms.CountedTerms;
import org.junit.jupiter.api.Test;

class TopicPartsTest {
  private static final List<String> TOPICS = List.of("general", "housing", "waste");

  @Test
  void aSentenceIsDividedEquallyAndTheFirstOccurrencesTakeWhatIsLeft() {
    Row[] rows =
        TopicParts.rows(
            List.of(
                sentence(0, 3, 10, Section.PLAN, false, "垃圾", "分类", "垃圾"),
                sentence(1, 4, 4, Section.PLAN, false),
                sentence(2, 4, 6, Section.PLAN, false, "分类")),
            topics("waste", "waste", "waste"));

    assertThat(rows).hasSize(1);
    assertThat(rows[0].getString(0)).isEqualTo("waste");
    assertThat((int[]) rows[0].get(1)).containsExactly(3, 4);
    assertThat((int[]) rows[0].get(2)).containsExactly(10, 10);
    assertThat(rows[0].getString(3)).isEqualTo("垃圾\n6667\n分类\n9333\n\n4000\n");
  }

  @Test
  void appendixAndDamagedSentencesDoNotCount() {
    Row[] rows =
        TopicParts.rows(
            List.of(
                sentence(0, 0, 10, Section.APPENDIX, false, "垃圾"),
                sentence(1, 1, 10, Section.PLAN, true, "垃圾")),
            topics("waste", "waste"));

    assertThat(rows).isEmpty();
  }

  @Property(tries = 200)
  void termsAndParagraphsOfATopicAddUpToItsCharacters(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 500) Integer> lengths,
      @ForAll @Size(40) List<@IntRange(max = 9) Integer> dice) {
    List<SegmentedSentence> sentences = new ArrayList<>();
    List<SentenceTopics> topics = new ArrayList<>();
    Map<String, Long> chars = new HashMap<>();
    for (int i = 0; i < lengths.size(); i++) {
      String[] terms = new String[dice.get(i)];
      Arrays.setAll(terms, term -> "词" + term % 4);
      sentences.add(sentence(i, i / 3, lengths.get(i), Section.REVIEW, false, terms));
      String topic = TOPICS.get(dice.get(i) % TOPICS.size());
      topics.addAll(topics(topic));
      chars.merge(topic, (long) lengths.get(i), Long::sum);
    }

    Map<String, Long> byParagraph = new HashMap<>();
    Map<String, Long> byTerm = new HashMap<>();
    for (Row row : TopicParts.rows(sentences, topics)) {
      byParagraph.put(row.getString(0), (long) Arrays.stream((int[]) row.get(2)).sum());
      long millichars = 0;
      for (CountedTerms terms = new CountedTerms(row.getString(3)); terms.next(); ) {
        millichars += terms.number();
      }
      assertThat(millichars % 1_000).isZero();
      byTerm.put(row.getString(0), millichars / 1_000);
    }
    assertThat(byParagraph).isEqualTo(chars);
    assertThat(byTerm).isEqualTo(chars);
  }

  private static SegmentedSentence sentence(
      int number, int paragraph, int chars, Section section, boolean damaged, String... terms) {
    return new SegmentedSentence(
        new Sentence(
            number, paragraph, section, false, "字".repeat(chars), 0, chars, Stance.PLAN, damaged),
        List.of(terms));
  }

  private static List<SentenceTopics> topics(String... primary) {
    return Arrays.stream(primary)
        .map(topic -> new SentenceTopics(List.of(new TopicScore(topic, 1.0)), new double[] {1}))
        .toList();
  }
}
