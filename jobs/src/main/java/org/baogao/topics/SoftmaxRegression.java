package org.baogao.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.topics.TopicTrainer.Features;

/**
 * Multinomial logistic regression by stochastic gradients with a step for each weight (AdaGrad:
 * Duchi, Hazan and Singer 2011). A sentence counts 1 / √n of its topic's n sentences, so that rare
 * topics are heard. Sentences come in a new seeded order in every epoch; one thread trains.
 */
final class SoftmaxRegression {
  private static final int EPOCHS = 15;
  private static final float RATE = 0.15f;

  /** The part of the rate that is gone in the last epoch. */
  private static final float RATE_DECAY = 0.8f;

  private static final float RIDGE = 1e-5f;
  private static final float SMALLEST_STEP = 1e-3f;
  private static final long SEED = 20_240_301L;

  private final int topics;
  private final float[][] grams;
  private final float[][] words;
  private final float[] bias;

  SoftmaxRegression(int topics, int gramCount) {
    this.topics = topics;
    grams = new float[Role.values().length][gramCount * topics];
    words = new float[Role.values().length][topics * topics];
    bias = new float[topics];
  }

  /** The scores of a sentence's topics. */
  double[] scores(Features features) {
    float[] scores = bias.clone();
    for (Role role : Role.values()) {
      TextFeatures text = features.of(role);
      if (text != null) {
        add(role, text, scores);
      }
    }
    double[] wide = new double[topics];
    Arrays.setAll(wide, i -> scores[i]);
    return wide;
  }

  private void add(Role role, TextFeatures text, float[] scores) {
    float[] ofGrams = grams[role.place()];
    int[] found = text.vector().grams();
    for (int i = 0; i < found.length; i++) {
      float value = text.vector().values()[i] * role.factor();
      int row = found[i] * topics;
      for (int topic = 0; topic < topics; topic++) {
        scores[topic] += value * ofGrams[row + topic];
      }
    }
    float[] ofWords = words[role.place()];
    for (int word = 0; word < topics; word++) {
      if (text.words()[word] != 0) {
        float value = text.words()[word] * Role.WORDS * role.factor();
        for (int topic = 0; topic < topics; topic++) {
          scores[topic] += value * ofWords[word * topics + topic];
        }
      }
    }
  }

  /**
   * Learns from some of the sentences.
   *
   * @param targets of each sentence, the part of it that each topic should be given
   */
  void train(List<Features> features, float[][] targets, int[] members) {
    new Descent().run(features, targets, members);
  }

  /** The state of training: the squared gradients so far. */
  private final class Descent {
    private final float[][] gramSquares = new float[grams.length][grams[0].length];
    private final float[][] wordSquares = new float[words.length][words[0].length];
    private final float[] biasSquares = new float[topics];

    void run(List<Features> features, float[][] targets, int[] members) {
      float[] weights = weights(targets, members);
      int[] order = members.clone();
      SplittableRandom random = new SplittableRandom(SEED);
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        float rate = RATE * (1 - RATE_DECAY * epoch / EPOCHS);
        for (int i = order.length - 1; i > 0; i--) {
          int other = random.nextInt(i + 1);
          int swapped = order[i];
          order[i] = order[other];
          order[other] = swapped;
        }
        for (int member : order) {
          learn(features.get(member), targets[member], weights[main(targets[member])], rate);
        }
      }
    }

    /** By topic, with a mean of 1 over the sentences. */
    private float[] weights(float[][] targets, int[] members) {
      int[] counts = new int[topics];
      for (int member : members) {
        counts[main(targets[member])]++;
      }
      double sum = 0;
      for (int count : counts) {
        sum += Math.sqrt(count);
      }
      float[] weights = new float[topics];
      for (int topic = 0; topic < topics; topic++) {
        weights[topic] = (float) (members.length / sum / Math.sqrt(Math.max(counts[topic], 1)));
      }
      return weights;
    }

    private static int main(float[] target) {
      int main = 0;
      for (int topic = 1; topic < target.length; topic++) {
        main = target[topic] > target[main] ? topic : main;
      }
      return main;
    }

    private void learn(Features features, float[] target, float weight, float rate) {
      double[] probabilities = scores(features);
      Probabilities.softmax(probabilities, 1);
      float[] errors = new float[topics];
      for (int topic = 0; topic < topics; topic++) {
        errors[topic] = (float) (weight * (probabilities[topic] - target[topic]));
      }
      step(bias, biasSquares, 0, errors, 1, rate, 0);
      for (Role role : Role.values()) {
        TextFeatures text = features.of(role);
        if (text != null) {
          step(role, text, errors, rate);
        }
      }
    }

    private void step(Role role, TextFeatures text, float[] errors, float rate) {
      int[] found = text.vector().grams();
      float[] ofGrams = grams[role.place()];
      float[] squares = gramSquares[role.place()];
      for (int i = 0; i < found.length; i++) {
        float value = text.vector().values()[i] * role.factor();
        step(ofGrams, squares, found[i] * topics, errors, value, rate, RIDGE);
      }
      for (int word = 0; word < topics; word++) {
        if (text.words()[word] != 0) {
          step(
              words[role.place()],
              wordSquares[role.place()],
              word * topics,
              errors,
              text.words()[word] * Role.WORDS * role.factor(),
              rate,
              RIDGE);
        }
      }
    }

    private void step(
        float[] weights,
        float[] squares,
        int row,
        float[] errors,
        float value,
        float rate,
        float ridge) {
      for (int topic = 0; topic < errors.length; topic++) {
        int at = row + topic;
        float gradient = errors[topic] * value + ridge * weights[at];
        squares[at] += gradient * gradient;
        weights[at] -= rate * gradient / ((float) Math.sqrt(squares[at]) + SMALLEST_STEP);
      }
    }
  }

  /** The model as it is kept. */
  TopicModel model(
      List<String> ids, GramTable table, Calibration calibration, Set<String> trainedOn) {
    QuantisedRows[] rows =
        Arrays.stream(grams)
            .map(weights -> QuantisedRows.of(topics, weights))
            .toArray(QuantisedRows[]::new);
    return TopicModelFile.withFingerprint(
        new TopicModel(ids, table, rows, words, bias, calibration, trainedOn, ""));
  }
}
