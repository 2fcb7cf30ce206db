package org.baogao.topics;

import java.io.Serializable;
import java.util.List;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.SentenceTopics;

/**
 * Assigns topics to the sentences of one report. Implementations are deterministic, thread-safe and
 * serializable (they are broadcast to the executors).
 */
public interface TopicAssigner extends Serializable {

  /** Which method and which parameters decide, for the manifest; changes whenever a result may. */
  String version();

  /** The ids of all topics, in the order in which probabilities are given. */
  List<String> topicIds();

  /**
   * How much larger the squared error of a report's expected characters of a topic is than it were
   * if the sentences erred independently of each other, at least 1. With lengths l, probabilities p
   * and labels y in {0, 1}, summed over labelled sentences that the assigner was not trained on, it
   * is the ratio of Σ (Σ l(y - p))² over reports and topics to Σ l²p(1 - p).
   *
   * <p>Above 1, because the sentences of a paragraph are misread together and probabilities may be
   * too sure of themselves. Where only a few sentences of each report are labelled, their sum shows
   * too little of this: with a correlation r of the residuals of two sentences of a report, a whole
   * report of k sentences has 1 + (k - 1) r times the error of lone ones. Measured when the
   * assigner is made, and multiplied into the intervals of shares.
   */
  double dispersion();

  /**
   * The topics of each sentence.
   *
   * @param report all sentences of one report in order, so that a lead sentence can be consulted
   * @return as many as there are sentences
   */
  List<SentenceTopics> assign(List<SegmentedSentence> report);
}
