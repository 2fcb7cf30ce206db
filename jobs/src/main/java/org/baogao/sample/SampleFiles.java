package org.baogao.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;

/**
 * Dresses the reports of a corpus as files. The named regions from 2020 to 2024 show every dress
 * once or more; all others take turns through the common ones.
 */
final class SampleFiles {
  private static final int SHOWCASE_BEGINS = 2020;
  private static final int YEARLESS_YEAR = 2023;
  private static final Charset BIG5 = Charset.forName("Big5");
  private static final List<Dress> COMMON =
      List.of(Dress.PLAIN, Dress.INDENTED, Dress.GBK, Dress.HTML, Dress.PLAIN, Dress.HARD_WRAP);

  /** By region (the seven named ones, then the one that was merged) the dresses of 2020 to 2024. */
  private static final Map<String, List<Dress>> SHOWCASE =
      Map.of(
          "990101",
          List.of(Dress.PLAIN, Dress.HTML_GBK, Dress.ZIP, Dress.ONE_LINE, Dress.PLAIN),
          "990102",
          List.of(Dress.BOM, Dress.TSV, Dress.ZIP, Dress.HARD_WRAP, Dress.REPLACED_ZERO),
          "990103",
          List.of(Dress.GBK, Dress.TSV, Dress.ZIP, Dress.SPACED_TITLE, Dress.ANONYMOUS),
          "990104",
          List.of(Dress.HTML, Dress.DOCX, Dress.BIG5, Dress.FULL_WIDTH, Dress.PLAIN),
          "990105",
          List.of(Dress.CSV, Dress.JSONL, Dress.CONTRADICTING, Dress.LITERAL_ESCAPES, Dress.HTML),
          "990106",
          List.of(Dress.CSV, Dress.JSONL, Dress.PINYIN, Dress.PAGE_NUMBERS, Dress.DOCX),
          "990107",
          List.of(Dress.CSV, Dress.JSONL, Dress.GZ, Dress.PRIVATE_USE, Dress.INDENTED),
          "990108",
          List.of(Dress.TSV, Dress.UTF16));

  private final SampleCorpus corpus;
  private final TraditionalScript script = new TraditionalScript();
  private final Truth truth = new Truth();
  private final Map<String, List<SampleReport>> collections = new LinkedHashMap<>();
  private final StringBuilder byHand = new StringBuilder("file,region,year\n");

  SampleFiles(SampleCorpus corpus) {
    this.corpus = corpus;
  }

  /** Writes everything; see {@link SampleCorpus#write}. */
  void write(Path directory) throws IOException {
    Path reports = directory.resolve("reports");
    try (Stream<SampleReport> all = corpus.reports()) {
      for (SampleReport report : (Iterable<SampleReport>) all::iterator) {
        single(reports, report, dressOf(report));
      }
    }
    collections(reports);
    extras(reports);
    text(directory.resolve("reports.csv"), byHand.toString());
    text(directory.resolve("regions.csv"), corpus.regionsTable());
    Path tables = directory.resolve("truth");
    text(tables.resolve("reports.tsv"), truth.reportsTable());
    text(tables.resolve("topic_shares.tsv"), truth.sharesTable());
    text(tables.resolve("targets.tsv"), truth.targetsTable());
    text(tables.resolve("copied.tsv"), truth.copiedTable());
  }

  private static Dress dressOf(SampleReport report) {
    List<Dress> shown = SHOWCASE.get(SampleRegions.place(report.region()));
    int number = report.year() - SHOWCASE_BEGINS;
    if (shown != null && number >= 0 && number < shown.size()) {
      return shown.get(number);
    }
    int turn = Integer.parseInt(report.region().code()) + report.year();
    return COMMON.get(turn % COMMON.size());
  }

