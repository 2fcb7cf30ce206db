package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baogao.ingest.Fixtures.BIG5;
import static org.baogao.ingest.Fixtures.GB18030;
import static org.baogao.ingest.Fixtures.GBK;
import static org.baogao.ingest.Fixtures.REPORT;
import static org.baogao.ingest.Fixtures.TRADITIONAL_REPORT;
import static org.baogao.ingest.Fixtures.bytes;
import static org.baogao.ingest.Fixtures.compoundFile;
import static org.baogao.ingest.Fixtures.cut;
import static org.baogao.ingest.Fixtures.docx;
import static org.baogao.ingest.Fixtures.encryptedDocx;
import static org.baogao.ingest.Fixtures.encryptedPdf;
import static org.baogao.ingest.Fixtures.gzip;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.pdf;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.Fixtures.zip;
import static org.baogao.ingest.Fixtures.zipFlag;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.baogao.Shared;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of files of every format, whole, odd and hostile. */
class ReportExtractorTest {
  /** Small limits, so that passing them costs little. */
  private static final ExtractionLimits LIMITS =
      new ExtractionLimits(
          12 << 20, 64 << 20, 24 << 20, 100, 3, 50, 20, 1 << 30, 2_000_000, 1_000_000, 50_000);

  private static final String LONG_REPORT = REPORT.repeat(8);

  /** Takes what comes out: reports as {@code path FORMAT charset}, rejects as {@code path CODE}. */
  private static final class Outcomes implements ReportSink {
    private final List<String> lines = new ArrayList<>();
    private final List<SourceReport> reports = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    static Outcomes of(String path, byte[] content) {
      Outcomes outcomes = new Outcomes();
      new ReportExtractor(LIMITS).extract(path, ContentSource.of(content), outcomes);
      return outcomes;
    }

    @Override
    public void accept(SourceReport report) {
      reports.add(report);
      lines.add(report.sourcePath() + " " + report.format() + " " + report.charset());
    }

    @Override
    public void reject(Reject reject) {
      rejects.add(reject);
      lines.add(reject.sourcePath() + " " + reject.reasonCode());
    }
  }

  private static Arguments file(String path, byte[] content, String... outcomes) {
    return Arguments.of(path, content, List.of(outcomes));
  }

  static Stream<Arguments> plainTexts() {
    byte[] gbk = LONG_REPORT.getBytes(GBK);
    byte[] utf8 = utf8(LONG_REPORT);
    return Stream.of(
        file("a.txt", utf8(REPORT), "a.txt TEXT UTF-8"),
        file("mark.txt", joined(bytes(0xEF, 0xBB, 0xBF), utf8), "mark.txt TEXT UTF-8"),
        file("gbk.txt", gbk, "gbk.txt TEXT GB18030"),
        file("short-gbk.txt", "各位代表".getBytes(GBK), "short-gbk.txt TEXT GB18030"),
        file("rare.txt", (REPORT + "𠮷㐂").getBytes(GB18030), "rare.txt TEXT GB18030"),
        file("big5.txt", TRADITIONAL_REPORT.getBytes(BIG5), "big5.txt TEXT Big5"),
        file("le.txt", REPORT.getBytes(UTF_16LE), "le.txt TEXT UTF-16LE"),
        file("be.txt", REPORT.getBytes(UTF_16BE), "be.txt TEXT UTF-16BE"),
        file(
            "le-mark.txt",
            joined(bytes(0xFF, 0xFE), REPORT.getBytes(UTF_16LE)),
            "le-mark.txt TEXT UTF-16LE"),
        file(
            "be-mark.txt",
            joined(bytes(0xFE, 0xFF), REPORT.getBytes(UTF_16BE)),
            "be-mark.txt TEXT UTF-16BE"),
        file(
            "no-zero-le.txt",
            REPORT.replace("\n", "").getBytes(UTF_16LE),
            "no-zero-le.txt TEXT UTF-16LE"),
        file("no-suffix", utf8, "no-suffix TEXT UTF-8"),
        file("cut-utf8.txt", cut(utf8, 2), "cut-utf8.txt TEXT UTF-8"),
        file("cut-gbk.txt", cut(gbk, 2), "cut-gbk.txt TEXT GB18030"),
        file("one-bad.txt", joined(utf8, bytes(0xFF), utf8), "one-bad.txt TEXT UTF-8"),
        file(
            "many-bad.txt",
            joined(utf8(REPORT), bytes(0xFF, 0xFF, 0xC0, 0xC0, 0xFF), utf8(REPORT)),
            "many-bad.txt CHARSET_UNDECODABLE"),
        file(
            "latin.txt",
            joined(bytes(0xE9, 0x20, 0xE8, 0x20, 0xFC)),
            "latin.txt CHARSET_UNDECODABLE"),
        file("half.txt", joined(utf8(REPORT), gbk), "half.txt CHARSET_UNDECODABLE"),
        file("empty.txt", new byte[0], "empty.txt FILE_EMPTY"),
        file("blank.txt", utf8(" \r\n\t　\u200B\uFEFF"), "blank.txt FILE_EMPTY"),
        file("mark-only.txt", bytes(0xEF, 0xBB, 0xBF), "mark-only.txt FILE_EMPTY"),
        file("nul.txt", joined(utf8, new byte[1], utf8), "nul.txt BINARY_CONTENT"),
        file("zeros.txt", new byte[5000], "zeros.txt BINARY_CONTENT"),
        file("controls.txt", bytes(1, 2, 3, 4, 5, 6, 'a', 'b'), "controls.txt BINARY_CONTENT"),
        file("png.txt", joined(bytes(0x89, 'P', 'N', 'G', 13, 10), utf8), "png.txt BINARY_CONTENT"),
        file("noise.txt", noise(5000), "noise.txt BINARY_CONTENT"),
        file("old.rtf", utf8("{\\rtf1\\ansi report}"), "old.rtf UNSUPPORTED_FORMAT"),
        file("a.rar", utf8("Rar!\u001A\u0007"), "a.rar UNSUPPORTED_FORMAT"),
        file("a.xml", utf8("<?xml version='1.0'?><a>甲</a>"), "a.xml UNSUPPORTED_FORMAT"),
        file("large.txt", filled(13 << 20, 'a'), "large.txt FILE_TOO_LARGE"),
        file("long.txt", filled(3 << 20, 'a'), "long.txt FILE_TOO_LARGE"),
        file("line\nfeed 😀.txt", utf8(REPORT), "line\nfeed 😀.txt TEXT UTF-8"));
  }

