package org.baogao.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.baogao.Cleaned;
import org.baogao.report.CleanReport;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.baogao.report.Stance;
import org.junit.jupiter.api.Test;

class StructurerTest {
  /** A report of 云溪市, a city that does not exist. */
  private static final String REPORT =
      """
      2031年云溪市政府工作报告
      ——2031年1月8日在云溪市第九届人民代表大会第二次会议上
      市长　林远舟
      各位代表：
      现在，我代表市人民政府，向大会报告工作，请予审议。
      一、2030年工作回顾
      过去一年，全市生产总值增长6.2%，完成投资210亿元。
      （一）产业发展取得新进展。新建厂房12座，引进企业30家。溪东产业园顺利投产。
      （二）城市面貌明显改善。改造老街6条，新增绿地40公顷，建成了北岸大桥。
      向所有关心支持云溪发展的朋友们，表示衷心的感谢！
      我们也清醒地看到，发展中还存在不少困难和问题。创新能力不强，公共服务仍有短板。我们将采取有力措施，认真加以解决。
      二、2031年工作安排
      今年是云溪建市五十周年。要坚持稳中求进，力争生产总值增长6%左右。
      （一）加快产业升级。推进溪东产业园二期建设，鼓励企业加大研发投入。
      （二）建设宜居城市
      继续改造老街8条，确保年内开工建设地铁一号线。
      各位代表！让我们更加紧密地团结起来，为建设美丽云溪而努力奋斗！
      名词解释
      1.一刻钟便民圈：指步行15分钟可到达的服务网点。
      """;

  @Test
  void aWholeReportHasItsSixSections() {
    List<Sentence> sentences = structure(REPORT);

    assertThat(sectionOf(sentences, "现在，我代表")).isEqualTo(Section.OPENING);
    assertThat(sectionOf(sentences, "一、2030年")).isEqualTo(Section.REVIEW);
    assertThat(sectionOf(sentences, "向所有关心")).isEqualTo(Section.REVIEW);
    assertThat(sectionOf(sentences, "我们也清醒")).isEqualTo(Section.PROBLEMS);
    assertThat(sectionOf(sentences, "我们将采取")).isEqualTo(Section.PROBLEMS);
    assertThat(sectionOf(sentences, "二、2031年")).isEqualTo(Section.PLAN);
    assertThat(sectionOf(sentences, "继续改造")).isEqualTo(Section.PLAN);
    assertThat(sectionOf(sentences, "让我们")).isEqualTo(Section.CLOSING);
    assertThat(sectionOf(sentences, "1.一刻钟")).isEqualTo(Section.APPENDIX);
  }

  @Test
  void headingsAreNumberedOrShortAndNeverOfTheOpening() {
    assertThat(structure(REPORT).stream().filter(Sentence::heading).map(Sentence::text))
        .containsExactly(
            "一、2030年工作回顾",
            "（一）产业发展取得新进展。",
            "（二）城市面貌明显改善。",
            "二、2031年工作安排",
            "（一）加快产业升级。",
            "（二）建设宜居城市",
            "名词解释");
  }

  @Test
  void aLeadSentenceIsNoHeading() {
    assertThat(structure("一、回顾\n——经济总量迈上新台阶。完成投资9亿元。\n优化服务。开办了三个大厅。"))
        .filteredOn(Sentence::heading)
        .extracting(Sentence::text)
        .containsExactly("一、回顾");
  }

  @Test
  void stanceFollowsTheSectionUnlessTheWordsSayOtherwise() {
    List<Sentence> sentences = structure(REPORT);

    assertThat(stanceOf(sentences, "各位代表：")).isEqualTo(Stance.OTHER);
    assertThat(stanceOf(sentences, "溪东产业园顺利")).isEqualTo(Stance.DONE);
    assertThat(stanceOf(sentences, "向所有关心")).isEqualTo(Stance.OTHER);
    assertThat(stanceOf(sentences, "创新能力不强")).isEqualTo(Stance.OTHER);
    assertThat(stanceOf(sentences, "我们将采取")).isEqualTo(Stance.PLAN);
    assertThat(stanceOf(sentences, "今年是云溪")).isEqualTo(Stance.OTHER);
    assertThat(stanceOf(sentences, "继续改造")).isEqualTo(Stance.PLAN);
    assertThat(stanceOf(sentences, "1.一刻钟")).isEqualTo(Stance.OTHER);
  }

