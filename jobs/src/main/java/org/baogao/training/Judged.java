package org.baogao.training;

import java.util.List;
import org.baogao.report.SentenceTopics;

/**
 * A labelled sentence and the topics that were assigned to it.
 *
 * @param document the report that it is of
 * @param text the sentence
 * @param label what a person said
 * @param found what the assigner said
 */
public record Judged(String document, String text, Label label, SentenceTopics found) {
  /** Whether the primary topic is the person's. */
  boolean right() {
    return label.primary().equals(found.primary().topicId());
  }

  /** Pairs the labels of reports, in their order, with what was found for them. */
  public static List<Judged> of(LabelledReport report, List<SentenceTopics> ofSentences) {
    return report.labels().entrySet().stream()
        .map(
            label ->
                new Judged(
                    report.document(),
                    report.sentences().get(label.getKey()).sentence().text(),
                    label.getValue(),
                    ofSentences.get(label.getKey())))
        .toList();
  }
}
