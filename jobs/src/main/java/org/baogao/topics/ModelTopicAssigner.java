package org.baogao.topics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.baogao.topics.Scorer.Said;
import org.jspecify.annotations.Nullable;

/**
 * Assigns topics by a trained {@link TopicModel}. The primary topic is the most probable one, on a
 * tie the first in the codebook; up to two more are secondary where their probability is high
 * enough.
 */
public final class ModelTopicAssigner implements TopicAssigner {
  private static final long serialVersionUID = 1L;
  private static final String METHOD = "trained-2";
  private static final int MOST_SECONDARY = 2;

  private final Codebook codebook;
  private final TopicModel model;
  private transient volatile @Nullable Machinery machinery;

  /**
   * An assigner of a model, which hears this codebook's words.
   *
   * @throws InvalidTopicModelException where the codebook has other topics than the model
   */
  public ModelTopicAssigner(Codebook codebook, TopicModel model) {
    if (!suits(model, codebook)) {
      throw new InvalidTopicModelException(
          "The topic model was trained for other topics: expected %s, found the codebook's %s"
              .formatted(model.topics(), codebook.ids()));
    }
    this.codebook = codebook.inOrder(model.topics());
    this.model = model;
  }

  /** Whether a model was trained for the topics of a codebook, in whatever order. */
  static boolean suits(TopicModel model, Codebook codebook) {
    return Set.copyOf(model.topics()).equals(Set.copyOf(codebook.ids()));
  }

  @Override
  public String version() {
    return METHOD + ":" + model.fingerprint() + ":" + codebook.fingerprint();
  }

  @Override
  public List<String> topicIds() {
    return model.topics();
  }

  @Override
  public double dispersion() {
    return model.calibration().dispersion();
  }

  @Override
  public List<SentenceTopics> assign(List<SegmentedSentence> report) {
    Machinery machinery = machinery();
    List<SentenceTopics> assigned = new ArrayList<>(report.size());
    double[] lead = new double[0];
    Said previous = null;
    int paragraph = -1;
    for (SegmentedSentence segmented : report) {
      Sentence sentence = segmented.sentence();
      boolean leads = sentence.paragraph() != paragraph;
      paragraph = sentence.paragraph();
      Said said = machinery.scorer.said(machinery.features.read(sentence.text()), leads);
      if (leads) {
        lead = said.in(Role.LEAD);
      }
      double[] scores = said.in(Role.OWN).clone();
      for (int topic = 0; topic < scores.length; topic++) {
        double before = previous == null ? 0 : previous.in(Role.PREVIOUS)[topic];
        scores[topic] += before + lead[topic] + model.bias()[topic];
      }
      assigned.add(topics(model.topics(), scores, model.calibration()));
      previous = said;
    }
    return assigned;
  }

  /** Turns scores into topics; the scores become the probabilities. */
  static SentenceTopics topics(List<String> ids, double[] scores, Calibration calibration) {
    Probabilities.softmax(scores, calibration.sharpness());
    return ranked(ids, scores, calibration.secondary());
  }

  /** The most probable topic, and the next ones from a probability on. */
  static SentenceTopics ranked(List<String> ids, double[] probabilities, double secondary) {
    List<TopicScore> topics = new ArrayList<>();
    for (int topic : Probabilities.highest(probabilities, 1 + MOST_SECONDARY)) {
      if (topics.isEmpty() || probabilities[topic] >= secondary) {
        topics.add(new TopicScore(ids.get(topic), probabilities[topic]));
      }
    }
    return new SentenceTopics(topics, probabilities);
  }

  /** The documents whose labels it was trained on; see {@link LabelledSentence#document}. */
  public Set<String> trainedOn() {
    return model.trainedOn();
  }

  /** Writes the model's file. */
  public void write(Path file) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file)) {
      TopicModelFile.write(model, stream);
    }
  }

  /** What is made of codebook and model on every machine. */
  private record Machinery(FeatureReader features, Scorer scorer) {}

  private Machinery machinery() {
    Machinery made = machinery;
    if (made == null) {
      made = new Machinery(new FeatureReader(codebook, model.grams()), new Scorer(model));
      machinery = made;
    }
    return made;
  }
}