  @Test
  void excerptsWithoutHeadingsAreToldByTheirTense() {
    assertThat(structure("扎实做好就业工作。力争新增就业2万人。\n要加快建设地铁，确保年内开工。"))
        .extracting(Sentence::section)
        .containsOnly(Section.PLAN);
    assertThat(structure("就业形势持续稳定，新增就业2.1万人。\n地铁一号线顺利开工，老街改造取得了明显成效。"))
        .extracting(Sentence::section)
        .containsOnly(Section.REVIEW);
  }

  @Test
  void anElectionYearsTwoPlansAreOnePlan() {
    List<Sentence> sentences =
        structure(
            """
            各位代表：
            一、过去五年工作回顾
            五年来，全市建成桥梁9座，取得了显著成效。
            二、今后五年的目标任务
            综合实力显著增强。人民生活明显改善。
            三、2031年重点工作
            加快建设地铁，确保年内开工。
            """);

    assertThat(sectionOf(sentences, "综合实力")).isEqualTo(Section.PLAN);
    assertThat(stanceOf(sentences, "综合实力")).isEqualTo(Stance.PLAN);
    assertThat(sectionOf(sentences, "加快建设")).isEqualTo(Section.PLAN);
  }

  @Test
  void offsetsCountCodePointsOfTheSource() {
    String source = "𠮷城修路。\n　　完成了３座桥。";
    List<Sentence> sentences = Structurer.structure(Cleaned.of(source), source);

    assertThat(sentences).extracting(Sentence::text).containsExactly("𠮷城修路。", "完成了3座桥。");
    assertThat(sentences).extracting(Sentence::beginOffset).containsExactly(0, 8);
    assertThat(sentences).extracting(Sentence::endOffset).containsExactly(5, 15);
  }

  @Test
  void aSentenceWithADamagedCharIsDamaged() {
    String text = "修路。建桥。";
    BitSet damaged = new BitSet();
    damaged.set(4);
    int[] begins = {0, 1, 2, 3, 4, 5};
    int[] ends = {1, 2, 3, 4, 5, 6};
    CleanReport clean = new CleanReport(text, begins, ends, damaged, false, List.of());

    assertThat(Structurer.structure(clean, text))
        .extracting(Sentence::damaged)
        .containsExactly(false, true);
  }

  @Test
  void anEmptyTextHasNoSentences() {
    assertThat(structure("")).isEmpty();
  }

  @Property(tries = 300)
  void numbersParagraphsOffsetsAndSectionsNeverGoBack(@ForAll("reports") String source) {
    List<Sentence> sentences = structure(source);

    assertThat(sentences).extracting(Sentence::number).isSorted();
    assertThat(sentences).extracting(Sentence::paragraph).isSorted();
    int end = 0;
    List<Section> order = new ArrayList<>();
    for (Sentence sentence : sentences) {
      assertThat(sentence.beginOffset()).isGreaterThanOrEqualTo(end);
      end = sentence.endOffset();
      // Problems may stand within the review, once or more.
      order.add(sentence.section() == Section.PROBLEMS ? Section.REVIEW : sentence.section());
    }
    assertThat(order).isSorted();
  }

  @Provide
  Arbitrary<String> reports() {
    return Arbitraries.of(REPORT.split("(?<=[。！\n])"))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static List<Sentence> structure(String source) {
    return Structurer.structure(Cleaned.of(source), source);
  }

  private static Section sectionOf(List<Sentence> sentences, String start) {
    return find(sentences, start).section();
  }

  private static Stance stanceOf(List<Sentence> sentences, String start) {
    return find(sentences, start).stance();
  }

  private static Sentence find(List<Sentence> sentences, String start) {
    return sentences.stream().filter(s -> s.text().startsWith(start)).findFirst().orElseThrow();
  }
}
