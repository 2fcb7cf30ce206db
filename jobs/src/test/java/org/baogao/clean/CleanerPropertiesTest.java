package org.baogao.clean;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.baogao.report.CleanReport;
import org.baogao.report.Removal;

/** Laws that hold for any source, however odd. */
class CleanerPropertiesTest {

  @Provide
  Arbitrary<String> sources() {
    return Arbitraries.of(
            "全市种树三万棵",
            "。",
            "，",
            "\n",
            "\r\n",
            " ",
            "　　",
            "１２．５",
            "3",
            "5",
            ".",
            ",",
            "&nbsp;",
            "&amp;",
            "&",
            "<br>",
            "<b",
            ">",
            "\\r\\n",
            "\\",
            "(",
            ")",
            "（",
            "?",
            "!",
            ":",
            "現(xiàn)",
            "財?shù)嚷鋺魱|",
            "政",
            "府",
            "— 3 —",
            "打印",
            "首页",
            "目录",
            "一、",
            "二&、",
            "GDP",
            "R",
            "\ue010",
            "\ufffd",
            "\u200b",
            "\ud83d\ude00",
            "各位代表",
            "”",
            "“",
            "发展",
            "第 3 页")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void everyCharacterIsMappedOrCounted(@ForAll("sources") String source) {
    CleanReport report = CleanerTest.clean(source);

    assertThat(mapped(source, report) + removed(report))
        .isEqualTo(source.codePointCount(0, source.length()));
  }

  @Property(tries = 300)
  void offsetsNeverGoBack(@ForAll("sources") String source) {
    CleanReport report = CleanerTest.clean(source);

    for (int i = 0; i < report.text().length(); i++) {
      assertThat(report.sourceBegin()[i]).isLessThanOrEqualTo(report.sourceEnd()[i]);
      if (i > 0) {
        assertThat(report.sourceBegin()[i]).isGreaterThanOrEqualTo(report.sourceBegin()[i - 1]);
        assertThat(report.sourceEnd()[i]).isGreaterThanOrEqualTo(report.sourceEnd()[i - 1]);
      }
    }
  }

  @Property(tries = 300)
  void paragraphsAreTheNormalisedCutsOfTheirSource(@ForAll("sources") String source) {
    CleanReport report = CleanerTest.clean(source);

    int begin = 0;
    for (String paragraph : report.text().split("\n", -1)) {
      if (!paragraph.isEmpty()) {
        int last = begin + paragraph.length() - 1;
        String cut = source.substring(report.sourceBegin()[begin], report.sourceEnd()[last]);
        assertThat(Normalisation.normalise(cut, Script.of(report))).isEqualTo(paragraph);
      }
      begin += paragraph.length() + 1;
    }
  }

  static int removed(CleanReport report) {
    return report.removals().stream().mapToInt(Removal::chars).sum();
  }

  /** How many code points of the source some clean character comes from. */
  static int mapped(String source, CleanReport report) {
    int mapped = 0;
    int position = 0;
    for (int i = 0; i < report.text().length(); i++) {
      int begin = Math.max(position, report.sourceBegin()[i]);
      int end = report.sourceEnd()[i];
      for (int j = begin; j < end; j++) {
        mapped += Character.isLowSurrogate(source.charAt(j)) ? 0 : 1;
      }
      position = Math.max(position, end);
    }
    return mapped;
  }
}
