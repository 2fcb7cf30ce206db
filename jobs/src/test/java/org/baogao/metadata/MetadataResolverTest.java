package org.baogao.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baogao.metadata.Reports.identity;
import static org.baogao.metadata.Reports.resolve;
import static org.baogao.metadata.Reports.row;
import static org.baogao.metadata.Reports.source;
import static org.baogao.metadata.Reports.summary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.baogao.report.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataResolverTest {
  private static final String PLAIN = "各位代表：现在,我代表区人民政府报告工作。\n一、工作回顾\n做了许多事。\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022年罗湖区政府工作报告|440303 2022 title/title",
        "罗湖区政府工作报告（2022年）|440303 2022 title/title",
        "政府工作报告——2021年12月15日在深圳市罗湖区第八届人民代表大会第二次会议上|440303 2022 title/title",
        "政府工作报告——2022年1月8日在罗湖区第八届人民代表大会第二次会议上|440303 2022 title/title",
        "政 府 工 作 报 告 ２０２２年１月８日在罗湖区第八届人民代表大会上|440303 2022 title/title",
        "政府工作报告——二〇〇三年一月八日在吉林省第十届人民代表大会第一次会议上|220000 2003 title/title",
        "二\uFFFD\uFFFD三年吉林省政府工作报告|220000 2003 title/title",
        "二OO三年吉林省政府工作报告|220000 2003 title/title",
        "二○一五年吉林市政府工作报告|220200 2015 title/title",
        "1999年国务院政府工作报告|100000 1999 title/title",
        "2019年3月5日在第十三届全国人民代表大会第二次会议上 国务院总理|100000 2019 title/title",
        "2010年宣武区政府工作报告|110104 2010 title/title",
        "2008年坪山新区管委会工作报告|region_not_of_the_year",
        "2012年坪山新区管委会工作报告|4403Z3 2012 title/title",
        "2012年坪山区工作报告|4403Z3 2012 title/title",
        "2018年坪山区工作报告|440310 2018 title/title",
        "2003年武清县政府工作报告|120114 2003 title/title",
        "2022年莱芜市政府工作报告|region_not_of_the_year",
        "20x3年罗湖区政府工作报告|year_invalid",
        "罗湖区政府工作报告|year_missing",
        "2022年政府工作报告|region_missing",
        "2022年临海市云川区政府工作报告|region_unknown",
        "2022年朝阳区政府工作报告|region_missing",
        "2022年北京市朝阳区政府工作报告|110105 2022 title/title",
        "昆山市玉山镇2021年政府工作报告|region_unknown",
        "2021年昆山市玉山镇人民政府工作报告|region_unknown",
        "2021年昆山市政府工作报告|320583 2021 title/title",
        "2021年桐乡市政府工作报告|330483 2021 title/title",
        "萍乡2021年政府工作报告|360300 2021 title/title",
      })
  void theTitleTells(String title, String expected) {
    assertThat(summary(resolve("a.txt", title + "\n" + PLAIN))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "110101_2016.txt|110101 2016 file_name/file_name",
        "2016/110101.txt|110101 2016 file_name/file_name",
        "深圳/2014年南山区政府工作报告_2014.txt|440305 2014 file_name/file_name",
        "广东/南山区_2014.txt|440305 2014 file_name/file_name",
        "黑龙江省/鹤岗市/南山区/2014.html|230404 2014 file_name/file_name",
        "大鹏新区管委会2014年工作报告_2015.txt|4403Z1 2014 file_name/file_name",
        "深圳市罗湖区（2021年10月17日）_2021.txt|440303 2021 file_name/file_name",
        "罗湖区工作报告20211215.txt|440303 2022 file_name/file_name",
        "国务院_1954.txt|100000 1954 file_name/file_name",
        "罗湖区关于2021年度法治政府建设情况的报告_2022.txt|440303 2021 file_name/file_name",
        "a.zip!/北京/海淀_2019.txt|110108 2019 file_name/file_name",
        "吉林2016年.txt|220000 2016 file_name/file_name",
        "110101_20x3.txt|year_invalid",
        "2021年12月罗湖区政府工作报告.txt|440303 2022 file_name/file_name",
        "2021年1月罗湖区政府工作报告.txt|440303 2021 file_name/file_name",
        "罗湖区政府工作报告2021-12.txt|440303 2022 file_name/file_name",
        "罗湖区政府工作报告202112.txt|440303 2022 file_name/file_name",
        "罗湖区政府工作报告2021.12.20.txt|440303 2022 file_name/file_name",
        "2021-12-20罗湖区政府工作报告.txt|440303 2022 file_name/file_name",
        "2021_罗湖区.txt|440303 2021 file_name/file_name",
        "罗湖区.2022.txt|440303 2022 file_name/file_name",
        "昆山开发区2020年工作报告.txt|region_unknown",
        "昆山市/玉山镇2020.txt|region_unknown",
        "江西/萍乡2020.txt|360300 2020 file_name/file_name",
      })
  void theFileNameTells(String path, String expected) {
    assertThat(summary(resolve(path, PLAIN))).isEqualTo(expected);
  }

  @Test
  void aMonthIsNoDay() {
    assertThat(identity(resolve("2021年12月罗湖区政府工作报告.txt", PLAIN)).meetingDate()).isNull();
    assertThat(identity(resolve("罗湖区2021年12月3日报告.txt", PLAIN)).meetingDate())
        .isEqualTo(LocalDate.of(2021, 12, 3));
  }

  @Test
  void aTownIsNotTakenForWhatItsNameBeginsWith() {
    String text = "各位代表：现在，我代表玉山镇人民政府，向大会报告工作。\n一、工作回顾\n";

    assertThat(summary(resolve("昆山市/a_2021.txt", text))).isEqualTo("region_unknown");
  }

  @Test
  void theBodyTellsWhereItIsClear() {
    String text = "海淀的工作。海淀第三图书馆开放。书香海淀。全区上下同心,区委领导有力,全区稳定。\n2021年工作回顾\n做了。\n2022年工作安排\n要做。\n";

    assertThat(summary(resolve("a.txt", text))).isEqualTo("110108 2022 body/body");
  }

  @Test
  void theBodyIsNotGuessedFrom() {
    assertThat(summary(resolve("a.txt", "海淀、丰台、石景山都在建设。2021年增长5%,到2025年翻番。\n")))
        .isEqualTo("year_missing");
    assertThat(summary(resolve("a.txt", "海淀、丰台、石景山都在建设。\n2021年工作回顾\n2022年工作安排\n")))
        .isEqualTo("region_missing");
  }

  @Test
  void theTextWinsOverTheFileName() {
    Identity identity = identity(resolve("福田区_2019.txt", "2018年罗湖区政府工作报告\n" + PLAIN));

    assertThat(identity.region().code()).isEqualTo("440303");
    assertThat(identity.year()).isEqualTo(2018);
    assertThat(identity.contradiction())
        .isEqualTo(
            "year: title says 2018, file name says 2019; taken: 2018; "
                + "region: title says 罗湖区, file name says 福田区; taken: 罗湖区");
  }

  @Test
  void theHeadingsWinOverTheFileName() {
    String text = "各位代表：我代表罗湖区人民政府报告。\n2021年工作回顾\n做了。\n2022年工作安排\n要做。\n";

    assertThat(summary(resolve("罗湖区_2019.txt", text))).isEqualTo("440303 2022 title/body");
  }

  @Test
  void aReportOfOctoberIsTheNextYearsUnlessTheFileSaysOtherwise() {
    String text = "在深圳市罗湖区第八届人民代表大会第一次会议上\n2021年10月17日\n" + PLAIN;

    assertThat(identity(resolve("a.txt", text)).year()).isEqualTo(2022);
    assertThat(identity(resolve("罗湖_2021.txt", text)).year()).isEqualTo(2021);
    assertThat(identity(resolve("a.txt", text)).meetingDate())
        .isEqualTo(LocalDate.of(2021, 10, 17));
  }

  @Test
  void theReportsFileIsTrustedMost() {
    ReportsCsv reports =
        ReportsCsv.parse(
            "file,region,year,meeting_date,title\nb.txt,海淀区,2020,2020-01-06,我的题目\n", "r.csv");
    Identity identity = identity(resolve(reports, source("a/b.txt", "2018年罗湖区政府工作报告\n" + PLAIN)));

    assertThat(identity.region().code()).isEqualTo("110108");
    assertThat(identity.year()).isEqualTo(2020);
    assertThat(identity.title()).isEqualTo("我的题目");
    assertThat(identity.meetingDate()).isEqualTo(LocalDate.of(2020, 1, 6));
    assertThat(identity.contradiction()).contains("reports file says 2020, title says 2018");
  }

  @Test
  void columnsAreTrustedMoreThanTheTitle() {
    Map<String, String> columns = Map.of("省份", "广东省", "城市", "深圳市", "区县", "南山区", "年份", "2019年");

    assertThat(summary(resolve(ReportsCsv.none(), row("a.csv#12", PLAIN, columns))))
        .isEqualTo("440305 2019 column/column");
  }

  @ParameterizedTest
  @CsvSource({
    "city, 深圳市, district, 南山区, 440305 2019 column/column",
    "region, 深圳市, 区县, 南山区, 440305 2019 column/column",
    "region, 南山区, city, 深圳市, 440305 2019 column/column",
    "region, 广东省, city, 全省, 440000 2019 column/column",
    "region_code, 440300, district, 南山区, 440300 2019 column/column",
    "region, 昆山市, district, 玉山镇, region_unknown",
  })
  void theDeepestColumnTells(
      String one, String cell, String other, String otherCell, String expected) {
    Map<String, String> columns = Map.of(one, cell, other, otherCell, "year", "2019");

    assertThat(summary(resolve(ReportsCsv.none(), row("a.csv#1", PLAIN, columns))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "云川区, 2020, region_unknown",
    "999999, 2020, region_unknown",
    "110101, 20x3, year_invalid",
    "莱芜市, 2020, region_not_of_the_year",
    "北京海淀, 2020, 110108 2020 column/column",
    "440310, 2014, 4403Z3 2014 column/column",
  })
  void aColumnIsCheckedAgainstTheTable(String region, String year, String expected) {
    Map<String, String> columns = Map.of("region", region, "year", year);

    assertThat(summary(resolve(ReportsCsv.none(), row("a.csv#1", PLAIN, columns))))
        .isEqualTo(expected);
  }

  @Test
  void theDocumentNamesEveryColumn() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "input.md"));

    assertThat(Cells.names()).allMatch(name -> document.contains("`" + name + "`"));
  }

  @Test
  void aBodyOfYearsAndNamesTakesLinearTime() {
    String text = "2021年工作2022年的深圳市罗湖区".repeat(200_000);
    long begin = System.nanoTime();

    resolve("a.txt", text);

    assertThat((System.nanoTime() - begin) / 1_000_000_000L).isLessThan(60);
  }
}
