package org.baogao.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.baogao.Shared;
import org.baogao.segment.TermExtractor;
import org.baogao.topics.Codebook;
import org.baogao.topics.ModelTopicAssigner;
import org.baogao.topics.TopicAssigner;
import org.baogao.topics.TopicAssigners;
import org.junit.jupiter.api.Test;

/** The labels of the real reports and the model that was trained on them. */
class RealLabelsTest {
  private static final Path TOPICS = Path.of("../data/training/topics.csv");

  /**
   * The model has seen these labels, so this floor catches breakage and does not say how good it is
   * on unseen reports; data/training/README.md does.
   */
  private static final double IN_SAMPLE_ACCURACY = 0.93;

  @Test
  void everyLabelFindsItsSentenceAndTheModelKnowsThemAll() throws IOException {
    List<Label> labels = new ArrayList<>(LabelFile.read(Shared.gold().resolve("sentences.jsonl")));
    labels.addAll(LabelFile.read(TOPICS));
    Codebook codebook = Codebook.standard();
    TopicAssigner assigner = TopicAssigners.standard(codebook);

    LabelledReports.Found found =
        LabelledReports.find(
            labels, List.of(Shared.corpora().toString()), TermExtractor.standard());

    assertThat(found.lost()).isEmpty();
    assertThat(((ModelTopicAssigner) assigner).trainedOn())
        .containsExactlyInAnyOrderElementsOf(
            found.reports().stream().map(LabelledReport::document).distinct().toList());
    List<Judged> judged = new ArrayList<>();
    for (LabelledReport report : found.reports()) {
      judged.addAll(Judged.of(report, assigner.assign(report.sentences())));
    }
    TopicEvaluation evaluation = TopicEvaluation.of(judged, codebook.ids());
    assertThat(evaluation.sentences()).isGreaterThan(21_000);
    assertThat(evaluation.accuracy()).isGreaterThan(IN_SAMPLE_ACCURACY);
  }
}