  static Stream<Arguments> pages() {
    String page = "<html><head><title>报告</title></head><body><p>" + REPORT + "</p></body></html>";
    String bomb =
        "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>"
            + "<html><body><p>&a;&b;报告</p></body></html>";
    return Stream.of(
        file("a.html", utf8(page), "a.html HTML UTF-8"),
        file("named.txt", utf8(page), "named.txt HTML UTF-8"),
        file("gbk.htm", page.getBytes(GBK), "gbk.htm HTML GB18030"),
        file("wide.html", page.getBytes(UTF_16LE), "wide.html HTML UTF-16LE"),
        file("lies.html", utf8("<meta charset=gbk><p>" + REPORT), "lies.html HTML UTF-8"),
        file(
            "declared.html",
            "<meta charset=gb2312><p>霾冇".getBytes(GBK),
            "declared.html HTML GB18030"),
        file("xhtml.xml", utf8("<?xml version='1.0'?>" + page), "xhtml.xml HTML UTF-8"),
        file(
            "chrome.html",
            utf8("<html><nav>首页</nav><script>甲</script></html>"),
            "chrome.html HTML_WITHOUT_TEXT"),
        file("entities.html", utf8(bomb), "entities.html HTML UTF-8"),
        file(
            "deep.html",
            utf8("<html><body>" + "<div>".repeat(100_000) + REPORT),
            "deep.html HTML UTF-8"),
        file(
            "deep-inline.html",
            utf8("<html>" + "<b>".repeat(100_000) + REPORT),
            "deep-inline.html HTML UTF-8"),
        file(
            "deep-table.html",
            utf8("<html>" + "<table><tr><td>".repeat(4_000) + REPORT),
            "deep-table.html HTML UTF-8"),
        file("open.html", utf8("<html><p " + "a".repeat(100_000)), "open.html HTML_WITHOUT_TEXT"));
  }

