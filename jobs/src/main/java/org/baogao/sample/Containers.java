package org.baogao.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file formats around a text. All of them are written here, stored without compression and with
 * a fixed time, because what zlib and office libraries write differs from version to version.
 */
final class Containers {
  static final Charset GBK = Charset.forName("GBK");
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final int STORED_BLOCK = 65_535;
  private static final int PDF_LINES_PER_PAGE = 30;
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private Containers() {}

  /** A government site's page with its menus, buttons, scripts and footer around the report. */
  static String html(String title, String text, String charset) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : text.strip().split("\n", -1)) {
      body.append("      <p style=\"text-indent:2em\">")
          .append(escaped(paragraph))
          .append("</p>\n");
    }
    return """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
          <meta charset="%1$s">
          <title>%2$s_政务公开_云泽市门户网站</title>
          <style>.nav li{float:left} .article p{line-height:2}</style>
          <script>var pageId = 20871; function zoom(n){document.getElementById("zw").style.fontSize=n+"px";}</script>
        </head>
        <body>
          <div class="top"><a href="/">网站首页</a> | <a href="/mobile">手机版</a> | <a href="#">无障碍浏览</a> | <a href="#">繁體版</a></div>
          <ul class="nav"><li><a href="/zwgk">政务公开</a></li><li><a href="/zwfw">政务服务</a></li><li><a href="/hdjl">互动交流</a></li><li><a href="/zjyz">走进云泽</a></li></ul>
          <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/zwgk/bg">政府工作报告</a></div>
          <div class="article">
            <h1>%2$s</h1>
            <div class="info">来源：政府办公室　发布时间：%4$s　浏览次数：<span id="hits">1286</span>　字号：[ <a href="javascript:zoom(20)">大</a> <a href="javascript:zoom(16)">中</a> <a href="javascript:zoom(12)">小</a> ]　<a href="javascript:window.print()">打印本页</a></div>
            <div id="zw">
        %3$s    </div>
            <div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">QQ空间</a></div>
            <div class="pager">上一篇：<a href="/t/1.html">关于调整公共停车收费标准的通知</a><br>下一篇：<a href="/t/3.html">一图读懂重点任务分工</a></div>
          </div>
          <div class="hot"><h3>相关链接</h3><a href="#">市发展改革委</a> <a href="#">市统计局</a> <a href="#">市教育局</a></div>
          <div class="footer">主办：云泽市人民政府办公室　网站标识码：9900000000　泽ICP备00000000号-1　泽公网安备 99000000000000号<br>版权所有&copy; 建议使用1024×768以上分辨率浏览</div>
          <script src="/js/stat.js"></script>
        </body>
        </html>
        """
        .formatted(charset, escaped(title), body, "2024-01-01 00:00");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A row of CSV; cells with line ends are quoted. */
  static String csvRow(List<String> cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
      quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    return String.join(",", quoted) + "\r\n";
  }

  /** An object of one line. */
  static String jsonLine(Map<String, String> fields) {
    List<String> members = new ArrayList<>();
    fields.forEach((name, value) -> members.add('"' + name + "\":\"" + jsonEscaped(value) + '"'));
    return "{" + String.join(",", members) + "}\n";
  }

  private static String jsonEscaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** The smallest WordprocessingML document that office programs open. */
  static byte[] docx(String title, String text) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : text.strip().split("\n", -1)) {
      body.append("<w:p><w:r><w:t xml:space=\"preserve\">")
          .append(escaped(paragraph))
          .append("</w:t></w:r></w:p>");
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        utf8(
            XML
                + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
                </Types>"""));
    parts.put(
        "_rels/.rels",
        utf8(
            XML
                + """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
                </Relationships>"""));
    parts.put(
        "docProps/core.xml",
        utf8(
            XML
                + """
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></cp:coreProperties>"""
                    .formatted(escaped(title))));
    parts.put(
        "word/document.xml",
        utf8(
            XML
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + body
                + "</w:body></w:document>"));
    return zip(parts, StandardCharsets.UTF_8);
  }

  /**
   * A PDF of broken lines and numbered pages. Its font is one that every PDF reader brings along or
   * substitutes (STSong-Light, UniGB-UCS2-H), so no font file is embedded.
   */
  static byte[] pdf(String text) {
    List<String> lines = Layouts.wrappedLines(text);
    int pages = (lines.size() + PDF_LINES_PER_PAGE - 1) / PDF_LINES_PER_PAGE;
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < pages; page++) {
      kids.append(6 + 2 * page).append(" 0 R ");
    }
    objects.add("<< /Type /Pages /Count %d /Kids [ %s] >>".formatted(pages, kids));
    objects.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H"
            + " /Encoding /UniGB-UCS2-H /DescendantFonts [ 4 0 R ] >>");
    objects.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
            + " /FontDescriptor 5 0 R >>");
    objects.add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [ -25 -254 1000 880 ]"
            + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
    for (int page = 0; page < pages; page++) {
      int begin = page * PDF_LINES_PER_PAGE;
      int end = Math.min(lines.size(), begin + PDF_LINES_PER_PAGE);
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents %d 0 R"
                  .formatted(7 + 2 * page)
              + " /Resources << /Font << /F1 3 0 R >> >> >>");
      String content = pageContent(lines.subList(begin, end), page + 1);
      objects.add("<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content));
    }
    return pdfOf(objects);
  }

  private static String pageContent(List<String> lines, int page) {
    StringBuilder content = new StringBuilder("BT /F1 14 Tf 24 TL 52 780 Td\n");
    for (String line : lines) {
      content.append(hex(line)).append(" Tj T*\n");
    }
    return content
        .append("ET\nBT /F1 12 Tf 280 36 Td ")
        .append(hex("— " + page + " —"))
        .append(" Tj ET")
        .toString();
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder("<");
    for (int i = 0; i < text.length(); i++) {
      hex.append(String.format(Locale.ROOT, "%04X", (int) text.charAt(i)));
    }
    return hex.append('>').toString();
  }

  private static byte[] pdfOf(List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    pdf.append("trailer\n<< /Size ")
        .append(objects.size() + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(table)
        .append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A zip archive whose entry names are in the given charset and not marked as UTF-8 unless it is.
   */
  static byte[] zip(Map<String, byte[]> entries, Charset names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(FIXED_TIME);
        header.setSize(entry.getValue().length);
        header.setCrc(crc(entry.getValue()));
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A zip archive can't be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /** A gzip file of stored blocks (RFC 1952, RFC 1951). */
  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
    int begin = 0;
    do {
      int length = Math.min(STORED_BLOCK, content.length - begin);
      bytes.write(begin + length == content.length ? 1 : 0);
      bytes.writeBytes(littleEndian(4).putShort((short) length).putShort((short) ~length).array());
      bytes.write(content, begin, length);
      begin += length;
    } while (begin < content.length);
    bytes.writeBytes(littleEndian(8).putInt((int) crc(content)).putInt(content.length).array());
    return bytes.toByteArray();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
