package org.baogao.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up reports whose topics have known shares, read by an assigner that errs.
 *
 * <p>A paragraph draws a main topic, anew or by an outline that all reports of a government follow,
 * and a geometric number of sentences; three sentences in four have the main topic, the others one
 * of their own. Their lengths are log-normal, with the mean and the spread of real reports. The
 * assigner sees six sentences in ten clearly and takes 3 % of them for another topic, of the others
 * 35 %; three in ten share their misreading with their paragraph. It gives the probability of each
 * topic by Bayes' rule over all reports, which is calibrated, raised to the power of its sharpness:
 * from 1 on it is too sure of itself.
 */
final class PlantedReports {
  /** Mean shares of 34 topics in real reports, in hundredths of a percent. */
  private static final int[] USUAL = {
    4, 25, 38, 40, 54, 57, 70, 72, 82, 129, 159, 168, 193, 199, 200, 229, 252, 269, 273, 274, 280,
    288, 295, 317, 319, 330, 402, 460, 471, 493, 704, 736, 919, 1201
  };

  private static final int TOPICS = USUAL.length;
  private static final double SENTENCES_OF_PARAGRAPH = 5.1;
  private static final int MOST_SENTENCES = 40;
  private static final double LOG_LENGTH = 3.46;
  private static final double LOG_LENGTH_SPREAD = 0.71;
  private static final double CLEAR = 0.6;
  private static final double[] RIGHT = {0.97, 0.65};
  private static final double SHARED = 0.3;
  private static final double IMPROBABLE = 0.005;
  private static final int TRAINING_REPORTS = 150;
  private static final int TRAINING_PARAGRAPHS = 80;

  /** How the paragraphs of a report come to their main topics. */
  enum Drawing {
    /** Each by itself. */
    ANEW,

    /** Systematically, so that each topic has its paragraphs every year, give or take one. */
    BY_OUTLINE
  }

  private final Random random;
  private final double sharpness;
  private final double differences;
  private final double purity;
  private final Drawing drawing;
  private final List<String> ids;
  private final double[] usual = new double[TOPICS];

  /** By clearness, true topic and seen topic. */
  private final double[][][] confusions = new double[RIGHT.length][TOPICS][TOPICS];

  /** By clearness, seen topic and topic. */
  private final double[][][] probabilities = new double[RIGHT.length][TOPICS][TOPICS];

  private final double dispersion;

  /**
   * Reports of one assigner.
   *
   * @param sharpness 1 for calibrated probabilities, more for probabilities too sure of themselves
   * @param differences the standard deviation of the logarithm of a topic's share among reports
   * @param purity the part of the sentences that have the main topic of their paragraph
   */
  PlantedReports(long seed, double sharpness, double differences, double purity, Drawing drawing) {
    random = new Random(seed);
    this.sharpness = sharpness;
    this.differences = differences;
    this.purity = purity;
    this.drawing = drawing;
    ids = IntStream.range(0, TOPICS).mapToObj("t%02d"::formatted).toList();
    for (int topic = 0; topic < TOPICS; topic++) {
      usual[topic] = USUAL[topic];
    }
    scaleToOne(usual);
    confuse();
    dispersion = train();
  }

  /** What training would measure: the ratio of the squared errors to those of lone sentences. */
  double dispersion() {
    return dispersion;
  }

  /** Planted shares of a report. */
  double[] shares() {
    double[] shares = new double[TOPICS];
    for (int topic = 0; topic < TOPICS; topic++) {
      shares[topic] = usual[topic] * Math.exp(differences * random.nextGaussian());
    }
    scaleToOne(shares);
    return shares;
  }

  /** The shares as Baogao estimates them from a report of so many paragraphs, by topic. */
  List<ShareEstimate> read(double[] shares, int paragraphs) {
    return write(shares, paragraphs).sums.estimates(ids, dispersion);
  }

  Random random() {
    return random;
  }

  private void confuse() {
    double[][] attraction = new double[TOPICS][TOPICS];
    for (int topic = 0; topic < TOPICS; topic++) {
      for (int other = 0; other < TOPICS; other++) {
        double likeness = Math.pow(Math.abs(random.nextGaussian()), 3);
        attraction[topic][other] = topic == other ? 0 : likeness * usual[other];
      }
      scaleToOne(attraction[topic]);
    }
    for (int level = 0; level < RIGHT.length; level++) {
      for (int topic = 0; topic < TOPICS; topic++) {
        for (int seen = 0; seen < TOPICS; seen++) {
          confusions[level][topic][seen] =
              seen == topic ? RIGHT[level] : (1 - RIGHT[level]) * attraction[topic][seen];
          probabilities[level][seen][topic] =
              Math.pow(usual[topic] * confusions[level][topic][seen], sharpness);
        }
      }
      for (double[] ofSeen : probabilities[level]) {
        scaleToOne(ofSeen);
      }
    }
  }