  static Stream<Arguments> tables() {
    String rows = "region,year,text\n海淀区,2021,\"甲\n乙\"\n海淀区,2022,丙\n";
    return Stream.of(
        file("a.csv", utf8(rows), "a.csv#1 CSV UTF-8", "a.csv#2 CSV UTF-8"),
        file(
            "marked-up.csv",
            utf8("year,text\n2021,<html><body>" + "<p>甲</p>".repeat(9) + "\n2022,<p>乙</p>\n"),
            "marked-up.csv#1 CSV UTF-8",
            "marked-up.csv#2 CSV UTF-8"),
        file(
            "gbk.csv",
            (rows + "海淀区,2023," + REPORT.replace("\n", "")).getBytes(GBK),
            "gbk.csv#1 CSV GB18030",
            "gbk.csv#2 CSV GB18030",
            "gbk.csv#3 CSV GB18030"),
        file("a.tsv", utf8("地区\t正文\n海淀区\t甲\n"), "a.tsv#1 TSV UTF-8"),
        file("tabs.csv", utf8("地区\t正文\n海淀区\t甲\n"), "tabs.csv#1 TSV UTF-8"),
        file(
            "wide.csv",
            joined(bytes(0xFF, 0xFE), "地区\t正文\n海淀区\t甲\n".getBytes(UTF_16LE)),
            "wide.csv#1 TSV UTF-16LE"),
        file("semicolons.csv", utf8("year;content\n2021;甲，乙\n"), "semicolons.csv#1 CSV UTF-8"),
        file("found.csv", utf8("a,b\n海淀区,\"" + LONG_REPORT + "\"\n"), "found.csv#1 CSV UTF-8"),
        file("headless.csv", utf8("海淀区,\"" + LONG_REPORT + "\"\n"), "headless.csv#1 CSV UTF-8"),
        file(
            "empty-cell.csv",
            utf8("year,text\n2021,\n2022,甲\n2023\n"),
            "empty-cell.csv#1 ROW_WITHOUT_TEXT",
            "empty-cell.csv#2 CSV UTF-8",
            "empty-cell.csv#3 ROW_WITHOUT_TEXT"),
        file(
            "unquoted.csv",
            utf8("year,text\n2021,甲,乙\n2022,丙\n"),
            "unquoted.csv#1 TABLE_MALFORMED",
            "unquoted.csv#2 CSV UTF-8"),
        file("no-text.csv", utf8("file,year\na,2021\n"), "no-text.csv TABLE_WITHOUT_TEXT_COLUMN"),
        file(
            "open-quote.csv",
            utf8("year,text\n2021,甲\n2022,\"乙\n2023,丙\n"),
            "open-quote.csv#1 CSV UTF-8",
            "open-quote.csv#2 TABLE_MALFORMED"),
        file(
            "open-quote-long.csv",
            utf8("year,text\n2021,甲\n2022,\"" + "乙".repeat(3_000_000)),
            "open-quote-long.csv#1 CSV UTF-8",
            "open-quote-long.csv#2 TABLE_MALFORMED"),
        file(
            "late-quote.csv",
            utf8("year,text\n" + "2021,甲\n".repeat(40) + "2022,\"乙\"丙\n2023,丁\n"),
            Stream.concat(
                    Stream.iterate(1, i -> i <= 40, i -> i + 1)
                        .map(i -> "late-quote.csv#" + i + " CSV UTF-8"),
                    Stream.of("late-quote.csv#41 TABLE_MALFORMED"))
                .toArray(String[]::new)),
        file("header-only.csv", utf8("year,text\n"), "header-only.csv FILE_EMPTY"),
        file("blank-lines.csv", utf8("\n\n\n"), "blank-lines.csv FILE_EMPTY"),
        file("binary.csv", noise(3000), "binary.csv BINARY_CONTENT"));
  }

  static Stream<Arguments> jsonLines() {
    String line = "{\"region\":\"海淀区\",\"year\":2021,\"text\":\"" + "甲乙。".repeat(9) + "\"}\n";
    return Stream.of(
        file("a.jsonl", utf8(line + line), "a.jsonl#1 JSONL UTF-8", "a.jsonl#2 JSONL UTF-8"),
        file(
            "marked-up",
            utf8("{\"text\": \"" + "<p>甲</p>".repeat(9) + "\"}\n" + line),
            "marked-up#1 JSONL UTF-8",
            "marked-up#2 JSONL UTF-8"),
        file("named.txt", utf8(line), "named.txt#1 JSONL UTF-8"),
        file(
            "blank.jsonl",
            utf8(line + "\n" + line),
            "blank.jsonl#1 JSONL UTF-8",
            "blank.jsonl#3 JSONL UTF-8"),
        file(
            "bad.jsonl",
            utf8(line + "{\"text\": \n" + line),
            "bad.jsonl#1 JSONL UTF-8",
            "bad.jsonl#2 JSON_MALFORMED",
            "bad.jsonl#3 JSONL UTF-8"),
        file(
            "list.jsonl",
            utf8("[1,2]\n" + line),
            "list.jsonl#1 JSON_MALFORMED",
            "list.jsonl#2 JSONL UTF-8"),
        file("two.jsonl", utf8("{} {}\n"), "two.jsonl#1 JSON_MALFORMED"),
        file(
            "deep.jsonl",
            utf8("{\"a\":" + "[".repeat(10_000) + "\n" + line),
            "deep.jsonl#1 JSON_MALFORMED",
            "deep.jsonl#2 JSONL UTF-8"),
        file(
            "deep-skipped.jsonl",
            utf8("{\"a\":" + "{\"b\":".repeat(10_000) + "1" + "}".repeat(10_001) + "\n"),
            "deep-skipped.jsonl#1 JSON_MALFORMED"),
        file(
            "no-text.jsonl",
            utf8("{\"year\":2021}\n"),
            "no-text.jsonl#1 TABLE_WITHOUT_TEXT_COLUMN"),
        file(
            "empty-text.jsonl",
            utf8("{\"year\":2021,\"text\":\" \"}\n"),
            "empty-text.jsonl#1 ROW_WITHOUT_TEXT"),
        file(
            "null-text.jsonl",
            utf8("{\"year\":2021,\"text\":null}\n"),
            "null-text.jsonl#1 TABLE_WITHOUT_TEXT_COLUMN"),
        file(
            "long-text.jsonl",
            utf8("{\"text\":\"" + "a".repeat(1_000_500) + "\"}\n" + line),
            "long-text.jsonl#1 FILE_TOO_LARGE",
            "long-text.jsonl#2 JSONL UTF-8"),
        file(
            "long-line.jsonl",
            utf8("{\"text\":\"" + "a".repeat(6_500_000) + "\"}\n" + line),
            "long-line.jsonl#1 FILE_TOO_LARGE",
            "long-line.jsonl#2 JSONL UTF-8"),
        file("pretty.json", utf8("{\n  \"text\": \"甲\"\n}\n"), "pretty.json UNSUPPORTED_FORMAT"));
  }

