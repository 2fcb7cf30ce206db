package org.baogao.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.seg.common.Term;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.baogao.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our search cuts as HanLP's does, word for word. */
class BestPathTest {
  private static final PolicyDictionary DICTIONARY = PolicyDictionary.standard();
  private static final PolicySegment HANLP = new PolicySegment(DICTIONARY);
  private static final PolicyTerms TERMS = new PolicyTerms(DICTIONARY);
  private static final int REPORTS = 200;

  @Property(tries = 1000)
  void randomTextIsCutAsByHanLp(@ForAll("texts") String text) {
    assertThat(words(text)).isEqualTo(hanLpWords(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> frequentHan = Arbitraries.strings().withChars(FREQUENT).ofMaxLength(12);
    Arbitrary<String> anyHan = Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(4);
    Arbitrary<String> numerals =
        Arbitraries.strings().withChars("0123456789０１２３．，,.%零〇○一二三四五六七八九十百千万亿").ofMaxLength(8);
    Arbitrary<String> latin = Arbitraries.strings().withChars("abzGMPＡＢéЯα-&+. ").ofMaxLength(6);
    Arbitrary<String> marks =
        Arbitraries.strings().withChars("、。！？；：（）()《》“” \t\u3000\u0000\u200b①Ⅲㄅあ한").ofMaxLength(4);
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(5);
    Arbitrary<String> terms = Arbitraries.of(List.copyOf(DICTIONARY.frequencies().keySet()));
    Arbitrary<String> runs =
        Arbitraries.of("x", "7", "７", "？", "一", "高", "龘", "\uE000")
            .flatMap(text -> Arbitraries.integers().between(1, 200).map(text::repeat));
    return Arbitraries.oneOf(frequentHan, anyHan, numerals, latin, marks, anything, terms, runs)
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  @Test
  void sentencesOfRealReportsAreCutAsByHanLp() throws IOException {
    List<Path> reports;
    try (Stream<Path> files = Files.walk(Shared.corpora())) {
      reports = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    int step = Math.max(1, reports.size() / REPORTS);
    for (int i = 0; i < reports.size(); i += step) {
      String report = new String(Files.readAllBytes(reports.get(i)), StandardCharsets.UTF_8);
      for (String sentence : report.split("(?<=[。！？\n])")) {
        assertThat(words(sentence)).isEqualTo(hanLpWords(sentence));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1,234.5亿元",
        "1，",
        "２０２１．５％",
        "一○○一",
        "二零二1年",
        "3.",
        ".5",
        "未##数",
        "始##始和末##末"
      })
  void numbersAndHanLpsOwnWordsForKindsAreCutAsByHanLp(String text) {
    assertThat(words(text)).isEqualTo(hanLpWords(text));
  }

  @Test
  void aRunLongerThanAnyWordIsOneWord() {
    String run = "x".repeat(100_000);
    assertThat(words("高" + run + "质量")).isEqualTo(hanLpWords("高" + run + "质量")).contains(run);
  }

  @Test
  void aLongTextIsCutAsByHanLp() {
    String text = "推进高质量发展，5G基站达到1.5万个。中华人民共和国国务院".repeat(2000);
    assertThat(words(text)).isEqualTo(hanLpWords(text));
  }

  @Test
  void aTextIsNotCutByWhatWasCutBefore() {
    BestPath path = new BestPath();
    path.cut("老旧小区改造PM2.5".repeat(3000), TERMS);
    assertThat(list(path.cut("双减", TERMS))).containsExactly("双减");
  }

  @Test
  void equalWordsAreOneObject() {
    List<String> words = new HanLpSegmenter(DICTIONARY).words("经济和经济");
    assertThat(words.get(0)).isEqualTo("经济").isSameAs(words.get(2));
  }

  private static List<String> words(String text) {
    return list(new BestPath().cut(text, TERMS));
  }

  private static List<String> list(Words cut) {
    return IntStream.range(0, cut.count()).mapToObj(cut::copy).toList();
  }

  private static List<String> hanLpWords(String text) {
    List<Term> terms = HANLP.seg(text);
    return terms.stream().map(term -> term.word).toList();
  }

  private static final String FREQUENT =
      "的一国在人了有中是年和大业不为发会工经上地市要产出行作生家成民我部进多全建他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力外区能设就等体下万元社过前面农也与说之务利电文事可种总改三各好金第其平代水省提商十管内小技位目起所立通入量子度北保心科都明次将增基名向里美今题";
}
