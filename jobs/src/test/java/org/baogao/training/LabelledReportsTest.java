package org.baogao.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.baogao.segment.TermExtractor;
import org.baogao.topics.LabelledSentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledReportsTest {
  private static final String REPORT =
      "松垣区2024年政府工作报告\n一、2023年工作回顾\n垃圾分类成效明显。新增桶站三十座。\n道路更加通畅。打通断头路四条。\n";

  @TempDir private Path folder;

  @Test
  void referencesAndQuotesFindTheSameSentence() throws IOException {
    Files.writeString(folder.resolve("a.txt"), REPORT);
    int begin = REPORT.indexOf("打通");
    Path csv =
        write(
            "labels.csv",
            "file,begin_offset,end_offset,primary,secondary\na.txt,%d,%d,transport,\n"
                .formatted(begin, begin + 8));
    Path json =
        write(
            "labels.jsonl",
            "{\"file\":\"a.txt\",\"text\":\"打通断头路4条。\",\"primary\":\"transport\"}\n"
                .replace("4", "四"));

    LabelledSentence byOffset = only(csv);
    LabelledSentence byText = only(json);

    assertThat(byOffset).isEqualTo(byText);
    assertThat(byOffset.text()).isEqualTo("打通断头路四条。");
    assertThat(byOffset.lead()).isEqualTo("道路更加通畅。");
    assertThat(byOffset.previous()).isEqualTo("道路更加通畅。");
  }

  @Test
  void aQuoteWithoutItsReportBringsItsNeighbours() throws IOException {
    Path json =
        write(
            "labels.jsonl",
            """
            {"file":"b.txt","paragraph":3,"sentence":2,"text":"打通断头路四条。","primary":"transport",\
            "secondary":["planning"],"paragraph_lead":"道路更加通畅。","previous":"修路十公里。"}
            """);

    LabelledReports.Found found =
        LabelledReports.find(LabelFile.read(json), List.of(), TermExtractor.standard());

    LabelledSentence example = found.reports().get(0).examples().get(0);
    assertThat(example.lead()).isEqualTo("道路更加通畅。");
    assertThat(example.previous()).isEqualTo("修路十公里。");
    assertThat(example.secondary()).containsExactly("planning");
    assertThat(found.reports().get(0).whole()).isFalse();
  }

  @Test
  void aSentenceThatIsNotThereIsLostAloud() throws IOException {
    Files.writeString(folder.resolve("a.txt"), REPORT);
    Path json =
        write("labels.jsonl", "{\"file\":\"a.txt\",\"text\":\"没有这句话。\",\"primary\":\"general\"}\n");

    LabelledReports.Found found =
        LabelledReports.find(
            LabelFile.read(json), List.of(folder.toString()), TermExtractor.standard());

    assertThat(found.lost()).hasSize(1);
  }

  @Test
  void aBrokenFileOfLabelsIsRefusedWithItsLine() throws IOException {
    Path json =
        write("labels.jsonl", "{\"file\":\"a.txt\",\"text\":\"一。\",\"primary\":\"x\"}\n{oops\n");
    Path csv =
        write("labels.csv", "file,begin_offset,end_offset,primary,secondary\na.txt,x,3,b,\n");

    assertThatThrownBy(() -> LabelFile.read(json))
        .isInstanceOf(LabelFileException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> LabelFile.read(csv))
        .isInstanceOf(LabelFileException.class)
        .hasMessageContaining("whole numbers");
  }

  @Test
  void theFiguresOfAnEvaluationAreThoseOfItsDefinitions() {
    List<Judged> judged =
        List.of(
            judged("r1", "waste", "waste", 0.9),
            judged("r1", "waste", "water", 0.6),
            judged("r2", "water", "water", 0.8),
            judged("r2", "water", "water", 0.8));

    TopicEvaluation evaluation = TopicEvaluation.of(judged, List.of("waste", "water"));

    assertThat(evaluation.accuracy()).isEqualTo(0.75);
    // Bins .6 (wrong), .8 (two right), .9 (right): (0.6 + 2 * 0.2 + 0.1) / 4.
    assertThat(evaluation.calibrationError()).isCloseTo(0.275, within(1e-12));
    // r1: half of the characters in either of two topics; r2: none.
    assertThat(evaluation.shareError()).isCloseTo(25, within(1e-12));
    assertThat(evaluation.topics().get(0).score().precision()).isEqualTo(1);
    assertThat(evaluation.topics().get(0).score().recall()).isEqualTo(0.5);
    assertThat(evaluation.confusions())
        .containsExactly(new TopicEvaluation.Confusion("waste", "water", 1));
    assertThat(EvaluationPrinter.markdown(Map.of("it", evaluation)))
        .contains("| accuracy | 0.750 |");
  }

  private static Judged judged(String document, String expected, String found, double probability) {
    return new Judged(
        document,
        "十个字的句子在这里。",
        new Label(document, new Label.Offsets(0, 10), expected, List.of(), null),
        new SentenceTopics(
            List.of(new TopicScore(found, probability)),
            new double[] {probability, 1 - probability}));
  }

  private LabelledSentence only(Path labels) throws IOException {
    LabelledReports.Found found =
        LabelledReports.find(
            LabelFile.read(labels),
            List.of(folder.resolve("a.txt").toString()),
            TermExtractor.standard());
    assertThat(found.lost()).isEmpty();
    return found.reports().get(0).examples().get(0);
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("labels"));
    return Files.writeString(folder.resolve("labels").resolve(name), text);
  }
}
