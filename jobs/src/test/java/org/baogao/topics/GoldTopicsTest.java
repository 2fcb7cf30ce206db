package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baogao.Shared;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The word-based assignment against the labelled sentences. The committed weights have seen these
 * labels, so these floors are in-sample: they catch breakage and do not say how good the method is
 * on unseen reports.
 */
final class GoldTopicsTest {
  private static final Logger LOG = LoggerFactory.getLogger(GoldTopicsTest.class);
  private static final double IN_SAMPLE_ACCURACY = 0.84;
  private static final double IN_SAMPLE_MACRO_F1 = 0.84;

  /** Wide, because the probabilities are sharpened for unseen reports and are too modest here. */
  private static final double IN_SAMPLE_CALIBRATION_ERROR = 0.10;

  private static final int SCORED_TOPIC = 10;
  private static final int BINS = 10;

  /** A labelled sentence with what was assigned to it. */
  private record Judged(String expected, TopicScore found) {
    boolean right() {
      return expected.equals(found.topicId());
    }
  }

  @Test
  void theCommittedWordsReachTheirInSampleFloorOnLabelledSentences() throws IOException {
    List<Judged> judged = judge(Shared.gold(), Shared.corpora());

    double accuracy = judged.stream().filter(Judged::right).count() / (double) judged.size();
    double macroF1 = macroF1(judged);
    double calibration = calibrationError(judged);
    LOG.info(
        "In-sample on {} sentences: accuracy {}, macro-F1 {}, calibration error {}",
        judged.size(),
        accuracy,
        macroF1,
        calibration);

    assertThat(judged).hasSizeGreaterThan(3400);
    assertThat(accuracy).isGreaterThan(IN_SAMPLE_ACCURACY);
    assertThat(macroF1).isGreaterThan(IN_SAMPLE_MACRO_F1);
    assertThat(calibration).isLessThan(IN_SAMPLE_CALIBRATION_ERROR);
  }

  private static List<Judged> judge(Path gold, Path corpora) throws IOException {
    Map<String, Map<String, String>> labels = new TreeMap<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(gold.resolve("sentences.jsonl"))) {
      JsonNode row = json.readTree(line);
      String place = row.get("paragraph").asInt() + "-" + row.get("sentence").asInt();
      labels
          .computeIfAbsent(row.get("file").asText(), file -> new HashMap<>())
          .put(place, row.get("primary").asText());
    }
    WordTopicAssigner assigner = new WordTopicAssigner(Codebook.standard());
    List<Judged> judged = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> file : labels.entrySet()) {
      List<SegmentedSentence> report =
          TopicSentences.split(Files.readString(corpora.resolve(file.getKey())));
      List<String> places = places(report);
      List<SentenceTopics> topics = assigner.assign(report);
      for (int i = 0; i < places.size(); i++) {
        String expected = file.getValue().get(places.get(i));
        if (expected != null) {
          judged.add(new Judged(expected, topics.get(i).primary()));
        }
      }
    }
    return judged;
  }

  /** Each sentence's place as the labels count it: long paragraphs only. */
  private static List<String> places(List<SegmentedSentence> report) {
    Map<Integer, Integer> lengths = new TreeMap<>();
    report.forEach(
        s -> lengths.merge(s.sentence().paragraph(), s.sentence().text().length(), Integer::sum));
    Map<Integer, Integer> counted = new HashMap<>();
    lengths.forEach(
        (paragraph, length) -> {
          if (length >= TopicSentences.COUNTED_PARAGRAPH) {
            counted.put(paragraph, counted.size());
          }
        });
    Map<Integer, Integer> seen = new HashMap<>();
    return report.stream()
        .map(s -> s.sentence().paragraph())
        .map(p -> counted.getOrDefault(p, -1) + "-" + (seen.merge(p, 1, Integer::sum) - 1))
        .toList();
  }

  private static double macroF1(List<Judged> judged) {
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> found = new HashMap<>();
    Map<String, Integer> right = new HashMap<>();
    for (Judged one : judged) {
      expected.merge(one.expected(), 1, Integer::sum);
      found.merge(one.found().topicId(), 1, Integer::sum);
      right.merge(one.expected(), one.right() ? 1 : 0, Integer::sum);
    }
    return expected.entrySet().stream()
        .filter(topic -> topic.getValue() >= SCORED_TOPIC)
        .mapToDouble(
            topic ->
                2.0
                    * right.getOrDefault(topic.getKey(), 0)
                    / (topic.getValue() + found.getOrDefault(topic.getKey(), 0)))
        .average()
        .orElseThrow();
  }

  /** Expected calibration error over ten bins of equal width. */
  private static double calibrationError(List<Judged> judged) {
    double[] probability = new double[BINS];
    double[] right = new double[BINS];
    for (Judged one : judged) {
      int bin = Math.min(BINS - 1, (int) (one.found().probability() * BINS));
      probability[bin] += one.found().probability();
      right[bin] += one.right() ? 1 : 0;
    }
    double gap = 0;
    for (int bin = 0; bin < BINS; bin++) {
      gap += Math.abs(probability[bin] - right[bin]);
    }
    return gap / judged.size();
  }
}
