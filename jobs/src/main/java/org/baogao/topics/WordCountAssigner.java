package org.baogao.topics;

import java.util.Arrays;
import java.util.List;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.jspecify.annotations.Nullable;

/**
 * The baseline that every other method is compared with: the topic with the most of its words in
 * the sentence, each counted once whatever its weight, on a tie the first in the codebook; {@value
 * Codebook#GENERAL} where there is none. Its probabilities are the parts of the words.
 */
public final class WordCountAssigner implements TopicAssigner {
  private static final long serialVersionUID = 1L;

  private final Codebook codebook;
  private transient volatile @Nullable WordMatcher matcher;

  /** An assigner that counts this codebook's words. */
  public WordCountAssigner(Codebook codebook) {
    this.codebook = codebook;
  }

  @Override
  public String version() {
    return "count-1:" + codebook.fingerprint();
  }

  @Override
  public List<String> topicIds() {
    return codebook.ids();
  }

  @Override
  public double dispersion() {
    return 1;
  }

  @Override
  public List<SentenceTopics> assign(List<SegmentedSentence> report) {
    WordMatcher words = matcher();
    return report.stream().map(sentence -> topics(words, sentence.sentence().text())).toList();
  }

  private SentenceTopics topics(WordMatcher words, String text) {
    int[] counts = words.count(text);
    int sum = Arrays.stream(counts).sum();
    double[] probabilities = new double[counts.length];
    if (sum == 0) {
      probabilities[codebook.ids().indexOf(Codebook.GENERAL)] = 1;
    } else {
      Arrays.setAll(probabilities, topic -> (double) counts[topic] / sum);
    }
    int primary = Probabilities.highest(probabilities, 1)[0];
    return new SentenceTopics(
        List.of(new TopicScore(codebook.ids().get(primary), probabilities[primary])),
        probabilities);
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
