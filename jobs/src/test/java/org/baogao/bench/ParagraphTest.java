package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.baogao.report.Section;
import org.junit.jupiter.api.Test;

final class ParagraphTest {
  private static String moved(String text, int otherYear) {
    return new Paragraph(Section.REVIEW, text, 0, 2022).textIn(otherYear);
  }

  @Test
  void yearsNearTheReportMoveWithIt() {
    assertThat(moved("2021年完成，2022年继续，2016年起步。", 2012)).isEqualTo("2011年完成，2012年继续，2006年起步。");
  }

  @Test
  void otherYearsAndNumbersStay() {
    String text = "到2035年，面向2050年；1949年以来，投资12021年度万元，编号2021。";
    assertThat(moved(text, 2012)).isEqualTo(text);
  }
}
