package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.baogao.ingest.Fixtures.BIG5;
import static org.baogao.ingest.Fixtures.GB18030;
import static org.baogao.ingest.Fixtures.GBK;
import static org.baogao.ingest.Fixtures.bytes;
import static org.baogao.ingest.Fixtures.cut;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.TRADITIONAL_TEXT;
import static org.baogao.ingest.HostileFile.file;
import static org.baogao.ingest.HostileFile.text;

import java.nio.charset.Charset;
import java.util.Random;
import java.util.stream.Stream;

/** Plain texts: no text at all, no known charset, or nothing but one thing. */
final class HostileTexts {
  private static final String EMPTY = "file_empty";
  private static final String BINARY = "binary_content";
  private static final String UNSUPPORTED = "unsupported_format";
  private static final String UNDECODABLE = "charset_undecodable";
  private static final String NO_REGION = "region_missing";
  private static final String NO_YEAR = "year_missing";

  private HostileTexts() {}

  static Stream<HostileFile> files() {
    return Stream.of(nothing(), binaries(), brokenUtf8(), charsets(), monotonous(), marks())
        .flatMap(files -> files);
  }

  /** The same bytes at every run. */
  static byte[] noise(int length, int seed) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  private static Stream<HostileFile> nothing() {
    return Stream.of(
        file("text/empty.txt", () -> new byte[0], EMPTY),
        text("text/blank.txt", " \r\n\t　".repeat(1000), EMPTY),
        text("text/line-ends.txt", "\n".repeat(1_000_000), EMPTY),
        text("text/zero-width.txt", "\u200B\u200C\u200D".repeat(1000), EMPTY),
        file("text/mark-utf8.txt", () -> bytes(0xEF, 0xBB, 0xBF), EMPTY),
        file("text/mark-utf16le.txt", () -> bytes(0xFF, 0xFE), EMPTY),
        file("text/mark-utf16be.txt", () -> bytes(0xFE, 0xFF), EMPTY),
        file("text/mark-utf32le.txt", () -> bytes(0xFF, 0xFE, 0, 0), EMPTY),
        file("text/mark-utf32be.txt", () -> bytes(0, 0, 0xFE, 0xFF), EMPTY),
        file("text/one-byte.txt", () -> bytes(0x80), UNDECODABLE),
        file("text/one-zero.txt", () -> bytes(0), BINARY),
        file("text/one-letter.txt", () -> bytes('a'), NO_YEAR));
  }

  private static Stream<HostileFile> binaries() {
    byte[] tar = new byte[1024];
    System.arraycopy(utf8("ustar"), 0, tar, 257, 5);
    return Stream.of(
        file("text/zeros.txt", () -> new byte[100_000], BINARY),
        file("text/noise.txt", () -> noise(100_000, 1), BINARY),
        file("text/noise.html", () -> noise(100_000, 2), BINARY),
        file("text/noise.csv", () -> noise(100_000, 3), BINARY),
        file("text/noise.jsonl", () -> noise(100_000, 4), BINARY),
        file("text/noise", () -> noise(100_000, 5), BINARY),
        file("text/elf.txt", () -> begun(bytes(0x7F, 'E', 'L', 'F', 2)), BINARY),
        file("text/exe.txt", () -> begun(bytes('M', 'Z', 0x90, 0)), BINARY),
        file("text/png.txt", () -> begun(bytes(0x89, 'P', 'N', 'G', 13, 10)), BINARY),
        file("text/jpeg.txt", () -> begun(bytes(0xFF, 0xD8, 0xFF, 0xE0)), BINARY),
        file("text/gif.txt", () -> begun(utf8("GIF89a")), BINARY),
        file("text/tiff.txt", () -> begun(bytes('I', 'I', '*', 0)), BINARY),
        file("text/class.txt", () -> begun(bytes(0xCA, 0xFE, 0xBA, 0xBE)), BINARY),
        file("text/wave.txt", () -> begun(utf8("RIFF\u0001\u0002\u0000\u0000WAVEfmt ")), BINARY),
        file("text/database.txt", () -> begun(utf8("SQLite format 3\u0000")), BINARY),
        file("text/rar.txt", () -> begun(utf8("Rar!\u001A\u0007\u0001\u0000")), UNSUPPORTED),
        file("text/7z.txt", () -> begun(bytes('7', 'z', 0xBC, 0xAF, 0x27, 0x1C)), UNSUPPORTED),
        file("text/bzip2.txt", () -> begun(utf8("BZh91AY&SY")), UNSUPPORTED),
        file("text/xz.txt", () -> begun(bytes(0xFD, '7', 'z', 'X', 'Z', 0)), UNSUPPORTED),
        file("text/zstd.txt", () -> begun(bytes(0x28, 0xB5, 0x2F, 0xFD)), UNSUPPORTED),
        file("text/parquet.txt", () -> begun(utf8("PAR1")), UNSUPPORTED),
        file("text/tar.txt", () -> tar, UNSUPPORTED),
        text("text/rtf.txt", "{\\rtf1\\ansi\\ansicpg936 report}", UNSUPPORTED),
        text("text/other.xml", "<?xml version='1.0'?><a>" + TEXT + "</a>", UNSUPPORTED),
        text("text/controls.txt", "\u0001\u0002\u0003\u0007\b\u001B".repeat(100), BINARY),
        text("text/escapes.txt", "\u001B[31m红\u001B[0m".repeat(100), BINARY),
        file("text/nul-inside.txt", () -> joined(utf8(TEXT), new byte[1], utf8(TEXT)), BINARY),
        file(
            "text/nul-behind-mark.txt",
            () -> joined(bytes(0xEF, 0xBB, 0xBF), utf8(TEXT), new byte[9]),
            BINARY),
        file("text/few-controls.txt", () -> utf8("\u0001" + TEXT + "\u007F"), REPORT));
  }