  /** Writes a report as a file of its own, or keeps it for the collection that it belongs to. */
  private void single(Path reports, SampleReport report, Dress dress) throws IOException {
    String name = report.title();
    String year = report.year() + "/";
    String text = report.text();
    switch (dress) {
      case CSV, TSV, JSONL, ZIP ->
          collections
              .computeIfAbsent(dress.label() + report.year(), key -> new ArrayList<>())
              .add(report);
      case PLAIN -> put(reports, year + name + ".txt", utf8(text), report, dress);
      case BOM -> put(reports, year + name + ".txt", utf8('\uFEFF' + text), report, dress);
      case GBK ->
          put(
              reports,
              year + name + ".txt",
              Layouts.indented(text).replace("\n", "\r\n").getBytes(Containers.GBK),
              report,
              dress);
      case UTF16 ->
          // UTF-16LE with its byte order mark, as Windows writes it.
          put(
              reports,
              year + name + ".txt",
              ('\uFEFF' + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE),
              report,
              dress);
      case BIG5 ->
          put(
              reports,
              year + report.year() + "-sungyuan.txt",
              script.traditional(text).replace('∶', '：').replace('着', '著').getBytes(BIG5),
              report,
              dress);
      case HTML -> {
        byte[] page = utf8(Containers.html(name, text, "UTF-8"));
        put(reports, year + "gzbg_" + report.region().code() + ".html", page, report, dress);
      }
      case HTML_GBK -> {
        byte[] page = Containers.html(name, text, "gb2312").getBytes(Containers.GBK);
        put(reports, year + "gzbg_" + report.region().code() + ".htm", page, report, dress);
      }
      case DOCX -> put(reports, year + name + ".docx", Containers.docx(name, text), report, dress);
      case PDF -> put(reports, year + name + ".pdf", Containers.pdf(text), report, dress);
      case GZ -> put(reports, year + name + ".txt.gz", Containers.gzip(utf8(text)), report, dress);
      case PINYIN ->
          put(
              reports,
              year + name + "（全文）.txt",
              utf8(BracketedPinyin.damage(Layouts.halfWidthMarks(script.traditional(text)))),
              report,
              dress);
      case ONE_LINE ->
          put(reports, year + name + ".txt", utf8(Layouts.oneLine(text)), report, dress);
      case HARD_WRAP ->
          put(reports, year + name + ".txt", utf8(Layouts.hardWrapped(text)), report, dress);
      case INDENTED ->
          put(reports, year + name + ".txt", utf8(Layouts.indented(text)), report, dress);
      case SPACED_TITLE ->
          put(reports, year + name + ".txt", utf8(Layouts.spacedTitle(text)), report, dress);
      case FULL_WIDTH ->
          put(reports, year + name + ".txt", utf8(Layouts.fullWidth(text)), report, dress);
      case LITERAL_ESCAPES ->
          put(reports, year + name + ".txt", utf8(Layouts.literalEscapes(text)), report, dress);
      case PAGE_NUMBERS ->
          put(reports, year + name + ".txt", utf8(Layouts.paged(text)), report, dress);
      case PRIVATE_USE ->
          put(reports, year + name + ".txt", utf8(Layouts.privateUsePoints(text)), report, dress);
      case REPLACED_ZERO ->
          put(reports, year + name + ".txt", utf8(Layouts.replacedZeros(text)), report, dress);
      case CONTRADICTING -> {
        // The file is named after the year in which the report was delivered or the one before.
        String wrong = "归档/" + name.replace(report.year() + "年", report.year() - 1 + "年") + ".txt";
        put(reports, wrong, utf8(text), report, dress);
      }
      case ANONYMOUS -> {
        String path = "scan/0417.txt";
        SampleReport bare = Layouts.anonymous(report);
        put(reports, path, utf8(Layouts.indented(bare.text())), bare, dress);
        byHand.append("%s,%s,%d\n".formatted(path, report.region().name(), report.year()));
      }
    }
  }

  private void put(Path reports, String path, byte[] content, SampleReport report, Dress dress)
      throws IOException {
    SampleCorpus.writeFile(reports.resolve(path), content);
    truth.report(path, report, dress);
  }

  /** Writes the files that hold several reports. */
  private void collections(Path reports) throws IOException {
    for (Map.Entry<String, List<SampleReport>> entry : collections.entrySet()) {
      List<SampleReport> members = entry.getValue();
      int year = members.get(0).year();
      if (entry.getKey().startsWith(Dress.ZIP.label())) {
        archive(reports, year + "/云泽市各区" + year + "年报告.zip", members);
      } else if (entry.getKey().startsWith(Dress.CSV.label())) {
        rows(reports, "汇编/云泽市政府工作报告汇编_" + year + ".csv", members, Dress.CSV);
      } else if (entry.getKey().startsWith(Dress.TSV.label())) {
        rows(reports, "汇编/reports_" + year + ".tsv", members, Dress.TSV);
      } else {
        rows(reports, "汇编/gov_reports_" + year + ".jsonl", members, Dress.JSONL);
      }
    }
  }

