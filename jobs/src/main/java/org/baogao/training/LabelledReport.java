package org.baogao.training;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baogao.report.SegmentedSentence;
import org.baogao.topics.LabelledSentence;

/**
 * A report with what persons said of some of its sentences.
 *
 * @param document the first digits of the SHA-256 of its source
 * @param whole whether the report was at hand; otherwise its sentences are only what the labels
 *     quote
 * @param sentences all sentences
 * @param labels by the sentence's index
 */
public record LabelledReport(
    String document,
    boolean whole,
    List<SegmentedSentence> sentences,
    SortedMap<Integer, Label> labels) {

  /** Copies both. */
  public LabelledReport {
    sentences = List.copyOf(sentences);
    labels = new TreeMap<>(labels);
  }

  /** The labelled sentences as training takes them, in the report's order. */
  public List<LabelledSentence> examples() {
    return labels.entrySet().stream()
        .map(label -> example(label.getKey(), label.getValue()))
        .toList();
  }

  private LabelledSentence example(int index, Label label) {
    int lead = index;
    while (lead > 0 && paragraph(lead - 1) == paragraph(index)) {
      lead--;
    }
    return new LabelledSentence(
        document,
        text(index),
        text(lead),
        index == 0 ? null : text(index - 1),
        label.primary(),
        label.secondary());
  }

  private String text(int index) {
    return sentences.get(index).sentence().text();
  }

  private int paragraph(int index) {
    return sentences.get(index).sentence().paragraph();
  }
}