  /** Random bytes after what a file of that kind begins with. */
  private static byte[] begun(byte[] beginning) {
    return joined(beginning, noise(5000, beginning.length));
  }

  private static Stream<HostileFile> brokenUtf8() {
    byte[] text = utf8(TEXT);
    return Stream.of(
        file("text/overlong.txt", () -> between(bytes(0xC0, 0xAF)), UNDECODABLE),
        file("text/overlong-nul.txt", () -> between(bytes(0xC0, 0x80)), UNDECODABLE),
        file("text/continuations.txt", () -> between(bytes(0x80, 0xBF)), UNDECODABLE),
        file("text/surrogates.txt", () -> between(bytes(0xED, 0xA0, 0x80)), UNDECODABLE),
        file(
            "text/five-bytes.txt", () -> between(bytes(0xF8, 0x88, 0x80, 0x80, 0x80)), UNDECODABLE),
        file("text/beyond-unicode.txt", () -> between(bytes(0xF4, 0x90, 0x80, 0x80)), UNDECODABLE),
        file("text/never-utf8.txt", () -> between(bytes(0xFF)), UNDECODABLE),
        file("text/cut-characters.txt", () -> between(bytes(0xE6, 0x94)), UNDECODABLE),
        file("text/one-bad-byte.txt", () -> joined(text, bytes(0xFF), text), REPORT),
        file("text/cut-in-a-character.txt", () -> cut(text, 3), REPORT),
        file("text/half-gbk.txt", () -> joined(text, TEXT.getBytes(GBK)), UNDECODABLE),
        file(
            "text/mark-of-another.txt",
            () -> joined(bytes(0xEF, 0xBB, 0xBF), TEXT.getBytes(GBK)),
            UNDECODABLE),
        file("text/two-marks.txt", () -> utf8("\uFEFF\uFEFF" + TEXT), REPORT),
        file("text/mark-inside.txt", () -> utf8(TEXT + "\uFEFF" + TEXT), REPORT));
  }

  /** A report with bad bytes after every line of it and more. */
  private static byte[] between(byte[] bad) {
    return Fixtures.written(
        out -> {
          for (int i = 0; i < TEXT.length(); i++) {
            out.write(utf8(TEXT.substring(i, i + 1)));
            if (i % 5 == 0) {
              out.write(bad);
            }
          }
        });
  }

  private static Stream<HostileFile> charsets() {
    String western = "Déjà vu, où l’été a été très long à Besançon.\n".repeat(50);
    String cyrillic = "Доклад о работе правительства за прошлый год.\n".repeat(50);
    return Stream.of(
        file("text/gbk.txt", () -> TEXT.getBytes(GBK), REPORT),
        file("text/gbk-cut.txt", () -> cut(TEXT.getBytes(GBK), 2), REPORT),
        file(
            "text/gb18030-four-bytes.txt",
            () -> (TEXT + "𠮷㐂𪚥".repeat(20)).getBytes(GB18030),
            REPORT),
        file(
            "text/gb18030-mark.txt",
            () -> joined(bytes(0x84, 0x31, 0x95, 0x33), TEXT.getBytes(GB18030)),
            REPORT),
        file("text/big5.txt", () -> TRADITIONAL_TEXT.getBytes(BIG5), REPORT),
        file("text/utf16le.txt", () -> TEXT.getBytes(UTF_16LE), REPORT),
        file("text/utf16be.txt", () -> TEXT.getBytes(UTF_16BE), REPORT),
        file("text/utf16le-odd.txt", () -> cut(TEXT.getBytes(UTF_16LE), 1), REPORT),
        file(
            "text/utf16-wrong-mark.txt",
            () -> joined(bytes(0xFE, 0xFF), TEXT.getBytes(UTF_16LE)),
            UNDECODABLE),
        file(
            "text/utf16-lone-surrogates.txt",
            () -> joined(bytes(0xFF, 0xFE), loneSurrogates()),
            UNDECODABLE),
        file("text/utf32le-mark.txt", () -> encoded("UTF-32LE", "\uFEFF" + TEXT), REPORT),
        file("text/utf32be-mark.txt", () -> encoded("UTF-32BE", "\uFEFF" + TEXT), REPORT),
        file("text/utf32le.txt", () -> encoded("UTF-32LE", TEXT), BINARY),
        file("text/utf32be.txt", () -> encoded("UTF-32BE", TEXT), BINARY),
        file("text/latin1.txt", () -> western.getBytes(ISO_8859_1), UNDECODABLE),
        file("text/cyrillic.txt", () -> encoded("windows-1251", cyrillic), UNDECODABLE),
        file("text/koi8.txt", () -> encoded("KOI8-R", cyrillic), UNDECODABLE),
        file(
            "text/shift-jis.txt", () -> encoded("Shift_JIS", "これはほうこくです。".repeat(50)), UNDECODABLE),
        file("text/euc-kr.txt", () -> encoded("EUC-KR", "정부업무보고서입니다.".repeat(50)), UNDECODABLE),
        file("text/ebcdic.txt", () -> encoded("IBM1047", western), BINARY),
        file("text/iso-2022.txt", () -> encoded("ISO-2022-JP", "工作報告".repeat(50)), NO_REGION),
        text("text/utf7.txt", "+Zy1TilYCVM4wAg-".repeat(50), NO_YEAR),
        text("text/hz.txt", "~{U~8.9$Wwo08f~}\n".repeat(50), NO_YEAR),
        text("text/mojibake.txt", new String(TEXT.getBytes(GBK), ISO_8859_1).repeat(3), NO_YEAR),
        text("text/replaced.txt", "\uFFFD".repeat(5000), NO_YEAR));
  }

