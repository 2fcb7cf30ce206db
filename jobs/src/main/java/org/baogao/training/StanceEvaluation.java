package org.baogao.training;

import java.util.List;
import java.util.Map;

/**
 * How well the structure tells what was done from what is planned, on labelled sentences whose
 * report was at hand.
 *
 * @param sentences with a labelled stance
 * @param right those whose stance is the label's
 */
public record StanceEvaluation(int sentences, int right) {

  /** Compares. */
  public static StanceEvaluation of(List<LabelledReport> reports) {
    int sentences = 0;
    int right = 0;
    for (LabelledReport report : reports) {
      for (Map.Entry<Integer, Label> label : report.labels().entrySet()) {
        String stance = label.getValue().stance();
        if (report.whole() && stance != null) {
          sentences++;
          right +=
              report.sentences().get(label.getKey()).sentence().stance().label().equals(stance)
                  ? 1
                  : 0;
        }
      }
    }
    return new StanceEvaluation(sentences, right);
  }

  /** The part that is right; 0 where there is nothing to compare. */
  public double accuracy() {
    return sentences == 0 ? 0 : (double) right / sentences;
  }
}
