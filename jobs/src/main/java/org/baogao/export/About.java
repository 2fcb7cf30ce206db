package org.baogao.export;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baogao.contract.CheckResults;
import org.baogao.contract.Columns;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.publish.Manifest;
import org.baogao.query.ReleaseTables;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last sheet: which release this is, what it covers and what its numbers mean;
 * and what every column means.
 */
final class About {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String COUNTED_REPORTS =
      "%s WHERE %s".formatted(Reports.TABLE.name(), Sheets.COUNTED);

  private final ReleaseTables tables;
  private final Manifest manifest;
  private final Language language;

  About(ReleaseTables tables, Manifest manifest, Language language) {
    this.tables = tables;
    this.manifest = manifest;
    this.language = language;
  }

  /** Writes the first sheet. */
  void write(SheetWriter writer, List<Sheet> sheets, List<Export.Exported> exported)
      throws IOException {
    writer.begin(
        text("about", "说明"),
        List.of(text("what", "项目"), text("value", "内容"), text("explained", "解释")),
        List.of(CellFormat.TEXT, CellFormat.FIGURE, CellFormat.PROSE));
    writeRelease(writer);
    writeCoverage(writer);
    writeMeanings(writer);
    for (int i = 0; i < sheets.size(); i++) {
      line(
          writer,
          text("rows of %s", "“%s”行数").formatted(sheets.get(i).name()),
          exported.get(i).rows(),
          sheets.get(i).content());
    }
    for (Map.Entry<String, String> version : manifest.versions().entrySet()) {
      line(
          writer,
          text("version of %s", "版本：%s").formatted(version.getKey()),
          version.getValue(),
          "");
    }
    writer.end();
  }

  private void writeRelease(SheetWriter writer) throws IOException {
    line(
        writer,
        text("release", "发布编号"),
        manifest.runId().value(),
        text(
            "The run that made these numbers; every file of one release has the same.",
            "产生这些数字的运行；同一次发布的所有文件编号相同。"));
    line(writer, text("made", "发布时间"), TIME.format(manifest.createdAt()), "");
  }

  private void writeCoverage(SheetWriter writer) throws IOException {
    line(
        writer,
        text("reports", "报告数"),
        count("count(*)", Reports.TABLE.name()),
        text("All that were found.", "找到的全部报告。"));
    line(
        writer,
        text("of these duplicates", "其中重复"),
        count("count(%s)".formatted(Reports.DUPLICATE_OF.name()), Reports.TABLE.name()),
        text("The same report from another source; it is counted once.", "来源不同、内容相同的报告，只计一次。"));
    line(
        writer,
        text("regions", "地区数"),
        count("count(DISTINCT %s)".formatted(Columns.REGION_CODE.name()), COUNTED_REPORTS),
        "");
    line(
        writer,
        text("regions and years", "地区年度数"),
        count(
            "count(DISTINCT (%s))"
                .formatted(ReleaseTables.names(List.of(Columns.REGION_CODE, Columns.YEAR))),
            COUNTED_REPORTS),
        text(
            "For which a report is counted; a region and year that have none are in no table of"
                + " shares or terms.",
            "有计入统计的报告的地区和年份；没有报告的地区和年份不出现在占比和词语表中。"));
    line(
        writer,
        text("first year", "最早年份"),
        year("min"),
        text("The year that a report plans.", "报告所安排工作的年份。"));
    line(writer, text("last year", "最晚年份"), year("max"), "");
    line(
        writer,
        text("damaged sentences", "残损句数"),
        count(
            "coalesce(sum(%s), 0)".formatted(Reports.DAMAGED_SENTENCES.name()),
            Reports.TABLE.name()),
        text("They are in no count.", "不计入任何统计。"));
    line(
        writer,
        text("inputs refused", "拒收输入数"),
        count("count(*)", Rejects.TABLE.name()),
        text("The table rejects says why each.", "逐项原因见拒收表。"));
    line(
        writer,
        text("checks that did not pass", "未通过的校验数"),
        count(
            "count(*) FILTER (WHERE NOT %s)".formatted(CheckResults.PASSED.name()),
            CheckResults.TABLE.name()),
        text("Warnings: the table checks has them.", "均为警告，见校验表。"));
  }

  private void writeMeanings(SheetWriter writer) throws IOException {
    String meaning = text("meaning", "数字含义");
    line(
        writer,
        meaning,
        text("share", "占比"),
        text(
            "Characters of the sentences on a topic over those of all sentences: how much was"
                + " written, not how much was done. Shares of a report add up to 100 %.",
            "讲某主题的句子的字符数占全部句子字符数的比例：是写了多少，不是做了多少。一份报告各主题占比合计为 100%。"));
    line(
        writer,
        meaning,
        text("share_low, share_high", "占比下限、占比上限"),
        text(
            "The 95 % interval. Two shares whose intervals overlap widely are not told apart.",
            "95% 区间。区间大部分重叠的两个占比，不能断定孰高孰低。"));
    line(
        writer,
        meaning,
        text("share_change", "占比变化"),
        text(
            "In percentage points against the year before; read it together with"
                + " share_change_significant.",
            "与上年相比的百分点之差；应与“变化是否显著”一并阅读。"));
    line(
        writer,
        meaning,
        text("empty cell", "空单元格"),
        text(
            "Unknown or not there, never zero; the dictionary says what it means in each column.",
            "表示没有或不适用，不是零；各列为空的含义见数据字典。"));
    line(
        writer,
        meaning,
        text("numbers", "数值"),
        text(
            "Cells hold the unrounded numbers of the tables; only their display is rounded.",
            "单元格中是数据表的原始数值，仅显示时四舍五入。"));
    line(
        writer,
        meaning,
        text("sentences behind a number", "数字背后的句子"),
        text(
            "The dashboard of the release shows them (dashboard/index.html).",
            "在本次发布的看板中查看（dashboard/index.html）。"));
  }

  private static void line(
      SheetWriter writer, String what, @Nullable Object value, String explained)
      throws IOException {
    writer.row(Arrays.asList(what, value, explained.isEmpty() ? null : explained));
  }

  /** A year as text: it is no number of anything. */
  private String year(String aggregate) throws IOException {
    return Long.toString(
        count("%s(%s)".formatted(aggregate, Columns.YEAR.name()), COUNTED_REPORTS));
  }

  private long count(String aggregate, String table) throws IOException {
    return tables.number("SELECT %s FROM %s".formatted(aggregate, table));
  }

  private String text(String english, String chinese) {
    return language.choose(english, chinese);
  }

  /** Writes the last sheet. */
  void writeDictionary(SheetWriter writer, List<Sheet> sheets) throws IOException {
    writer.begin(
        text("dictionary", "数据字典"),
        List.of(
            text("sheet", "工作表"),
            text("column", "列"),
            text("source", "来源列"),
            text("type", "类型"),
            text("meaning", "含义")),
        List.of(
            CellFormat.TEXT, CellFormat.TEXT, CellFormat.TEXT, CellFormat.TEXT, CellFormat.PROSE));
    for (Sheet sheet : sheets) {
      for (SheetColumn column : sheet.columns()) {
        writer.row(
            List.of(
                sheet.name(),
                column.header(),
                column.source(),
                column.field().type().simpleString(),
                column.meaning()));
      }
    }
    writer.end();
  }
}
