package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.baogao.ingest.Fixtures.GBK;
import static org.baogao.ingest.Fixtures.bytes;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.file;
import static org.baogao.ingest.HostileFile.text;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables with commas and tabs, and JSON Lines. */
final class HostileTables {
  private static final String MALFORMED = "table_malformed";
  private static final String NO_COLUMN = "table_without_text_column";
  private static final String NO_TEXT = "row_without_text";
  private static final String NO_REGION = "region_missing";
  private static final String NO_YEAR = "year_missing";
  private static final String EMPTY = "file_empty";
  private static final String JSON = "json_malformed";

  private static final String HEADER = "region,year,text\n";
  private static final String ROW = "海淀区,2022,\"" + TEXT + "\"\n";
  private static final String TABLE = HEADER + ROW;
  private static final String ONE_LINE = TEXT.replace("\n", "");
  private static final String LINE =
      "{\"region\":\"海淀区\",\"year\":2022,\"text\":\"" + ONE_LINE + "\"}\n";

  private static final String LONG_ROW = "海淀区,2022,\"" + TEXT.repeat(10) + "\"\n";
  private static final String LONG_LINE =
      "{\"region\":\"海淀区\",\"year\":2022,\"text\":\"" + ONE_LINE.repeat(10) + "\"}\n";

  private HostileTables() {}

  static Stream<HostileFile> files() {
    return Stream.of(quotes(), shapes(), cells(), jsonShapes(), jsonValues())
        .flatMap(files -> files);
  }

  private static Stream<HostileFile> quotes() {
    return Stream.of(
        text("tables/open-quote-first.csv", HEADER + "海淀区,2022,\"" + TEXT, "#1 " + MALFORMED),
        text(
            "tables/open-quote-later.csv",
            TABLE + "海淀区,2022,\"甲\n" + "海淀区,2023,乙\n".repeat(1000),
            "#1 " + REPORT,
            "#2 " + MALFORMED),
        text(
            "tables/quote-inside.csv",
            TABLE + "海淀区,2022,\"甲\"乙\n" + ROW,
            "#1 " + REPORT,
            "#2 " + MALFORMED),
        text("tables/quote-in-header.csv", "\"region,year,text\n" + ROW, MALFORMED),
        text("tables/one-quote.csv", "\"", MALFORMED),
        text("tables/quotes.csv", "\"".repeat(100_001), MALFORMED),
        text("tables/empty-quotes.csv", HEADER + "\"\",\"\",\"\"\n", "#1 " + NO_TEXT),
        text("tables/bare-quotes.csv", HEADER + "海淀区,2022," + ONE_LINE + "\"引\"\n", "#1 " + REPORT),
        text(
            "tables/quotes.tsv", "region\tyear\ttext\n海淀区\t2022\t\"" + ONE_LINE, "#1 " + MALFORMED),
        text(
            "tables/long-row.csv",
            TABLE + "海淀区,2022,\"" + "甲".repeat(2_100_000) + "\"\n" + ROW,
            "#1 " + REPORT,
            "#2 " + MALFORMED),
        text(
            "tables/long-cell.csv",
            TABLE + "海淀区,2022,\"" + "甲".repeat(2_000_001) + "\"\n" + ROW,
            "#1 " + REPORT,
            "#2 file_too_large",
            "#3 " + REPORT));
  }

