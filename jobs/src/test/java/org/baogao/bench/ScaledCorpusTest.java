package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baogao.clean.Cleaner;
import org.baogao.duplicates.Duplicates;
import org.baogao.duplicates.MinHash;
import org.baogao.metadata.MetadataResolver;
import org.baogao.metadata.RegionTable;
import org.baogao.metadata.ReportsCsv;
import org.baogao.metadata.Resolution;
import org.baogao.report.CleanReport;
import org.baogao.report.Format;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.baogao.report.SourceReport;
import org.baogao.segment.TermExtractor;
import org.baogao.structure.Structurer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScaledCorpusTest {
  private static final Path SAMPLE = Path.of("..", "data", "sample");
  private static final int REPORTS = 150;

  private static final List<ScaledReport> CORPUS = new ArrayList<>();
  private static ScalingSummary summary = generate(1, CORPUS);

  @BeforeAll
  static void hasReports() {
    assertThat(CORPUS).hasSize(REPORTS);
  }

  private static ScalingSummary generate(long seed, List<ScaledReport> reports) {
    return ScaledCorpus.generate(
        new ScalingOptions(
            List.of(SAMPLE.resolve("reports").toString()),
            SAMPLE.resolve("regions.csv"),
            REPORTS,
            seed),
        reports::add);
  }

  private static List<ScaledReport> composed() {
    return CORPUS.subList(summary.originals(), CORPUS.size());
  }

  private static SourceReport source(ScaledReport report) {
    return new SourceReport(
        "reports/a.txt", "0".repeat(64), Format.TEXT, "UTF-8", report.text(), null, Map.of());
  }

  @Test
  void equalSeedsGiveEqualReportsAndOthersDoNot() {
    List<ScaledReport> again = new ArrayList<>();
    List<ScaledReport> other = new ArrayList<>();

    assertThat(generate(1, again)).isEqualTo(summary);
    generate(2, other);

    assertThat(again).isEqualTo(CORPUS);
    assertThat(other.subList(summary.originals(), REPORTS)).doesNotContainAnyElementsOf(composed());
  }

  @Test
  void theReportsOfTheSourceComeFirst() {
    assertThat(summary.originals()).isBetween(30, 60);
    assertThat(CORPUS.get(0).regionCode()).startsWith("99");
    assertThat(composed()).noneMatch(report -> report.regionCode().startsWith("99000"));
  }

  @Test
  void theVocabularyGrowsAsInRealReportsThoughTheSourceIsGenerated() {
    TermExtractor terms = TermExtractor.standard();
    Set<String> vocabulary = new HashSet<>();
    for (ScaledReport report : CORPUS) {
      CleanReport clean = Cleaner.clean(source(report));
      for (Sentence sentence : Structurer.structure(clean, report.text())) {
        if (sentence.section() != Section.APPENDIX && !sentence.damaged()) {
          vocabulary.addAll(terms.terms(sentence.text()));
        }
      }
    }

    assertThat(summary.sourceLaw().beta()).isLessThan(HeapsLaw.REAL_REPORTS_BETA);
    assertThat(summary.law().beta()).isEqualTo(HeapsLaw.REAL_REPORTS_BETA);
    assertThat(summary.vocabulary()).isGreaterThan(summary.sourceVocabulary());
    assertThat((double) summary.vocabulary())
        .isCloseTo(summary.predictedVocabulary(), within(0.02 * summary.predictedVocabulary()));
    assertThat((double) vocabulary.size())
        .isCloseTo(summary.predictedVocabulary(), within(0.03 * summary.predictedVocabulary()));
  }

  @Test
  void noTwoReportsAreTakenForOne() {
    List<int[]> signatures =
        CORPUS.stream()
            .map(report -> MinHash.signature(Cleaner.clean(source(report)).text()))
            .toList();

    for (int i = 0; i < signatures.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(NearDuplicates.similarity(signatures.get(i), signatures.get(j)))
            .isLessThan(Duplicates.SAME_REPORT_SIMILARITY);
      }
    }
    assertThat(summary.composedAlike()).isZero();
  }

  @Test
  void composedReportsAreAsLongAsThoseOfTheSource() {
    double source =
        CORPUS.subList(0, summary.originals()).stream()
            .mapToInt(report -> report.text().length())
            .average()
            .orElseThrow();
    double scaled =
        composed().stream().mapToInt(report -> report.text().length()).average().orElseThrow();

    assertThat(scaled).isBetween(0.7 * source, 1.3 * source);
  }

  @Test
  void composedReportsGetTheRegionAndYearOfTheirTitle() {
    MetadataResolver resolver = new MetadataResolver(RegionTable.standard(), ReportsCsv.none());
    Set<String> pairs = new HashSet<>();

    for (ScaledReport report : composed()) {
      if (report.regionCode().startsWith("99")) {
        continue;
      }
      Resolution resolution = resolver.resolve(source(report), Cleaner.clean(source(report)));
      assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
      Resolution.Resolved resolved = (Resolution.Resolved) resolution;
      assertThat(resolved.identity().region().code()).isEqualTo(report.regionCode());
      assertThat(resolved.identity().year()).isEqualTo(report.year());
      assertThat(pairs.add(Identities.key(report.regionCode(), report.year()))).isTrue();
    }
  }

  @Test
  void composedReportsHaveTheirPartsInOrder() {
    long inOrder = 0;
    for (ScaledReport report : composed()) {
      CleanReport clean = Cleaner.clean(source(report));
      List<Section> sections =
          Structurer.structure(clean, report.text()).stream().map(Sentence::section).toList();
      int review = sections.indexOf(Section.REVIEW);
      int plan = sections.indexOf(Section.PLAN);
      inOrder += review >= 0 && plan > review ? 1 : 0;
    }

    assertThat(inOrder).isGreaterThan(composed().size() * 8L / 10);
  }

  @Test
  void aCorpusWithoutReportsIsRefused(@TempDir Path empty) throws Exception {
    Files.writeString(empty.resolve("a.txt"), "这里没有报告。");

    assertThatThrownBy(
            () ->
                ScaledCorpus.generate(
                    new ScalingOptions(List.of(empty.toString()), null, 5, 1), report -> {}))
        .isInstanceOf(EmptyCorpusException.class)
        .hasMessageContaining(empty.toString());
  }
}