  static Stream<Arguments> documents() {
    byte[] docx = docx("工作报告", "各位代表：", "新增学位三千个。");
    byte[] pdf = pdf("Dear deputies", "We built 40 parks.");
    return Stream.of(
        file("a.docx", docx, "a.docx DOCX -"),
        file("docx-named.doc", docx, "docx-named.doc DOCX -"),
        file("cut.docx", cut(docx, docx.length / 2), "cut.docx DOCUMENT_BROKEN"),
        file(
            "empty.docx",
            zip("[Content_Types].xml", utf8("<Types/>"), "word/document.xml", utf8("<a>")),
            "empty.docx DOCUMENT_BROKEN"),
        file(
            "book.xlsx",
            zip("[Content_Types].xml", utf8("<Types/>"), "xl/workbook.xml", utf8("<a/>")),
            "book.xlsx UNSUPPORTED_FORMAT"),
        file(
            "text.odt",
            zip("mimetype", utf8("application/vnd.oasis.opendocument.text")),
            "text.odt UNSUPPORTED_FORMAT"),
        file("secret.docx", encryptedDocx(), "secret.docx DOCUMENT_ENCRYPTED"),
        file("a.doc", Fixtures.doc("各位代表：\r新增学位三千个。\r"), "a.doc DOC -"),
        file("book.xls", compoundFile("Workbook", utf8("no")), "book.xls UNSUPPORTED_FORMAT"),
        file("broken.doc", compoundFile("WordDocument", noise(5000)), "broken.doc DOCUMENT_BROKEN"),
        file("zeros.doc", compoundFile("WordDocument", new byte[5000]), "zeros.doc NO_TEXT"),
        file(
            "cut.doc",
            cut(compoundFile("WordDocument", new byte[5000]), 4000),
            "cut.doc DOCUMENT_BROKEN"),
        file("a.pdf", pdf, "a.pdf PDF -"),
        file("pdf.txt", pdf, "pdf.txt PDF -"),
        file("cut.pdf", utf8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"), "cut.pdf DOCUMENT_BROKEN"),
        file("junk.pdf", joined(utf8("%PDF-1.4\n"), noise(4000)), "junk.pdf DOCUMENT_BROKEN"),
        file("blank.pdf", pdf(), "blank.pdf NO_TEXT"),
        file("owner.pdf", encryptedPdf("", "We built 40 parks."), "owner.pdf PDF -"),
        file(
            "secret.pdf",
            encryptedPdf("secret", "We built 40 parks."),
            "secret.pdf DOCUMENT_ENCRYPTED"));
  }

  static Stream<Arguments> archives() {
    byte[] text = utf8(REPORT);
    byte[] two = zip("a.txt", noisyText(4000), "b.txt", noisyText(4000));
    byte[] corrupt = two.clone();
    corrupt[200] ^= 0x55;
    byte[] gz = gzip(noisyText(4000));
    byte[] checksum = gz.clone();
    checksum[checksum.length - 6] ^= 1;
    byte[] nested = zip("1.zip", zip("2.zip", zip("a.txt", text)));
    byte[] many =
        zip(
            Stream.iterate(0, i -> i < 60, i -> i + 1)
                .flatMap(i -> Stream.of("f" + i + ".txt", text))
                .toArray());
    return Stream.of(
        file("a.txt.gz", gzip(text), "a.txt.gz TEXT UTF-8"),
        file("a.csv.gz", gzip(utf8("year,text\n2021,甲\n")), "a.csv.gz#1 CSV UTF-8"),
        file("two.txt.gz", joined(gzip(text), gzip(text)), "two.txt.gz TEXT UTF-8"),
        file("cut.txt.gz", cut(gz, 20), "cut.txt.gz ARCHIVE_BROKEN"),
        file("checksum.txt.gz", checksum, "checksum.txt.gz ARCHIVE_BROKEN"),
        file("fake.gz", bytes(0x1F, 0x8B, 8, 0), "fake.gz ARCHIVE_BROKEN"),
        file("bomb.gz", gzip(new byte[30 << 20]), "bomb.gz ARCHIVE_TOO_LARGE"),
        file("bomb.txt.gz", gzip(filled(8 << 20, 'a')), "bomb.txt.gz ARCHIVE_TOO_LARGE"),
        file("double.gz", gzip(gzip(text)), "double.gz TEXT UTF-8"),
        file(
            "a.zip",
            zip("x/a.txt", text, "b.html", utf8("<p>甲</p>"), "c.csv", utf8("text\n甲\n")),
            "a.zip!/x/a.txt TEXT UTF-8",
            "a.zip!/b.html HTML UTF-8",
            "a.zip!/c.csv#1 CSV UTF-8"),
        file("inner-gz.zip", zip("a.txt.gz", gzip(text)), "inner-gz.zip!/a.txt.gz TEXT UTF-8"),
        file("docx.zip", zip("a.docx", docx("", "甲")), "docx.zip!/a.docx DOCX -"),
        file(
            "gbk.zip",
            zip(GBK, "海淀区/2021年政府工作报告.txt", text),
            "gbk.zip!/海淀区/2021年政府工作报告.txt TEXT UTF-8"),
        file("big5.zip", zip(BIG5, "臺北縣工作報告.txt", text), "big5.zip!/臺北縣工作報告.txt TEXT UTF-8"),
        file("nested.zip", nested, "nested.zip!/1.zip!/2.zip!/a.txt TEXT UTF-8"),
        file("deep.zip", zip("0.zip", nested), "deep.zip!/0.zip!/1.zip!/2.zip ARCHIVE_TOO_DEEP"),
        file(
            "up.zip",
            zip("../../etc/a.txt", text, "b.txt", text),
            "up.zip!/../../etc/a.txt ARCHIVE_ENTRY_UNSAFE",
            "up.zip!/b.txt TEXT UTF-8"),
        file(
            "absolute.zip",
            zip("/etc/a.txt", text),
            "absolute.zip!//etc/a.txt ARCHIVE_ENTRY_UNSAFE"),
        file("drive.zip", zip("C:\\a.txt", text), "drive.zip!/C:/a.txt ARCHIVE_ENTRY_UNSAFE"),
        file(
            "back.zip",
            zip("x\\..\\..\\a.txt", text),
            "back.zip!/x/../../a.txt ARCHIVE_ENTRY_UNSAFE"),
        file(
            "junk.zip",
            zip(
                "__MACOSX/._a.txt",
                text,
                ".DS_Store",
                text,
                "x/Thumbs.db",
                text,
                "x/",
                new byte[0],
                "x/a.txt",
                text),
            "junk.zip!/x/a.txt TEXT UTF-8"),
        file("nothing.zip", zip("x/", new byte[0]), "nothing.zip FILE_EMPTY"),
        file(
            "encrypted.zip",
            zipFlag(zip("a.txt", text, "b.txt", text), 1),
            "encrypted.zip!/a.txt ARCHIVE_ENCRYPTED",
            "encrypted.zip!/b.txt ARCHIVE_ENCRYPTED"),
        file(
            "cut.zip",
            cut(two, 60),
            "cut.zip!/a.txt TEXT UTF-8",
            "cut.zip!/b.txt TEXT UTF-8",
            "cut.zip ARCHIVE_BROKEN"),
        file(
            "half.zip",
            cut(two, two.length / 3),
            "half.zip!/a.txt TEXT UTF-8",
            "half.zip!/b.txt ARCHIVE_BROKEN",
            "half.zip ARCHIVE_BROKEN"),
        file(
            "corrupt.zip",
            corrupt,
            "corrupt.zip!/a.txt ARCHIVE_BROKEN",
            "corrupt.zip!/b.txt TEXT UTF-8"),
        file("fake.zip", joined(utf8("PK\u0003\u0004"), noise(500)), "fake.zip ARCHIVE_BROKEN"),
        file(
            "bomb.zip",
            zip("a.txt", text, "bomb.txt", filled(8 << 20, 'a'), "b.txt", text),
            "bomb.zip!/a.txt TEXT UTF-8",
            "bomb.zip!/bomb.txt ARCHIVE_TOO_LARGE",
            "bomb.zip ARCHIVE_TOO_LARGE"),
        file(
            "nested-bomb.zip",
            zip("1.zip", zip("bomb.txt", filled(8 << 20, 'a')), "b.txt", text),
            "nested-bomb.zip!/1.zip!/bomb.txt ARCHIVE_TOO_LARGE",
            "nested-bomb.zip ARCHIVE_TOO_LARGE"),
        file("many.zip", many, "many.zip ARCHIVE_TOO_LARGE"),
        file(
            "mixed.zip",
            zip("a.png", bytes(0x89, 'P', 'N', 'G', 1), "e.txt", new byte[0], "b.txt", text),
            "mixed.zip!/a.png BINARY_CONTENT",
            "mixed.zip!/e.txt FILE_EMPTY",
            "mixed.zip!/b.txt TEXT UTF-8"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"plainTexts", "pages", "tables", "jsonLines", "documents", "archives"})
  void everyFileEndsInReportsOrRejects(String path, byte[] content, List<String> outcomes) {
    assertThat(Outcomes.of(path, content).lines).isEqualTo(outcomes);
  }

  @Test
  void aPlainTextIsKeptToTheCharacterWithoutItsMark() {
    byte[] content = joined(bytes(0xEF, 0xBB, 0xBF), utf8("甲\r\n\u3000乙\uFFFD\uE5E5 "));
    SourceReport report = Outcomes.of("a.txt", content).reports.get(0);
    assertThat(report.text()).isEqualTo("甲\r\n\u3000乙\uFFFD\uE5E5 ");
    assertThat(report.sha256()).isEqualTo(DigestUtils.sha256Hex(content)).hasSize(64);
    assertThat(report.documentTitle()).isNull();
    assertThat(report.columns()).isEmpty();
  }

  @Test
  void aPageLosesScriptsAndKeepsBlocksAsLines() {
    String html =
        """
        <html><head><title> 区政府\u3000报告 </title><style>p {}</style></head>
        <body><nav>首页</nav><div class=menu><a>政务</a> <a>服务</a></div>
        <form><h1>政府工作报告</h1>
        <p>&emsp;新增学位
           三千个<br>改造 <b>小区</b>&nbsp;40&lt;个</p><script>alert(1)</script>
        <table><tr><td>指标</td><td>数值</td></tr><tr><td>甲</td><td>1</td></tr></table>
        </form><footer>备案号</footer></body></html>
        """;
    SourceReport report = Outcomes.of("a.html", utf8(html)).reports.get(0);
    assertThat(report.documentTitle()).isEqualTo("区政府\u3000报告");
    assertThat(report.text())
        .isEqualTo(
            """
            政务 服务
            政府工作报告
            \u2003新增学位三千个
            改造 小区\u00A040<个
            指标\t数值
            甲\t1""");
  }

  @Test
  void aRowKeepsItsOtherColumnsUnderTheirKnownNames() {
    String csv = "\uFEFF地区,年份,标题,日期,备注,正文\n海淀区,2021,报告, 2021-01-08 ,,\"甲，\"\"乙\"\"\n丙\"\n";
    SourceReport report = Outcomes.of("a.csv", utf8(csv)).reports.get(0);
    assertThat(report.text()).isEqualTo("甲，\"乙\"\n丙");
    assertThat(report.columns())
        .containsOnlyKeys("region", "year", "title", "meeting_date")
        .containsEntry("region", "海淀区")
        .containsEntry("meeting_date", "2021-01-08");
    assertThat(report.sha256()).isEqualTo(DigestUtils.sha256Hex(report.text()));
  }

  @Test
  void theDocumentNamesEveryColumn() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "input.md"));