  private static Stream<HostileFile> shapes() {
    return Stream.of(
        text("tables/header-only.csv", HEADER, EMPTY),
        text("tables/blank.csv", "\n\r\n\n", EMPTY),
        file("tables/empty.csv", () -> new byte[0], EMPTY),
        text("tables/no-text.csv", "file,year\na,2021\n", NO_COLUMN),
        text("tables/commas.csv", ",".repeat(1_000_000), EMPTY),
        text("tables/wide.csv", wide(100_000), "#1 " + REPORT),
        text(
            "tables/long-names.csv",
            "a".repeat(200_000) + ",text\n1,2\n",
            "#1 " + NO_YEAR,
            "#2 " + NO_YEAR),
        text(
            "tables/ragged.csv",
            HEADER + "海淀区,2022\n海淀区\n" + ROW + "海淀区,2022,甲,乙\n",
            "#1 " + NO_TEXT,
            "#2 " + NO_TEXT,
            "#3 " + REPORT,
            "#4 " + MALFORMED),
        text("tables/no-header.csv", "海淀区,2022,\"" + TEXT + TEXT + "\"\n", "#1 " + REPORT),
        text(
            "tables/cr-only.csv",
            ("region,year,text\r海淀区,2022," + ONE_LINE + "\r"),
            "#1 " + REPORT),
        text("tables/semicolons.csv", "region;year;text\n海淀区;2022;" + ONE_LINE, "#1 " + REPORT),
        text(
            "tables/twice-named.csv",
            "text,region,year,text\n" + ONE_LINE + ",海淀区,2022,\n",
            "#1 " + REPORT),
        text("tables/mark.csv", "\uFEFF" + TABLE, "#1 " + REPORT),
        file(
            "tables/utf16.csv",
            () -> joined(bytes(0xFF, 0xFE), TABLE.getBytes(UTF_16LE)),
            "#1 " + REPORT),
        file(
            "tables/two-charsets.csv",
            () -> joined(utf8(TABLE.repeat(1)), ROW.repeat(2).getBytes(GBK)),
            "charset_undecodable"),
        file(
            "tables/late-charset.csv",
            () -> joined(utf8(HEADER + LONG_ROW.repeat(80)), LONG_ROW.getBytes(GBK), utf8(ROW)),
            late()),
        file("tables/nul.csv", () -> joined(utf8(TABLE), new byte[1]), "binary_content"),
        file("tables/gbk.csv", () -> TABLE.getBytes(GBK), "#1 " + REPORT));
  }

  private static String[] late() {
    return IntStream.rangeClosed(1, 82)
        .mapToObj(i -> "#" + i + " " + (i == 81 ? "charset_undecodable" : REPORT))
        .toArray(String[]::new);
  }

