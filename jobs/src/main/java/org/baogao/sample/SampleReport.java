package org.baogao.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baogao.report.Region;
import org.baogao.report.Section;
import org.jspecify.annotations.Nullable;

/**
 * A generated report before it is dressed in a file format.
 *
 * @param region whose report it is
 * @param year the year that it plans
 * @param meetingDate when it was delivered
 * @param title its title, e.g. 云泽市澜亭区2022年政府工作报告
 * @param sentences all of its sentences in order, headings and the lines of the title among them
 * @param copied the passage that it copies from another report; null for most
 */
public record SampleReport(
    Region region,
    int year,
    LocalDate meetingDate,
    String title,
    List<SampleSentence> sentences,
    @Nullable CopiedPassage copied) {

  /** Copies the sentences. */
  public SampleReport {
    sentences = List.copyOf(sentences);
  }

  /**
   * A run of sentences that stands, character for character, in an older report of another region.
   *
   * @param fromCode the code of the region that wrote it first
   * @param fromYear the year of that report
   * @param text the passage
   */
  public record CopiedPassage(String fromCode, int fromYear, String text) {}

  /** The report's text: a paragraph a line. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int paragraph = sentences.get(0).paragraph();
    for (SampleSentence sentence : sentences) {
      if (sentence.paragraph() != paragraph) {
        text.append('\n');
        paragraph = sentence.paragraph();
      }
      text.append(sentence.text());
    }
    return text.append('\n').toString();
  }

  /** The characters planted for each topic, by section; all sentences count, headings too. */
  public Map<Section, SortedMap<String, Integer>> charsByTopic() {
    Map<Section, SortedMap<String, Integer>> chars = new EnumMap<>(Section.class);
    for (SampleSentence sentence : sentences) {
      chars
          .computeIfAbsent(sentence.section(), section -> new TreeMap<>())
          .merge(sentence.topicId(), sentence.text().length(), Integer::sum);
    }
    return chars;
  }
}
