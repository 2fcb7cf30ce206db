package org.baogao.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsCsvTest {

  @Test
  void aFileIsFoundByItsPathOrTheEndOfIt() {
    ReportsCsv reports =
        ReportsCsv.parse(
            """
            # said by hand
            file,region,year,title
            a/b.txt,110101,2020,
            b.txt,110102,2021,"报告, 全文"
            """,
            "reports.csv");

    assertThat(reports.rowFor("a/b.txt").orElseThrow().value("year")).isEqualTo("2020");
    assertThat(reports.rowFor("x/a/b.txt").orElseThrow().value("year")).isEqualTo("2020");
    assertThat(reports.rowFor("z.zip!/c/b.txt").orElseThrow().value("year")).isEqualTo("2021");
    assertThat(reports.rowFor("ab.txt")).isEmpty();
    assertThat(reports.rowFor("b.txt").orElseThrow().value("title")).isEqualTo("报告, 全文");
  }

  @Test
  void rowsThatFitNoFileAreTold() {
    ReportsCsv reports =
        ReportsCsv.parse("file,region,year\nb.txt,110101,2020\nc.txt,110101,2021\n", "r");

    assertThat(reports.unused(List.of("a/b.txt")))
        .extracting(ReportsCsv.Row::line)
        .containsExactly(3L);
  }

  @Test
  void whatIsWrongIsToldWithLineAndColumn() {
    assertThatThrownBy(() -> ReportsCsv.parse("file,year\n", "r.csv"))
        .hasMessageStartingWith("r.csv line 1: expected the column region");
    assertThatThrownBy(() -> ReportsCsv.parse("file,region,year\nb,110101,20x3\n", "r.csv"))
        .hasMessage("r.csv line 2, column year: expected a year of four digits, found '20x3'");
    assertThatThrownBy(
            () ->
                ReportsCsv.parse(
                    "file,region,year,meeting_date\nb,110101,2020,2020-13-01\n", "r.csv"))
        .hasMessageStartingWith("r.csv line 2, column meeting_date: expected a date");
    assertThatThrownBy(() -> ReportsCsv.parse("file,region,year\nb,1,\nb,2,\n", "r.csv"))
        .hasMessage("r.csv line 3, column file: 'b' stands in line 2 already");
    assertThatThrownBy(() -> ReportsCsv.parse("", "r.csv")).hasMessageContaining("found no line");
    assertThatThrownBy(() -> ReportsCsv.parse("file,region,year\nb,1,2020,x\n", "r.csv"))
        .hasMessage("r.csv line 2: expected 3 columns, found 4");
  }
}
