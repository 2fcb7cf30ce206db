package org.baogao.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.baogao.Shared;
import org.baogao.report.CleanReport;
import org.junit.jupiter.api.Test;

/** Over the real reports: what holds for every one of them, and what is known of single ones. */
class CleanerCorporaTest {
  private static final String SENTENCE_ENDS = "。！？";

  @Test
  void everySentenceOfEveryReportIsItsNormalisedCut() {
    for (Path file : files("")) {
      String source = read(file);
      CleanReport report = CleanerTest.clean(source);
      assertThat(
              CleanerPropertiesTest.mapped(source, report) + CleanerPropertiesTest.removed(report))
          .as("characters of %s", file)
          .isEqualTo(source.codePointCount(0, source.length()));
      assertThat(brokenSentences(source, report)).as("sentences of %s", file).isEmpty();
    }
  }

  @Test
  void cleaningCleanTextChangesNothing() {
    for (Path file : files("")) {
      String once = CleanerTest.clean(read(file)).text();
      assertThat(CleanerTest.clean(once).text()).as("%s", file).isEqualTo(once);
    }
  }

  @Test
  void nothingOfThePagesAroundTheSeedsIsLeft() {
    for (Path file : files("seeds")) {
      assertThat(CleanerTest.clean(read(file)).text())
          .as("%s", file)
          .doesNotContain("导航", "jpg", "/摄", "转载", "本站", "验证码", "评论", "资讯中心", "本文地址", "(", "&");
    }
  }

  @Test
  void thePageWithInsertedPinyinIsSimplifiedAndMarkedWhereItIsCut() {
    Path file =
        files("seeds").stream()
            .filter(path -> path.toString().contains("004_"))
            .findAny()
            .orElseThrow();
    CleanReport report = CleanerTest.clean(read(file));

    assertThat(report.traditional()).isTrue();
    assertThat(report.text()).contains("现在", "政府", "理财等落户东城", "有序实施中轴线", "王府井数字");
    assertThat(report.text().codePoints().filter(c -> c >= 'à' && c <= 'ǜ' && c != 'ν').count())
        .isZero();
    assertThat(TraditionalScript.isTraditional(report.text())).isFalse();
    assertThat(report.damaged().cardinality()).isBetween(100, 220);
    assertThat(report.text().chars().filter(c -> c == '（').count()).isEqualTo(3);
  }

  private static List<String> brokenSentences(String source, CleanReport report) {
    List<String> broken = new ArrayList<>();
    String text = report.text();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean ends = SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0;
      boolean last = i + 1 == text.length() || text.charAt(i + 1) == '\n';
      if (text.charAt(i) == '\n') {
        begin = i + 1;
      } else if (ends || last) {
        String cut = source.substring(report.sourceBegin()[begin], report.sourceEnd()[i]);
        String sentence = text.substring(begin, i + 1);
        if (!Normalisation.normalise(cut, Script.of(report)).equals(sentence)) {
          broken.add(sentence);
        }
        begin = i + 1;
      }
    }
    return broken;
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> paths = Files.walk(Shared.corpora().resolve(folder))) {
      return paths.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