  private static String wide(int columns) {
    return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","))
        + ",text\n"
        + ",".repeat(columns)
        + ONE_LINE
        + "\n";
  }

  private static Stream<HostileFile> cells() {
    return Stream.of(
        text("tables/no-such-year.csv", HEADER + "海淀区,20x3,甲乙丙。\n", "#1 year_invalid"),
        text("tables/far-year.csv", HEADER + "海淀区,99999999999999999999,甲乙丙。\n", "#1 year_invalid"),
        text("tables/no-such-region.csv", HEADER + "云外县,2022,甲乙丙。\n", "#1 region_unknown"),
        text("tables/no-region.csv", "year,text\n2022,甲乙丙。\n", "#1 " + NO_REGION),
        text("tables/formula.csv", HEADER + "海淀区,2022,\"=cmd|'/c calc'!A1\"\n", "#1 " + REPORT),
        text(
            "tables/long-region.csv",
            HEADER + "区".repeat(500_000) + ",2022,甲乙丙。\n",
            "#1 region_unknown"),
        text("tables/invisible.csv", HEADER + "海淀区,2022,\"\u200B\u200B 　\"\n", "#1 " + NO_TEXT),
        text(
            "tables/replaced.csv",
            HEADER + "海淀区,2022," + "\uFFFD".repeat(500) + "\n",
            "#1 charset_undecodable"));
  }

  private static Stream<HostileFile> jsonShapes() {
    return Stream.of(
        text("lines/deep-lists.jsonl", "{\"a\":" + "[".repeat(10_000) + "\n" + LINE, badThenGood()),
        text(
            "lines/deep-objects.jsonl",
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "\n" + LINE,
            badThenGood()),
        text("lines/deep-million.jsonl", "[".repeat(1_000_000) + "\n" + LINE, badThenGood()),
        text("lines/list.jsonl", "[1,2]\n" + LINE, badThenGood()),
        text("lines/word.jsonl", "null\n" + LINE, badThenGood()),
        text("lines/text.jsonl", "\"" + ONE_LINE + "\"\n" + LINE, badThenGood()),
        text("lines/two-objects.jsonl", "{} {}\n" + LINE, badThenGood()),
        text("lines/unclosed.jsonl", "{\"text\":\"甲\n" + LINE, badThenGood()),
        text("lines/comma.jsonl", "{\"text\":\"甲\",}\n" + LINE, badThenGood()),
        text("lines/single-quotes.jsonl", "{'text':'甲'}\n" + LINE, badThenGood()),
        text("lines/comment.jsonl", "// 甲\n" + LINE, badThenGood()),
        text("lines/not-a-number.jsonl", "{\"year\":NaN,\"text\":\"甲\"}\n" + LINE, badThenGood()),
        text("lines/cut.jsonl", LINE + LINE.substring(0, 40), "#1 " + REPORT, "#2 " + JSON),
        text("lines/empty-object.jsonl", "{}\n" + LINE, "#1 " + NO_COLUMN, "#2 " + REPORT),
        text("lines/blank.jsonl", "\n \n\n", EMPTY),
        text("lines/pretty.json", "{\n \"text\": \"甲\"\n}\n", "unsupported_format"),
        text("lines/list.json", "[{\"text\": \"甲\"}]\n", "unsupported_format"),
        text("lines/mark.jsonl", "\uFEFF" + LINE, "#1 " + REPORT),
        file("lines/utf16.jsonl", () -> LINE.getBytes(UTF_16LE), "#1 " + REPORT),
        file("lines/gbk.jsonl", () -> LINE.getBytes(GBK), "#1 " + REPORT),
        text("lines/separators.jsonl", "\u001E" + LINE, "#1 " + JSON));
  }

  private static String[] badThenGood() {
    return new String[] {"#1 " + JSON, "#2 " + REPORT};
  }

  private static Stream<HostileFile> jsonValues() {
    String fields = "{\"region\":\"海淀区\",\"year\":2022,";
    return Stream.of(
        text(
            "lines/huge-number.jsonl",
            "{\"n\":" + "9".repeat(100_000) + "}\n" + LINE,
            badThenGood()),
        text(
            "lines/huge-exponent.jsonl",
            "{\"year\":1e999999999,\"region\":\"海淀区\",\"text\":\"甲乙丙。\"}\n",
            "#1 year_invalid"),
        text(
            "lines/twice-named.jsonl",
            fields + "\"text\":\"甲\",\"text\":\"" + ONE_LINE + "\"}\n",
            "#1 " + REPORT),
        text(
            "lines/lone-surrogates.jsonl",
            fields + "\"text\":\"\\ud800" + ONE_LINE + "\\udc00\\ud83d\"}\n",
            "#1 " + REPORT),
        text(
            "lines/nul-escapes.jsonl",
            fields + "\"text\":\"" + ONE_LINE + "\\u0000\\u0000\"}\n",
            "#1 " + REPORT),
        text("lines/text-number.jsonl", fields + "\"text\":12345}\n", "#1 " + REPORT),
        text("lines/text-null.jsonl", fields + "\"text\":null}\n", "#1 " + NO_COLUMN),
        text("lines/text-object.jsonl", fields + "\"text\":{\"a\":\"甲\"}}\n", "#1 " + NO_COLUMN),
        text("lines/text-list.jsonl", fields + "\"text\":[\"甲乙丙。\",[1],{}]}\n", "#1 " + REPORT),
        text("lines/text-empty.jsonl", fields + "\"text\":\"\"}\n", "#1 " + NO_TEXT),
        text(
            "lines/long-name.jsonl",
            fields + "\"" + "a".repeat(1_000_000) + "\":1,\"text\":\"甲乙丙。\"}\n",
            "#1 " + JSON),
        text(
            "lines/many-names.jsonl",
            fields
                + IntStream.range(0, 100_000)
                    .mapToObj(i -> "\"f" + i + "\":" + i + ",")
                    .collect(Collectors.joining())
                + "\"text\":\"甲乙丙。\"}\n",
            "#1 " + REPORT),
        text(
            "lines/long-text.jsonl",
            fields + "\"text\":\"" + "a".repeat(2_100_000) + "\"}\n" + LINE,
            "#1 file_too_large",
            "#2 " + REPORT),
        file(
            "lines/late-charset.jsonl",
            () -> joined(utf8(LONG_LINE.repeat(80)), LONG_LINE.getBytes(GBK), utf8(LINE)),
            late()));
  }
}
