package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.baogao.ingest.Fixtures.BIG5;
import static org.baogao.ingest.Fixtures.GBK;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.TRADITIONAL_TEXT;
import static org.baogao.ingest.HostileFile.file;
import static org.baogao.ingest.HostileFile.text;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Web pages: too deep, too large, without text, with lies about themselves or calls for help. */
final class HostilePages {
  private static final String NO_TEXT = "html_without_text";
  private static final String BINARY = "binary_content";
  private static final String PARAGRAPHS =
      TEXT.lines().map(line -> "<p>" + line + "</p>\n").collect(Collectors.joining());
  private static final String PAGE = "<html><body>" + PARAGRAPHS + "</body></html>";

  private HostilePages() {}

  /**
   * The pages.
   *
   * @param trap an address that nobody may call
   * @param secret a file that nobody may read
   */
  static Stream<HostileFile> files(String trap, String secret) {
    return Stream.of(calls(trap, secret), nested(), large(), without(), broken(), charsets())
        .flatMap(files -> files);
  }

  private static Stream<HostileFile> calls(String trap, String secret) {
    String doctype =
        """
        <!DOCTYPE html [<!ENTITY file SYSTEM "file://%s"><!ENTITY web SYSTEM "%s/xxe">
        <!ENTITY %% dtd SYSTEM "%s/dtd"> %%dtd;]>
        """
            .formatted(secret, trap, trap);
    return Stream.of(
        text("pages/entities.html", doctype + "<html><body>&file;&web;" + PARAGRAPHS, REPORT),
        text(
            "pages/entities.xhtml",
            "<?xml version=\"1.0\"?>"
                + doctype
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>&file;"
                + PAGE,
            REPORT),
        text("pages/laughs.html", laughs() + "<html><body>&l9;" + PARAGRAPHS, REPORT),
        text(
            "pages/links.html",
            """
            <html><head><base href="%1$s/"><meta http-equiv="refresh" content="0;url=%1$s/r">
            <link rel="stylesheet" href="%1$s/s.css"><script src="%1$s/s.js"></script>
            <style>@import url("%1$s/i.css");</style></head><body background="%1$s/b.png">
            <img src="%1$s/i.png"><iframe src="%1$s/f.html"></iframe><object data="%1$s/o"></object>
            <video src="%1$s/v"></video><embed src="%1$s/e">%2$s</body></html>
            """
                .formatted(trap, PARAGRAPHS),
            REPORT),
        text(
            "pages/frames.html",
            "<html><frameset cols='50%%,*'><frame src='%s/a'><frame src='file://%s'></frameset>"
                .formatted(trap, secret),
            NO_TEXT),
        text(
            "pages/refresh.html",
            "<html><head><meta http-equiv=refresh content='0;url=%s'></head></html>"
                .formatted(trap),
            NO_TEXT),
        text(
            "pages/include.shtml",
            "<html><body><!--#include file=\"%s\" -->%s".formatted(secret, PARAGRAPHS),
            REPORT),
        text(
            "pages/stylesheet.xml",
            "<?xml version='1.0'?><?xml-stylesheet href='%s/x.xsl'?><a>%s</a>"
                .formatted(trap, TEXT),
            "unsupported_format"),
        text(
            "pages/picture.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='%s/p'/></svg>".formatted(trap),
            "year_missing"),
        text(
            "pages/saved.mht",
            "MIME-Version: 1.0\nContent-Location: %s\n\n<html><body>%s".formatted(trap, PARAGRAPHS),
            REPORT));
  }

  /** Entities of which each is ten of the one before. */
  static String laughs() {
    return "<!DOCTYPE lol [<!ENTITY l0 \"哈\">"
        + IntStream.range(1, 10)
            .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
            .collect(Collectors.joining())
        + "]>";
  }

  private static Stream<HostileFile> nested() {
    return Stream.of(
        deep("div", "<div>", 100_000),
        deep("b", "<b>", 100_000),
        deep("font", "<font color=red>", 20_000),
        deep("span", "<span>", 20_000),
        deep("a", "<a href=x>", 20_000),
        deep("p", "<p>", 20_000),
        deep("list", "<ul><li>", 10_000),
        deep("quote", "<blockquote>", 20_000),
        deep("table", "<table><tr><td>", 5_000),
        deep("form", "<form><fieldset>", 10_000),
        deep("mixed", "<b><i><div>", 10_000),
        text("pages/deep-svg.html", PAGE + "<svg>".repeat(100_000), REPORT),
        text("pages/deep-math.html", PAGE + "<math><mi>".repeat(10_000), REPORT),
        text("pages/deep-select.html", PAGE + "<select><option>".repeat(10_000), REPORT),
        text("pages/ends.html", "<html><body>" + "</div>".repeat(100_000) + PARAGRAPHS, REPORT),
        text("pages/ends-p.html", "<html><body>" + "</p>".repeat(100_000) + PARAGRAPHS, REPORT));
  }

  private static HostileFile deep(String name, String tag, int times) {
    return file(
        "pages/deep-" + name + ".html",
        () -> utf8("<html><body>" + tag.repeat(times) + PARAGRAPHS),
        REPORT);
  }

