package org.baogao.sample;

import java.util.List;
import org.baogao.report.Section;
import org.baogao.report.Stance;

/**
 * A sentence as it was planted.
 *
 * @param section the part of the report that it stands in
 * @param paragraph the paragraph's number in the report, from 0
 * @param heading whether it is a heading with a line of its own
 * @param topicId the codebook's id of the topic that it was written for
 * @param stance done in the review, plan in the plan, other elsewhere
 * @param text the clean text, its end mark included
 * @param figures the planted figures in it
 */
public record SampleSentence(
    Section section,
    int paragraph,
    boolean heading,
    String topicId,
    Stance stance,
    String text,
    List<SampleFigure> figures) {

  /** Copies the figures. */
  public SampleSentence {
    figures = List.copyOf(figures);
  }

  SampleSentence inParagraph(int number) {
    return new SampleSentence(section, number, heading, topicId, stance, text, figures);
  }
}
