package org.baogao.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.contract.Clusters;
import org.junit.jupiter.api.Test;

/** Clusters of reports that were put together from planted themes. */
class ClusterTrainingTest {
  private static final int WORDS_OF_A_THEME = 30;
  private static final int WORDS_OF_A_PASSAGE = 10;
  private static final int PASSAGES_OF_A_THEME = 3;
  private static final int THEMES = 12;

  @Test
  void plantedThemesAreFound() {
    List<Passage> sample = reports(0, 30, THEMES);

    ClusterModel model = ClusterTraining.train(sample, PreviousClusters.NONE);

    assertThat(model.clusters()).hasSize(THEMES);
    assertThat(model.clusters()).extracting(DiscoveredCluster::id).contains("c01", "c12");
    assertThat(themes(model, sample).values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
  }

  @Test
  void theSameSampleGivesTheSameClustersToTheBit() {
    List<Passage> sample = reports(0, 30, THEMES);
    ClusterModel first = ClusterTraining.train(sample, PreviousClusters.NONE);

    ClusterModel again = ClusterTraining.train(sample, previous(first, sample));

    assertThat(again.clusters()).isEqualTo(first.clusters());
    assertThat(sample)
        .allSatisfy(
            passage ->
                assertThat(again.assign(passage.terms())).isEqualTo(first.assign(passage.terms())));
  }

  @Test
  void oneMoreReportChangesNoId() {
    List<Passage> before = reports(0, 30, THEMES);
    List<Passage> after = reports(0, 31, THEMES);
    ClusterModel first = ClusterTraining.train(before, PreviousClusters.NONE);

    ClusterModel second = ClusterTraining.train(after, previous(first, before));

    assertThat(second.clusters())
        .extracting(DiscoveredCluster::id)
        .isEqualTo(first.clusters().stream().map(DiscoveredCluster::id).toList());
    assertThat(themes(second, after)).isEqualTo(themes(first, before));
  }

  @Test
  void aNewThemeGetsANewIdAndTheOthersKeepTheirs() {
    List<Passage> before = reports(0, 30, THEMES);
    List<Passage> after = new ArrayList<>(before);
    after.addAll(reports(30, 36, THEMES + 1));
    ClusterModel first = ClusterTraining.train(before, PreviousClusters.NONE);

    ClusterModel second = ClusterTraining.train(after, previous(first, before));

    Map<Integer, Set<String>> expected = new HashMap<>(themes(first, before));
    expected.put(THEMES, Set.of("c13"));
    assertThat(themes(second, after)).isEqualTo(expected);
  }

  @Test
  void theIdOfAThemeThatIsGoneIsNotGivenAgain() {
    List<Passage> before = reports(0, 30, THEMES);
    ClusterModel first = ClusterTraining.train(before, PreviousClusters.NONE);
    List<Passage> without =
        before.stream().filter(passage -> theme(passage) != THEMES - 1).toList();
    String gone = themes(first, before).get(THEMES - 1).iterator().next();

    ClusterModel second = ClusterTraining.train(without, previous(first, before));
    List<Passage> after = new ArrayList<>(without);
    after.addAll(reports(30, 36, THEMES + 1).stream().filter(p -> theme(p) == THEMES).toList());
    PreviousClusters remembered = previous(second, without);
    ClusterModel third =
        ClusterTraining.train(
            after,
            new PreviousClusters(
                remembered.labels(), remembered.terms(), remembered.assignments(), THEMES));

    assertThat(second.clusters()).extracting(DiscoveredCluster::id).doesNotContain(gone);
    assertThat(second.clusters()).hasSize(THEMES - 1);
    assertThat(themes(third, after).get(THEMES)).containsExactly("c13");
  }

  @Test
  void otherReportsOnTheSameThemesKeepTheIdsByTheirTerms() {
    List<Passage> before = reports(0, 30, THEMES);
    List<Passage> others = reports(100, 130, THEMES);
    ClusterModel first = ClusterTraining.train(before, PreviousClusters.NONE);

    ClusterModel second = ClusterTraining.train(others, previous(first, before));

    assertThat(themes(second, others)).isEqualTo(themes(first, before));
  }

  @Test
  void whatIsNearNoClusterIsTheResidual() {
    ClusterModel model = ClusterTraining.train(reports(0, 30, THEMES), PreviousClusters.NONE);

    assertThat(model.assign(List.of("无关", "词语")))
        .isEqualTo(new ClusterModel.Assignment(Clusters.RESIDUAL, 0));
    assertThat(model.assign(List.of()).clusterId()).isEqualTo(Clusters.RESIDUAL);
  }

  @Test
  void aSampleTooSmallForTwoThemesHasOnlyTheResidual() {
    ClusterModel model = ClusterTraining.train(reports(0, 1, 2), PreviousClusters.NONE);

    assertThat(model.clusters()).isEmpty();
    assertThat(ClusterTraining.train(List.of(), PreviousClusters.NONE).clusters()).isEmpty();
  }

  /** Reports that speak of each theme in a few passages, each in words of its own. */
  private static List<Passage> reports(int from, int to, int themes) {
    List<Passage> passages = new ArrayList<>();
    for (int report = from; report < to; report++) {
      SplittableRandom random = new SplittableRandom(report);
      for (int i = 0; i < themes * PASSAGES_OF_A_THEME; i++) {
        List<String> terms = new ArrayList<>();
        for (int word = 0; word < WORDS_OF_A_PASSAGE; word++) {
          terms.add(
              "theme%dword%d".formatted(i / PASSAGES_OF_A_THEME, random.nextInt(WORDS_OF_A_THEME)));
        }
        passages.add(new Passage("report" + report, i, terms));
      }
    }
    return passages;
  }

  private static int theme(Passage passage) {
    return passage.number() / PASSAGES_OF_A_THEME;
  }

  /** The clusters in which the passages of each theme are. */
  private static Map<Integer, Set<String>> themes(ClusterModel model, List<Passage> sample) {
    Map<Integer, Set<String>> themes = new HashMap<>();
    for (Passage passage : sample) {
      themes
          .computeIfAbsent(theme(passage), theme -> new HashSet<>())
          .add(model.assign(passage.terms()).clusterId());
    }
    return themes;
  }

  private static PreviousClusters previous(ClusterModel model, List<Passage> sample) {
    Map<String, String> labels = new HashMap<>();
    Map<String, List<WeightedTerm>> terms = new HashMap<>();
    int last = 0;
    for (DiscoveredCluster cluster : model.clusters()) {
      labels.put(cluster.id(), cluster.label());
      terms.put(cluster.id(), cluster.terms());
      last = Math.max(last, ClusterIds.number(cluster.id()));
    }
    Map<Passage.Key, String> assignments = new HashMap<>();
    for (Passage passage : sample) {
      String trained = model.trainedAs(passage.key());
      assignments.put(
          passage.key(), trained == null ? model.assign(passage.terms()).clusterId() : trained);
    }
    return new PreviousClusters(labels, terms, assignments, last);
  }
}