  private void rows(Path reports, String path, List<SampleReport> members, Dress dress)
      throws IOException {
    StringBuilder table =
        new StringBuilder(
            switch (dress) {
              case CSV -> "\uFEFF" + Containers.csvRow(List.of("地区", "年份", "标题", "正文"));
              case TSV -> "region\tyear\ttitle\ttext\n";
              default -> "";
            });
    int row = 0;
    for (SampleReport report : members) {
      row++;
      String region = report.region().name();
      String year = String.valueOf(report.year());
      String text = report.text().strip();
      table.append(
          switch (dress) {
            case CSV -> Containers.csvRow(List.of(region, year, report.title(), text));
            case TSV ->
                String.join("\t", region, year, report.title(), Layouts.oneLine(text)) + "\n";
            default -> {
              Map<String, String> fields = new LinkedHashMap<>();
              fields.put("region", report.region().fullName());
              fields.put("year", year);
              fields.put("title", report.title());
              fields.put("content", text);
              yield Containers.jsonLine(fields);
            }
          });
      truth.report(path + "#" + row, report, dress);
    }
    text(reports.resolve(path), table.toString());
  }

  private void archive(Path reports, String path, List<SampleReport> members) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (SampleReport report : members) {
      String entry = "云泽市/" + report.title() + ".txt";
      entries.put(entry, Layouts.indented(report.text()).getBytes(Containers.GBK));
      truth.report(path + "!/" + entry, report, Dress.ZIP);
    }
    SampleCorpus.writeFile(reports.resolve(path), Containers.zip(entries, Containers.GBK));
  }

  /** The city's reports, the second one of an election year, the duplicates and the rejects. */
  private void extras(Path reports) throws IOException {
    int last = corpus.options().lastYear();
    SampleReport city = corpus.cityReport(last);
    single(reports, city, Dress.INDENTED);
    if (last > corpus.options().firstYear()) {
      single(reports, corpus.cityReport(last - 1), Dress.PDF);
    }
    List<Region> regions = corpus.regions();
    Region first = byCode(regions, "990101");
    duplicates(reports, first, last);
    if (corpus.options().districts() >= 4) {
      elected(reports, byCode(regions, SampleRegions.ELECTION_DISTRICT));
      SampleReport bare =
          Layouts.yearless(corpus.electionReport(byCode(regions, "990104"), YEARLESS_YEAR));
      text(reports.resolve("scan/松垣区政府工作报告.txt"), bare.text());
      truth.reject("scan/松垣区政府工作报告.txt", ReasonCode.YEAR_MISSING, "yearless");
    }
    text(reports.resolve("scan/空白.txt"), "");
    truth.reject("scan/空白.txt", ReasonCode.FILE_EMPTY, "empty");
  }

  private void elected(Path reports, Region region) throws IOException {
    int year = SampleRegions.ELECTION_YEAR;
    if (corpus.options().firstYear() <= year && year <= corpus.options().lastYear()) {
      SampleReport second = corpus.electionReport(region, year);
      String path = year + "/" + second.title() + "（换届）.txt";
      put(reports, path, utf8(Layouts.indented(second.text())), second, Dress.INDENTED);
    }
  }

  private void duplicates(Path reports, Region region, int year) throws IOException {
    SampleReport report = corpus.report(region, year);
    String original = truth.pathOf(region.code(), year);
    if (original == null || dressOf(report) != Dress.PLAIN) {
      return;
    }
    String mirror = "镜像/" + report.title() + ".txt";
    text(reports.resolve(mirror), report.text());
    truth.duplicate(mirror, report, Dress.PLAIN, original);
    SampleReport near = Layouts.nearlyTheSame(report);
    String page = "镜像/content_" + year + "0117.html";
    text(reports.resolve(page), Containers.html(report.title(), near.text(), "UTF-8"));
    truth.duplicate(page, near, Dress.HTML, original);
  }

  private static Region byCode(List<Region> regions, String code) {
    return regions.stream().filter(region -> region.code().equals(code)).findFirst().orElseThrow();
  }

  private static void text(Path file, String content) throws IOException {
    SampleCorpus.writeFile(file, utf8(content));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