  private double train() {
    double squaredErrors = 0;
    double ofLoneSentences = 0;
    for (int report = 0; report < TRAINING_REPORTS; report++) {
      Written written = write(shares(), TRAINING_PARAGRAPHS);
      for (int topic = 0; topic < TOPICS; topic++) {
        double error = written.expected[topic] - written.chars[topic];
        squaredErrors += error * error;
        ofLoneSentences += written.squared[topic];
      }
    }
    return Math.max(squaredErrors / ofLoneSentences, 1);
  }

  /** A report: what is true of it, and what the assigner makes of it. */
  private static final class Written {
    private final double[] chars = new double[TOPICS];
    private final double[] expected = new double[TOPICS];
    private final double[] squared = new double[TOPICS];
    private final SectionSums sums = new SectionSums();
  }

  private Written write(double[] shares, int paragraphs) {
    Written written = new Written();
    double offset = random.nextDouble();
    for (int paragraph = 0; paragraph < paragraphs; paragraph++) {
      double place =
          drawing == Drawing.ANEW ? random.nextDouble() : (paragraph + offset) / paragraphs;
      writeParagraph(draw(shares, place), shares, written);
    }
    return written;
  }

  private void writeParagraph(int main, double[] shares, Written written) {
    int sharedLevel = level();
    double sharedLuck = random.nextDouble();
    List<double[]> read = new ArrayList<>();
    int[] sentences = new int[TOPICS];
    int[] chars = new int[TOPICS];
    List<Integer> lengths = new ArrayList<>();
    boolean[] kept = new boolean[TOPICS];
    int allChars = 0;
    do {
      int topic = random.nextDouble() < purity ? main : draw(shares, random.nextDouble());
      double length = Math.exp(LOG_LENGTH + LOG_LENGTH_SPREAD * random.nextGaussian());
      int rounded = Math.max(2, (int) Math.round(length));
      boolean shared = random.nextDouble() < SHARED;
      int level = shared ? sharedLevel : level();
      double luck = shared ? sharedLuck : random.nextDouble();
      double[] found = probabilities[level][draw(confusions[level][topic], luck)];
      int primary = mostProbable(found);
      written.chars[topic] += rounded;
      sentences[primary]++;
      chars[primary] += rounded;
      allChars += rounded;
      lengths.add(rounded);
      read.add(found);
      kept[primary] = true;
      for (int other = 0; other < TOPICS; other++) {
        kept[other] |= found[other] >= IMPROBABLE;
      }
    } while (read.size() < MOST_SENTENCES && random.nextDouble() >= 1 / SENTENCES_OF_PARAGRAPH);
    double[] expected = new double[TOPICS];
    double[] squared = new double[TOPICS];
    for (int i = 0; i < read.size(); i++) {
      double[] ofKept = read.get(i).clone();
      for (int topic = 0; topic < TOPICS; topic++) {
        ofKept[topic] = kept[topic] ? ofKept[topic] : 0;
      }
      scaleToOne(ofKept);
      double length = lengths.get(i);
      for (int topic = 0; topic < TOPICS; topic++) {
        expected[topic] += length * ofKept[topic];
        squared[topic] += length * length * ofKept[topic] * (1 - ofKept[topic]);
      }
    }
    int first = 1;
    for (int topic = 0; topic < TOPICS; topic++) {
      if (kept[topic]) {
        written.expected[topic] += expected[topic];
        written.squared[topic] += squared[topic];
        written.sums.add(
            ids.get(topic),
            new SectionSums.Part(
                sentences[topic],
                chars[topic],
                allChars,
                first,
                Math.round(1000 * expected[topic]),
                Math.round(1000 * squared[topic])));
        first = 0;
      }
    }
  }

  private int level() {
    return random.nextDouble() < CLEAR ? 0 : 1;
  }

  private static int draw(double[] weights, double luck) {
    double rest = luck;
    for (int i = 0; i < weights.length; i++) {
      rest -= weights[i];
      if (rest < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static int mostProbable(double[] probabilities) {
    int most = 0;
    for (int i = 1; i < probabilities.length; i++) {
      most = probabilities[i] > probabilities[most] ? i : most;
    }
    return most;
  }

  private static void scaleToOne(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }
}
