package org.baogao.topics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.baogao.report.SentenceTopics;
import org.jspecify.annotations.Nullable;

/**
 * Trains a {@link TopicModel} from labelled sentences. Equal input gives an equal model, whatever
 * the number of cores.
 *
 * <p>{@value #FOLDS}-fold cross-validation by report comes first: it gives every sentence topics
 * from a model that has seen no sentence of its report, and from those the calibration. Then one
 * model is trained on all sentences.
 */
public final class TopicTrainer {
  /** Into how many parts the reports are divided. */
  static final int FOLDS = 5;

  /** N-grams of fewer texts are not learned from. */
  private static final int FEWEST_TEXTS = 3;

  /** How many n-grams a model has at most. */
  private static final int MOST_GRAMS = 30_000;

  /** What of a sentence its secondary topics are given together, in training. */
  private static final float SECONDARY_PART = 0.3f;

  private static final double LEAST_SHARPNESS = 0.25;
  private static final double SHARPNESS_STEP = 1.05;
  private static final int SHARPNESS_STEPS = 60;
  private static final double SECONDARY_STEP = 0.01;

  /** A report with so many labelled sentences shows how they err together. */
  private static final int DENSE_SENTENCES = 100;

  /** So many such reports tell more than many with a few labels each. */
  private static final int DENSE_REPORTS = 10;

  private final Codebook codebook;
  private final List<LabelledSentence> labelled;
  private final Consumer<String> progress;
  private final List<String> topics;
  private final int[] labels;
  private final float[][] targets;
  private final Map<String, long[]> texts = new TreeMap<>();
  private final int[] folds;

  /**
   * What training gives.
   *
   * @param assigner the trained assigner
   * @param unseen for each labelled sentence, the topics by a model that had not seen its report
   */
  public record Training(ModelTopicAssigner assigner, List<SentenceTopics> unseen) {
    /** Copies the list. */
    public Training {
      unseen = List.copyOf(unseen);
    }
  }

  private TopicTrainer(
      Codebook codebook, List<LabelledSentence> labelled, Consumer<String> progress) {
    this.codebook = codebook;
    this.labelled = labelled;
    this.progress = progress;
    this.topics = codebook.ids();
    this.labels = labelled.stream().mapToInt(this::label).toArray();
    this.targets = labelled.stream().map(this::target).toArray(float[][]::new);
    this.folds = folds(labelled);
    for (LabelledSentence sentence : labelled) {
      texts.computeIfAbsent(sentence.text(), TextGrams::in);
      texts.computeIfAbsent(sentence.lead(), TextGrams::in);
      if (sentence.previous() != null) {
        texts.computeIfAbsent(sentence.previous(), TextGrams::in);
      }
    }
  }

  /**
   * Trains.
   *
   * @param labelled the sentences, in an order that depends on nothing but the labels
   * @param progress is told what is done, a line a step
   * @throws InvalidTopicModelException where the labels can't be learned from
   */
  public static Training train(
      Codebook codebook, List<LabelledSentence> labelled, Consumer<String> progress) {
    return new TopicTrainer(codebook, labelled, progress).train();
  }

  private int label(LabelledSentence sentence) {
    return topic(sentence.primary());
  }

  private int topic(String id) {
    int topic = topics.indexOf(id);
    if (topic < 0) {
      throw new InvalidTopicModelException(
          "Labels: expected one of the codebook's topics %s, found '%s'".formatted(topics, id));
    }
    return topic;
  }

  private float[] target(LabelledSentence sentence) {
    float[] target = new float[topics.size()];
    int secondary = sentence.secondary().size();
    for (String id : sentence.secondary()) {
      target[topic(id)] = SECONDARY_PART / secondary;
    }
    target[topic(sentence.primary())] = secondary == 0 ? 1 : 1 - SECONDARY_PART;
    return target;
  }