  private static Stream<HostileFile> large() {
    return Stream.of(
        text(
            "pages/script.html",
            "<html><script>" + "x=1;".repeat(2_500_000) + "</script>" + PARAGRAPHS,
            REPORT),
        text(
            "pages/attribute.html",
            "<html><body class=\"" + "a".repeat(1_000_000) + "\">" + PARAGRAPHS,
            REPORT),
        file(
            "pages/attributes.html",
            () ->
                utf8(
                    "<html><body "
                        + IntStream.range(0, 20_000)
                            .mapToObj(i -> "a" + i + "=1")
                            .collect(Collectors.joining(" "))
                        + ">"
                        + PARAGRAPHS),
            REPORT),
        text("pages/comment.html", "<!--" + "-".repeat(1_000_000) + "-->" + PAGE, REPORT),
        text(
            "pages/data-address.html",
            "<html><body><img src=\"data:image/png;base64,"
                + "A".repeat(1_000_000)
                + "\">"
                + PARAGRAPHS,
            REPORT),
        text("pages/references.html", PAGE + "&amp;&#25919;&lt;".repeat(40_000), REPORT),
        text("pages/tag-name.html", "<" + "a".repeat(1_000_000) + ">" + PAGE, "file_too_large"),
        text("pages/siblings.html", "<html><body>" + PARAGRAPHS + "<br>".repeat(100_000), REPORT),
        text(
            "pages/columns.html",
            "<html><table><tr><td colspan=999999999 rowspan=999999999>" + PARAGRAPHS,
            REPORT),
        text("pages/long.html", "<html><body>" + "a".repeat(2_000_001), "file_too_large"));
  }

  private static Stream<HostileFile> without() {
    return Stream.of(
        text("pages/empty.html", "<html></html>", NO_TEXT),
        text("pages/only-tag.html", "<html", NO_TEXT),
        text(
            "pages/only-script.html",
            "<html><script>document.write('" + TEXT.replace("\n", "") + "')</script></html>",
            NO_TEXT),
        text("pages/only-style.html", "<html><style>p{}</style></html>", NO_TEXT),
        text("pages/only-menu.html", "<html><nav>" + PARAGRAPHS + "</nav></html>", NO_TEXT),
        text("pages/only-noscript.html", "<html><noscript>" + PARAGRAPHS, NO_TEXT),
        text("pages/only-comment.html", "<html><!-- " + PARAGRAPHS, NO_TEXT),
        text("pages/only-template.html", "<html><template>" + PARAGRAPHS, NO_TEXT),
        text("pages/only-spaces.html", "<html><body>&nbsp;&#8203; 　</body></html>", NO_TEXT),
        text("pages/only-pictures.html", "<html><body><img src=1.jpg><img src=2.jpg>", NO_TEXT),
        text("pages/open-script.html", "<html><script>" + PARAGRAPHS, NO_TEXT),
        text("pages/open-title.html", "<html><head><title>" + PARAGRAPHS, REPORT),
        text("pages/open-textarea.html", "<html><textarea>" + PARAGRAPHS, REPORT),
        text(
            "pages/open-attribute.html",
            "<html><p class=\"" + PARAGRAPHS.replace("\"", ""),
            NO_TEXT));
  }

  private static Stream<HostileFile> broken() {
    return Stream.of(
        text("pages/cut.html", PAGE.substring(0, PAGE.length() - 30), REPORT),
        text("pages/plaintext.html", "<html><plaintext>" + TEXT, REPORT),
        text("pages/unclosed.html", "<html><body>" + PARAGRAPHS.replace("</p>", ""), REPORT),
        text("pages/upper.HTM", PAGE.toUpperCase(java.util.Locale.ROOT), REPORT),
        text("pages/section.html", "<html><body><![CDATA[ x ]]>" + PARAGRAPHS, REPORT),
        text("pages/conditional.html", "<!--[if IE]><p>x<![endif]-->" + PAGE, REPORT),
        text(
            "pages/references-beyond.html",
            "<html><body>&#x110000;&#xD800;&#0;&#99999999999;&nosuch;" + PARAGRAPHS,
            REPORT),
        text("pages/brackets.html", "<html><body>" + PARAGRAPHS + "<".repeat(40_000), REPORT),
        text("pages/named.txt", PAGE, REPORT),
        text("pages/named.csv", PAGE, REPORT),
        text("pages/named.pdf", PAGE, REPORT),
        text("pages/named.docx", PAGE, REPORT),
        file("pages/nul.html", () -> joined(utf8(PAGE), new byte[3], utf8(PAGE)), BINARY));
  }

  private static Stream<HostileFile> charsets() {
    return Stream.of(
        file("pages/lies-gbk.html", () -> declared("utf-8").getBytes(GBK), REPORT),
        file("pages/lies-utf8.html", () -> utf8(declared("gb2312")), REPORT),
        file("pages/lies-utf7.html", () -> utf8(declared("utf-7")), REPORT),
        file("pages/lies-utf16.html", () -> utf8(declared("utf-16")), REPORT),
        file("pages/lies-unknown.html", () -> declared("x-no-such").getBytes(GBK), REPORT),
        file("pages/lies-big5.html", () -> declared("big5").getBytes(GBK), REPORT),
        file("pages/lies-twice.html", () -> utf8("<meta charset=gbk>" + declared("big5")), REPORT),
        file("pages/utf16.html", () -> declared("utf-16").getBytes(UTF_16LE), REPORT),
        file(
            "pages/big5.html",
            () -> ("<html><meta charset=gb2312><p>" + TRADITIONAL_TEXT).getBytes(BIG5),
            REPORT));
  }

  private static String declared(String charset) {
    return "<html><head><meta charset=\"%s\"></head><body>%s</body></html>"
        .formatted(charset, PARAGRAPHS);
  }
}
