package org.baogao.topics;

import java.io.Serializable;
import java.util.List;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.TopicScore;

/**
 * Assigns topics to the sentences of one report. Implementations are deterministic, thread-safe and
 * serializable (they are broadcast to the executors).
 */
public interface TopicAssigner extends Serializable {

  /** Which method and which parameters decide, for the manifest; changes whenever a result may. */
  String version();

  /**
   * The topics of each sentence.
   *
   * @param report all sentences of one report in order, so that a lead sentence can be consulted
   * @return as many lists as sentences, each with one to three topics, most probable first; the
   *     first is the primary topic
   */
  List<List<TopicScore>> assign(List<SegmentedSentence> report);
}