  private static byte[] encoded(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  private static byte[] loneSurrogates() {
    return Fixtures.written(
        out -> {
          for (int i = 0; i < TEXT.length(); i++) {
            out.write(TEXT.substring(i, i + 1).getBytes(UTF_16LE));
            out.write(bytes(i, 0xD8));
          }
        });
  }

  private static Stream<HostileFile> monotonous() {
    return Stream.of(
        repeated("letter", "a", 200_000),
        repeated("han", "一", 60_000),
        repeated("full-stop", "。", 60_000),
        repeated("comma", "，", 60_000),
        repeated("bracket", "（", 60_000),
        repeated("closing-bracket", "）", 60_000),
        repeated("quote", "“", 60_000),
        repeated("digit", "1", 60_000),
        repeated("years", "2022年", 20_000),
        repeated("han-digits", "二〇二二", 20_000),
        repeated("headings", "一、\n", 20_000),
        repeated("spaced", "政 府 工 作 ", 10_000),
        repeated("lines", "政\n", 20_000),
        repeated("dashes", "—", 60_000),
        repeated("dots", "…", 60_000),
        repeated("slashes", "http://", 10_000),
        repeated("brackets-nested", "（现(x", 10_000),
        repeated("pinyin", "現(xiàn)", 10_000),
        repeated("literal-line-ends", "\\r\\n&nbsp;", 10_000),
        repeated("entities", "&#25919;&amp;", 10_000),
        text("text/regions.txt", "海淀区朝阳区浦东新区天河区".repeat(4_000), "year_missing"),
        text("text/too-long.txt", "a".repeat(2_000_001), "file_too_large"));
  }

  private static HostileFile repeated(String name, String unit, int times) {
    return file("text/only-" + name + ".txt", () -> utf8(unit.repeat(times)), NO_YEAR);
  }

  private static Stream<HostileFile> marks() {
    return Stream.of(
        text("text/bidi.txt", "\u202E" + TEXT + "\u202C\u2066\u2067\u2069", REPORT),
        text("text/bidi-everywhere.txt", interspersed("\u202E"), REPORT),
        text("text/zero-width-everywhere.txt", interspersed("\u200B"), REPORT),
        text("text/soft-hyphens.txt", interspersed("\u00AD"), REPORT),
        repeated("combining", "\u0301", 60_000),
        repeated("selectors", "\uFE0F", 60_000),
        repeated("emoji", "😀👨‍👩‍👧‍👦", 4_000),
        repeated("private-use", "\uE000", 20_000),
        repeated("noncharacters", "\uFFFE\uFFFF", 10_000),
        repeated("tags", "\uDB40\uDC41", 10_000),
        repeated("hangul-fillers", "\u3164", 10_000),
        text("text/zalgo.txt", TEXT + "政\u0301\u0302\u0303".repeat(10_000), REPORT),
        text("text/cr-only.txt", TEXT.replace('\n', '\r'), REPORT),
        text("text/next-line.txt", TEXT.replace('\n', '\u0085'), REPORT),
        text("text/line-separators.txt", TEXT.replace('\n', '\u2028'), REPORT),
        text("text/form-feeds.txt", TEXT.replace('\n', '\f'), REPORT),
        text("text/one-line.txt", TEXT.replace("\n", ""), REPORT),
        text("text/tail-of-one-letter.txt", TEXT + "a".repeat(200_000), REPORT),
        text("text/tail-of-one-han.txt", TEXT + "一".repeat(60_000), REPORT));
  }

  private static String interspersed(String mark) {
    StringBuilder text = new StringBuilder();
    TEXT.codePoints().forEach(c -> text.appendCodePoint(c).append(mark));
    return text.toString();
  }
}