  private Training train() {
    long documents = labelled.stream().map(LabelledSentence::document).distinct().count();
    if (documents < FOLDS) {
      throw new InvalidTopicModelException(
          "Labels: expected sentences of at least %d reports, found %d"
              .formatted(FOLDS, documents));
    }
    GramTable grams = GramTable.of(texts.values(), FEWEST_TEXTS, MOST_GRAMS);
    progress.accept(
        "%,d labelled sentences of %,d reports, %,d n-grams"
            .formatted(labelled.size(), documents, grams.size()));
    List<Features> features = features(grams);
    double[][] scores = crossValidate(features, grams);
    Calibration calibration = calibrate(scores);
    progress.accept(
        "calibrated: sharpness %.3f, dispersion %.2f, secondary from %.2f"
            .formatted(calibration.sharpness(), calibration.dispersion(), calibration.secondary()));
    SoftmaxRegression all = new SoftmaxRegression(topics.size(), grams.size());
    all.train(features, targets, everything());
    progress.accept("trained on all");
    TreeSet<String> seen = new TreeSet<>();
    labelled.forEach(sentence -> seen.add(sentence.document()));
    TopicModel model = all.model(topics, grams, calibration, seen);
    return new Training(new ModelTopicAssigner(codebook, model), unseen(scores, calibration));
  }

  private List<SentenceTopics> unseen(double[][] scores, Calibration calibration) {
    List<SentenceTopics> unseen = new ArrayList<>();
    for (double[] ofSentence : scores) {
      unseen.add(ModelTopicAssigner.topics(topics, ofSentence.clone(), calibration));
    }
    return unseen;
  }

  private int[] everything() {
    return IntStream.range(0, labels.length).toArray();
  }

  private List<Features> features(GramTable grams) {
    FeatureReader reader = new FeatureReader(codebook, grams);
    Map<String, TextFeatures> read = new HashMap<>();
    texts.forEach((text, found) -> read.put(text, reader.read(text, found)));
    List<Features> features = new ArrayList<>();
    for (LabelledSentence sentence : labelled) {
      features.add(
          new Features(
              feature(read, sentence.text()),
              feature(read, sentence.lead()),
              sentence.previous() == null ? null : feature(read, sentence.previous())));
    }
    return features;
  }

  private static TextFeatures feature(Map<String, TextFeatures> read, String text) {
    TextFeatures found = read.get(text);
    if (found == null) {
      throw new IllegalStateException("A text was not read: " + text);
    }
    return found;
  }

  /**
   * What is read of a sentence, by role.
   *
   * @param previous null where there is none
   */
  record Features(TextFeatures own, TextFeatures lead, @Nullable TextFeatures previous) {
    @Nullable TextFeatures of(Role role) {
      return switch (role) {
        case OWN -> own;
        case LEAD -> lead;
        case PREVIOUS -> previous;
      };
    }
  }

  /** Each sentence's scores by the model that did not see its report. */
  private double[][] crossValidate(List<Features> features, GramTable grams) {
    double[][] scores = new double[labels.length][];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(
            fold -> {
              SoftmaxRegression model = new SoftmaxRegression(topics.size(), grams.size());
              model.train(
                  features,
                  targets,
                  IntStream.range(0, labels.length).filter(i -> folds[i] != fold).toArray());
              // As it would be kept: what rounding costs is in the figures.
              TopicModel kept = model.model(topics, grams, Calibration.NONE, Set.of());
              Scorer scorer = new Scorer(kept);
              for (int i = 0; i < labels.length; i++) {
                if (folds[i] == fold) {
                  scores[i] = scores(kept, scorer, features.get(i));
                }
              }
              progress.accept("cross-validated: fold %d of %d".formatted(fold + 1, FOLDS));
            });
    return scores;
  }

  private static double[] scores(TopicModel model, Scorer scorer, Features features) {
    double[] scores = new double[model.topics().size()];
    Arrays.setAll(scores, topic -> model.bias()[topic]);
    for (Role role : Role.values()) {
      TextFeatures text = features.of(role);
      if (text != null) {
        double[] said = scorer.said(text, true).in(role);
        Arrays.setAll(scores, topic -> scores[topic] + said[topic]);
      }
    }
    return scores;
  }

