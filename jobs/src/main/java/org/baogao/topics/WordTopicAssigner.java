package org.baogao.topics;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.jspecify.annotations.Nullable;

/**
 * Assigns topics by the codebook's words. With e(t, x) the sum of the weights of topic t's words in
 * a text x, and h(t, x) = e(t, x) / (1 + max e(·, x) / {@value #SATURATION}) for texts that are
 * only heard from afar, the score is
 *
 * <pre>s(t) = e(t, sentence) + 0.45 h(t, lead) + 0.35 h(t, heading) + 0.5 h(t, previous)</pre>
 *
 * over the paragraph's lead sentence, the heading above and the sentence before in the paragraph,
 * plus a small prior for {@value Codebook#GENERAL}, which is left where no word speaks. The
 * probability is the softmax of {@value #SHARPNESS} s(t) / √(1 + Σ s): divided by the root, because
 * the words of a long sentence are no independent witnesses, and multiplied so that a probability
 * of 0.7 is right seven times in ten. A secondary topic has a clause in which it is the loudest.
 *
 * <p>How the weights were found stands at the head of the codebook file. The factors, the sharpness
 * and the prior were chosen together on out-of-fold scores of the labelled sentences, so they are
 * slightly flattered by them. The probabilities mislead where a report speaks in words that the
 * codebook lacks.
 */
public final class WordTopicAssigner implements TopicAssigner {
  private static final long serialVersionUID = 1L;
  private static final String METHOD = "words-1";

  private static final double LEAD_FACTOR = 0.45;
  private static final double HEADING_FACTOR = 0.35;
  private static final double PREVIOUS_FACTOR = 0.5;
  private static final double SATURATION = 4;
  private static final double GENERAL_PRIOR = 0.3;
  private static final double SHARPNESS = 4;
  private static final double CLAUSE_EVIDENCE = 2.5;
  private static final int MOST_SECONDARY = 2;

  /**
   * From the labelled sentences: their residuals correlate by .033 within a paragraph and by .005
   * within a report, and a sentence of a whole report has some 8 companions in its paragraph and
   * 340 in its report: 1 + 8 · .033 + 340 · .005 = 3.0.
   */
  private static final double DISPERSION = 3;

  private final Codebook codebook;
  private final int general;
  private transient volatile @Nullable WordMatcher matcher;

  /** An assigner that reads this codebook's words. */
  public WordTopicAssigner(Codebook codebook) {
    this.codebook = codebook;
    general = codebook.topics().indexOf(codebook.topic(Codebook.GENERAL));
  }

  @Override
  public String version() {
    return METHOD + ":" + codebook.fingerprint();
  }

  @Override
  public List<String> topicIds() {
    return codebook.ids();
  }

  @Override
  public double dispersion() {
    return DISPERSION;
  }

  @Override
  public List<SentenceTopics> assign(List<SegmentedSentence> report) {
    WordMatcher words = matcher();
    List<SentenceTopics> assigned = new ArrayList<>(report.size());
    Evidence silence = new Evidence(words.topics());
    Evidence heading = silence;
    Evidence lead = silence;
    Evidence previous = silence;
    int paragraph = -1;
    for (SegmentedSentence segmented : report) {
      Sentence sentence = segmented.sentence();
      Evidence own = words.hear(sentence.text());
      if (sentence.heading()) {
        assigned.add(topics(own, silence, silence, silence));
        heading = own;
        paragraph = -1;
        continue;
      }
      if (sentence.paragraph() != paragraph) {
        paragraph = sentence.paragraph();
        lead = silence;
        previous = silence;
      }
      assigned.add(topics(own, lead, heading, previous));
      if (lead == silence) {
        lead = own;
      }
      previous = own;
    }
    return assigned;
  }

  private SentenceTopics topics(Evidence own, Evidence lead, Evidence heading, Evidence previous) {
    double[] probabilities = new double[codebook.topics().size()];
    int primary = 0;
    double total = 1;
    double leadFactor = LEAD_FACTOR / (1 + lead.loudest() / SATURATION);
    double headingFactor = HEADING_FACTOR / (1 + heading.loudest() / SATURATION);
    double previousFactor = PREVIOUS_FACTOR / (1 + previous.loudest() / SATURATION);
    for (int topic = 0; topic < probabilities.length; topic++) {
      double score =
          own.sum(topic)
              + leadFactor * lead.sum(topic)
              + headingFactor * heading.sum(topic)
              + previousFactor * previous.sum(topic)
              + (topic == general ? GENERAL_PRIOR : 0);
      probabilities[topic] = score;
      total += Math.max(score, 0);
      if (score > probabilities[primary]) {
        primary = topic;
      }
    }
    sharpen(probabilities, probabilities[primary], SHARPNESS / Math.sqrt(total));
    List<TopicScore> scores = new ArrayList<>();
    scores.add(score(primary, probabilities));
    while (scores.size() <= MOST_SECONDARY) {
      int next = nextSecondary(own, probabilities, scores);
      if (next < 0) {
        break;
      }
      scores.add(score(next, probabilities));
    }
    return new SentenceTopics(scores, probabilities);
  }

  /** The most probable topic not yet listed that has a clause of its own; -1 without one. */
  private int nextSecondary(Evidence own, double[] probabilities, List<TopicScore> listed) {
    int next = -1;
    for (int topic = 0; topic < probabilities.length; topic++) {
      if (own.clauseOfItsOwn(topic) >= CLAUSE_EVIDENCE
          && (next < 0 || probabilities[topic] > probabilities[next])
          && !isListed(topic, listed)) {
        next = topic;
      }
    }
    return next;
  }

  private boolean isListed(int topic, List<TopicScore> listed) {
    String id = codebook.topics().get(topic).id();
    return listed.stream().anyMatch(score -> score.topicId().equals(id));
  }

  private TopicScore score(int topic, double[] probabilities) {
    return new TopicScore(codebook.topics().get(topic).id(), probabilities[topic]);
  }

  /** Turns scores into probabilities in place; StrictMath gives the same bits on every machine. */
  private static void sharpen(double[] scores, double highest, double sharpness) {
    // Most topics are silent, and their share of the sum is one and the same number.
    double silent = StrictMath.exp(-sharpness * highest);
    double sum = 0;
    for (int topic = 0; topic < scores.length; topic++) {
      scores[topic] =
          scores[topic] == 0 ? silent : StrictMath.exp(sharpness * (scores[topic] - highest));
      sum += scores[topic];
    }
    for (int topic = 0; topic < scores.length; topic++) {
      scores[topic] = Math.max(scores[topic] / sum, Double.MIN_NORMAL);
    }
  }

  private WordMatcher matcher() {
    WordMatcher made = matcher;
    if (made == null) {
      made = new WordMatcher(codebook);
      matcher = made;
    }
    return made;
  }
}