    assertThat(ColumnNames.all()).allMatch(name -> document.contains("`" + name + "`"));
  }

  @Test
  void aRowKeepsItsCityBesideItsDistrict() {
    String csv = "province,city,district,year,text\n广东省,深圳市,南山区,2019,甲\n";
    assertThat(Outcomes.of("a.csv", utf8(csv)).reports.get(0).columns())
        .containsEntry("province", "广东省")
        .containsEntry("city", "深圳市")
        .containsEntry("district", "南山区");
  }

  @Test
  void aJsonLineKeepsItsPlainFields() {
    String line =
        "{\"Region\":\"海淀区\",\"年份\":2021,\"tags\":{\"a\":1},\"x\":null,\"content\":[\"甲\",\"乙\"]}";
    SourceReport report = Outcomes.of("a.jsonl", utf8(line)).reports.get(0);
    assertThat(report.text()).isEqualTo("甲\n乙");
    assertThat(report.columns()).containsOnlyKeys("region", "year").containsEntry("year", "2021");
  }

  @Test
  void aDocumentGivesItsParagraphsAndTitle() {
    SourceReport docx = Outcomes.of("a.docx", docx("工作报告", "各位代表：", "新增学位三千个。")).reports.get(0);
    assertThat(docx.documentTitle()).isEqualTo("工作报告");
    assertThat(docx.text()).isEqualTo("各位代表：\n新增学位三千个。\n指标\t数值");
    SourceReport doc = Outcomes.of("a.doc", Fixtures.doc("各位代表：\r新增学位三千个。\r")).reports.get(0);
    assertThat(doc.text()).isEqualTo("各位代表：\n新增学位三千个。");
    SourceReport pdf =
        Outcomes.of("a.pdf", pdf("Dear deputies", "We built 40 parks.")).reports.get(0);
    assertThat(pdf.documentTitle()).isEqualTo("Work report");
    assertThat(pdf.text()).isEqualTo("Dear deputies\nWe built 40 parks.");
  }

  @Test
  void aFileThatCanNotBeReadIsRefused() {
    for (IOException failure :
        List.of(new IOException("disk on fire"), new SocketTimeoutException("Read timed out"))) {
      Outcomes outcomes = new Outcomes();
      new ReportExtractor(LIMITS).extract("a.txt", failing(failure), outcomes);
      assertThat(outcomes.lines).containsExactly("a.txt FILE_UNREADABLE");
      assertThat(outcomes.rejects.get(0).detail()).contains(failure.getMessage());
    }
  }

  @Test
  void anInterruptedTaskIsNoFaultOfTheFile() {
    for (IOException interrupt :
        List.of(new InterruptedIOException(), new ClosedByInterruptException())) {
      Outcomes outcomes = new Outcomes();
      ReportExtractor extractor = new ReportExtractor(LIMITS);
      assertThatThrownBy(() -> extractor.extract("a.txt", failing(interrupt), outcomes))
          .isInstanceOf(UncheckedIOException.class)
          .hasCause(interrupt);
      assertThat(outcomes.lines).isEmpty();
    }
  }

  private static ContentSource failing(IOException failure) {
    return new ContentSource() {
      @Override
      public InputStream open() {
        return new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw failure;
          }
        };
      }

      @Override
      public long size() {
        return 10;
      }
    };
  }

  @Test
  void whatIsUnpackedToGetPastAnEntryCounts() {
    byte[] picture = joined(bytes(0x89, 'P', 'N', 'G', 13, 10), new byte[40 << 20]);
    byte[] unread = zip("a.png", picture, "b.txt", utf8(REPORT));
    byte[] skipped = zip("__MACOSX/a.png", picture, "b.txt", utf8(REPORT));
    byte[] lying =
        new ZipForge()
            .add("a.png", picture, said -> said.sizes(1, said.bytes()))
            .add("b.txt", utf8(REPORT))
            .bytes();

    assertThat(Outcomes.of("a.zip", cut(unread, 30)).lines)
        .containsExactly("a.zip!/a.png BINARY_CONTENT", "a.zip ARCHIVE_TOO_LARGE");
    assertThat(Outcomes.of("a.zip", cut(skipped, 30)).lines)
        .containsExactly("a.zip ARCHIVE_TOO_LARGE");
    assertThat(Outcomes.of("a.zip", cut(lying, 30)).lines)
        .containsExactly("a.zip!/a.png BINARY_CONTENT", "a.zip ARCHIVE_TOO_LARGE");
  }

  @Test
  void aBugMetInAnEntryIsItsOwnRejectAndAnInterruptedTaskIsNone() {
    Outcomes outcomes = new Outcomes();
    Extraction extraction = new Extraction(LIMITS, outcomes);

    extraction.readEntry(entry(new IllegalStateException("a bug")));
    RuntimeException killed = new UncheckedIOException(new ClosedByInterruptException());

    assertThat(outcomes.lines).containsExactly("a.zip!/a.txt INTERNAL_ERROR");
    assertThat(outcomes.rejects.get(0).detail()).contains("a bug");
    for (RuntimeException thrown : List.of(killed, new CancellationException())) {
      assertThatThrownBy(() -> extraction.readEntry(entry(thrown))).isSameAs(thrown);
    }
  }

  private static Extraction.Content entry(RuntimeException thrown) {
    InputStream stream =
        new InputStream() {
          @Override
          public int read() {
            throw thrown;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            throw thrown;
          }
        };
    return new Extraction.Content("a.zip!/a.txt", stream, 1, new Budget(LIMITS, () -> 1));
  }

  @Test
  void theRowsBeforeTheDamageOfAnArchiveAreKept() {
    String row = "2021," + new String(noisyText(400), UTF_8) + "\n";
    byte[] whole = gzip(utf8("year,text\n" + row.repeat(40)));
    byte[] noisy = gzip(joined(utf8("year,text\n"), utf8(row), noisyText(60_000)));
    for (byte[] content : List.of(cut(whole, 30), cut(noisy, 30))) {
      List<String> lines = Outcomes.of("a.csv.gz", content).lines;
      assertThat(lines).startsWith("a.csv.gz#1 CSV UTF-8").endsWith("a.csv.gz ARCHIVE_BROKEN");
      assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("CSV UTF-8"));
    }
  }

  @Test
  void aTableHasNoMoreRowsThanAnArchiveHasEntries() {
    Outcomes csv = Outcomes.of("a.csv", utf8("text\n" + "甲乙丙。\n".repeat(51)));
    Outcomes lines = Outcomes.of("a.jsonl", utf8("1\n".repeat(1000)));
    Outcomes zip =
        Outcomes.of(
            "a.zip", zip("a.jsonl", utf8("1\n".repeat(30)), "b.jsonl", utf8("1\n".repeat(30))));

    assertThat(csv.lines)
        .hasSize(51)
        .startsWith("a.csv#1 CSV UTF-8")
        .endsWith("a.csv#50 CSV UTF-8", "a.csv FILE_TOO_LARGE");
    assertThat(lines.lines)
        .hasSize(51)
        .endsWith("a.jsonl#50 JSON_MALFORMED", "a.jsonl FILE_TOO_LARGE");
    assertThat(zip.lines)
        .hasSize(49)
        .contains("a.zip!/a.jsonl#30 JSON_MALFORMED")
        .endsWith("a.zip!/b.jsonl#18 JSON_MALFORMED", "a.zip!/b.jsonl FILE_TOO_LARGE");
    assertThat(zip.rejects.get(48).detail()).contains("more than 50 entries and rows");
  }

  @Test
  void aLongNameIsNotRepeatedForEveryRowWithoutEnd() {
    String name = "长".repeat(4000) + ".jsonl";

    Outcomes outcomes =
        Outcomes.of("a.zip", zip(name, utf8("1\n".repeat(40)), "b.txt", utf8(REPORT)));

    assertThat(outcomes.lines)
        .hasSize(7)
        .endsWith("a.zip!/" + name + " FILE_TOO_LARGE", "a.zip ARCHIVE_TOO_LARGE");
  }

  @Test
  void whatARejectQuotesIsCutBetweenCharacters() {
    String fields = "\"" + "𠮷".repeat(3000) + "\":1,\"b\":1";

    Outcomes outcomes =
        Outcomes.of("a.jsonl", utf8("{" + fields + "}\n{\"a" + fields.substring(1) + "}\n"));

    assertThat(outcomes.rejects)
        .hasSize(2)
        .allSatisfy(
            reject -> assertThat(reject.detail()).hasSizeBetween(999, 1000).endsWith("𠮷…"));
  }

  @Test
  void whatTheSinkThrowsIsPassedOn() {
    ReportSink full =
        new ReportSink() {
          @Override
          public void accept(SourceReport report) {
            throw new IllegalStateException("sink is full");
          }

          @Override
          public void reject(Reject reject) {}
        };
    byte[] archive = cut(zip("a.txt", utf8(REPORT)), 30);
    assertThatThrownBy(
            () -> new ReportExtractor(LIMITS).extract("a.zip", ContentSource.of(archive), full))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sink is full");
  }

  @Test
  void aParserThatRunsTooLongIsStopped() {
    assertThatThrownBy(
            () ->
                GuardedParse.run(
                    () -> {
                      Thread.sleep(60_000);
                      return 1;
                    },
                    new ExtractionLimits(1, 1, 1, 1, 1, 1, 1, 1 << 30, 1, 1, 1),
                    ReasonCode.DOCUMENT_BROKEN))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reasonCode()).isEqualTo(ReasonCode.PARSE_TIMEOUT));
  }

  @Test
  void randomAndMutatedBytesNeverThrow() {
    Random random = new Random(7);
    List<byte[]> seeds =
        List.of(
            new byte[0],
            utf8(LONG_REPORT),
            LONG_REPORT.getBytes(GBK),
            utf8("<html><p>" + REPORT),
            utf8("year,text\n2021,\"甲\"\n"),
            utf8("{\"text\":\"甲\"}\n"),
            zip("a.txt", utf8(REPORT), "b.csv", utf8("text\n甲\n")),
            gzip(utf8(LONG_REPORT)),
            docx("", REPORT),
            pdf("We built 40 parks."),
            compoundFile("WordDocument", new byte[4096]));
    String[] names = {"a.txt", "a.csv", "a.jsonl", "a.html", "a.json", "a"};
    for (int i = 0; i < 600; i++) {
      byte[] seed = seeds.get(i % seeds.size());
      byte[] content = seed.length == 0 ? noise(random.nextInt(400)) : mutated(seed, random);
      Outcomes outcomes = Outcomes.of(names[random.nextInt(names.length)], content);
      assertThat(outcomes.lines).isNotEmpty();
      assertThat(outcomes.lines).noneMatch(line -> line.endsWith("INTERNAL_ERROR"));
    }
  }

  @Test
  void everyRealReportIsPlainTextInUtf8() {
    InputListing listing =
        InputListing.of(List.of(Shared.corpora().toString()), new Configuration(false));
    Outcomes outcomes = new Outcomes();
    ReportExtractor extractor = new ReportExtractor(ExtractionLimits.DEFAULT);
    for (SourceFile file : listing.files()) {
      extractor.extract(file.sourcePath(), file.content(new Configuration(false)), outcomes);
    }
    assertThat(outcomes.reports)
        .hasSize(948)
        .allMatch(report -> report.charset().equals("UTF-8"))
        .allMatch(report -> report.format() == Format.TEXT);
    assertThat(outcomes.lines)
        .filteredOn(line -> !line.endsWith("TEXT UTF-8"))
        .containsExactly("MANIFEST.tsv TABLE_WITHOUT_TEXT_COLUMN");
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] noisyText(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('\u4E00' + random.nextInt(2000)));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] filled(int length, char c) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) c);
    return bytes;
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] bytes = Arrays.copyOf(seed, seed.length - random.nextInt(1 + seed.length / 4));
    for (int i = random.nextInt(8); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