  /**
   * The fold of each sentence: reports in the order of a hash of their names, each to the fold that
   * has the fewest sentences.
   */
  private static int[] folds(List<LabelledSentence> labelled) {
    Map<String, Integer> sizes = new TreeMap<>();
    labelled.forEach(sentence -> sizes.merge(sentence.document(), 1, Integer::sum));
    List<String> shuffled =
        sizes.keySet().stream()
            .sorted(
                Comparator.comparing(
                    document -> DigestUtils.sha256Hex(document.getBytes(StandardCharsets.UTF_8))))
            .toList();
    int[] filled = new int[FOLDS];
    Map<String, Integer> fold = new HashMap<>();
    for (String document : shuffled) {
      int least = 0;
      for (int i = 1; i < FOLDS; i++) {
        least = filled[i] < filled[least] ? i : least;
      }
      filled[least] += sizes.getOrDefault(document, 0);
      fold.put(document, least);
    }
    return labelled.stream()
        .mapToInt(sentence -> fold.getOrDefault(sentence.document(), 0))
        .toArray();
  }

  private Calibration calibrate(double[][] scores) {
    double sharpness = sharpness(scores);
    double[][] probabilities = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
    Arrays.stream(probabilities).forEach(one -> Probabilities.softmax(one, sharpness));
    return new Calibration(sharpness, dispersion(probabilities), secondary(probabilities));
  }

  /** The sharpness under which the labels are likeliest. */
  private double sharpness(double[][] scores) {
    double best = 1;
    double bestLoss = Double.POSITIVE_INFINITY;
    double sharpness = LEAST_SHARPNESS;
    for (int step = 0; step < SHARPNESS_STEPS; step++) {
      double loss = 0;
      for (int i = 0; i < scores.length; i++) {
        double[] one = scores[i].clone();
        Probabilities.softmax(one, sharpness);
        loss -= StrictMath.log(one[labels[i]]);
      }
      if (loss < bestLoss) {
        bestLoss = loss;
        best = sharpness;
      }
      sharpness *= SHARPNESS_STEP;
    }
    return best;
  }

  /**
   * See {@link TopicAssigner#dispersion}. What a report's sentences are misread together shows only
   * where most of them have labels, so reports with few don't count, unless nearly all have few.
   */
  private double dispersion(double[][] probabilities) {
    Map<String, Integer> sizes = new TreeMap<>();
    labelled.forEach(sentence -> sizes.merge(sentence.document(), 1, Integer::sum));
    long dense = sizes.values().stream().filter(size -> size >= DENSE_SENTENCES).count();
    int least = dense >= DENSE_REPORTS ? DENSE_SENTENCES : 1;
    Map<String, double[]> errors = new TreeMap<>();
    double independent = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (sizes.getOrDefault(labelled.get(i).document(), 0) < least) {
        continue;
      }
      double length = labelled.get(i).text().length();
      double[] sums =
          errors.computeIfAbsent(labelled.get(i).document(), key -> new double[topics.size()]);
      for (int topic = 0; topic < sums.length; topic++) {
        double p = probabilities[i][topic];
        sums[topic] += length * (p - (topic == labels[i] ? 1 : 0));
        independent += length * length * p * (1 - p);
      }
    }
    double squared = 0;
    for (double[] sums : errors.values()) {
      for (double sum : sums) {
        squared += sum * sum;
      }
    }
    return Math.max(squared / independent, 1);
  }

  /** The threshold under which the secondary topics found agree best (F1) with the labels. */
  private double secondary(double[][] probabilities) {
    double best = 1;
    double bestF1 = 0;
    for (double threshold = SECONDARY_STEP; threshold < 0.5; threshold += SECONDARY_STEP) {
      Calibration tried = new Calibration(1, 1, threshold);
      int right = 0;
      int found = 0;
      int wanted = 0;
      for (int i = 0; i < probabilities.length; i++) {
        SentenceTopics assigned =
            ModelTopicAssigner.ranked(topics, probabilities[i], tried.secondary());
        List<String> expected = labelled.get(i).secondary();
        found += assigned.topics().size() - 1;
        wanted += expected.size();
        for (int rank = 1; rank < assigned.topics().size(); rank++) {
          right += expected.contains(assigned.topics().get(rank).topicId()) ? 1 : 0;
        }
      }
      double f1 = found + wanted == 0 ? 0 : 2.0 * right / (found + wanted);
      if (f1 > bestF1) {
        bestF1 = f1;
        best = threshold;
      }
    }
    return best;
  }
}
