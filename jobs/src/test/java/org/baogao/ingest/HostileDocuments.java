package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.baogao.ingest.Fixtures.compoundFile;
import static org.baogao.ingest.Fixtures.cut;
import static org.baogao.ingest.Fixtures.doc;
import static org.baogao.ingest.Fixtures.docx;
import static org.baogao.ingest.Fixtures.encryptedDocx;
import static org.baogao.ingest.Fixtures.encryptedPdf;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.pdf;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.Fixtures.zip;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.file;
import static org.baogao.ingest.HostileTexts.noise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PDF, DOC and DOCX: cut, encrypted, with circles in them, with calls for help. */
final class HostileDocuments {
  private static final String BROKEN = "document_broken";
  private static final String ENCRYPTED = "document_encrypted";
  private static final String UNSUPPORTED = "unsupported_format";
  private static final String NO_TEXT = "no_text";
  private static final String NO_YEAR = "year_missing";
  private static final String[] LINES = TEXT.split("\n", -1);

  private HostileDocuments() {}

  /**
   * The documents.
   *
   * @param trap an address that nobody may call
   * @param secret a file that nobody may read
   */
  static Stream<HostileFile> files(String trap, String secret) {
    return Stream.of(
            pdfs(),
            forgedPdfs(trap, secret),
            words(),
            forgedWords(trap, secret),
            otherPackages(),
            compounds())
        .flatMap(files -> files);
  }

  private static Stream<HostileFile> pdfs() {
    byte[] good = pdf("We built 40 parks.");
    return Stream.of(
        file("documents/english.pdf", () -> good, NO_YEAR),
        file("documents/blank.pdf", () -> pdf(), NO_TEXT),
        file("documents/cut.pdf", () -> cut(good, good.length / 2), BROKEN),
        file("documents/no-trailer.pdf", () -> cut(good, 60), NO_YEAR),
        file("documents/head.pdf", () -> utf8("%PDF-1.7\n"), BROKEN),
        file("documents/noise.pdf", () -> joined(utf8("%PDF-1.4\n"), noise(4000, 1)), BROKEN),
        file("documents/late.pdf", () -> joined(noise(500, 2), good), NO_YEAR),
        file("documents/trailing.pdf", () -> joined(good, noise(5000, 3)), NO_YEAR),
        file("documents/named.txt", () -> good, NO_YEAR),
        file("documents/not.pdf", () -> utf8(TEXT), REPORT),
        file("documents/empty.pdf", () -> new byte[0], "file_empty"),
        file("documents/owner.pdf", () -> encryptedPdf("", "We built 40 parks."), NO_YEAR),
        file(
            "documents/secret.pdf", () -> encryptedPdf("secret", "We built 40 parks."), ENCRYPTED));
  }

  /** Objects from 1 on, the first of which is the catalogue. */
  static byte[] pdfOf(String trailer, String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.length; i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int begin = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
    offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
    pdf.append("trailer\n<< /Size ").append(objects.length + 1).append(" /Root 1 0 R ");
    pdf.append(trailer).append(" >>\nstartxref\n").append(begin).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  private static final String PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
  private static final String FONT =
      "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
  private static final String LEAF =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " + FONT + " >> >>";

  private static String stream(String dictionary, String content) {
    return "<< %s /Length %d >>\nstream\n%s\nendstream"
        .formatted(dictionary, content.length(), content);
  }

  private static final String SHOWN = "BT /F1 12 Tf 72 700 Td (We built 40 parks.) Tj ET";

  /** A whole document, with something more in its catalogue. */
  private static HostileFile catalogue(String name, String more, String outcome) {
    return file(
        "documents/" + name + ".pdf",
        () ->
            pdfOf(
                "",
                "<< /Type /Catalog /Pages 2 0 R " + more + " >>",
                PAGES,
                LEAF,
                stream("", SHOWN)),
        outcome);
  }

  private static HostileFile content(String name, Supplier<String> stream, String outcome) {
    return file(
        "documents/" + name + ".pdf",
        () -> pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", PAGES, LEAF, stream.get()),
        outcome);
  }

  private static Stream<HostileFile> forgedPdfs(String trap, String secret) {
    String catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
    return Stream.of(
        catalogue("forged", "", NO_YEAR),
        catalogue(
            "script",
            "/OpenAction << /S /JavaScript /JS (app.launchURL\\(\"" + trap + "\"\\)) >>",
            NO_YEAR),
        catalogue("address", "/OpenAction << /S /URI /URI (" + trap + "/u) >>", NO_YEAR),
        catalogue("launch", "/OpenAction << /S /Launch /F (" + secret + ") >>", NO_YEAR),
        catalogue(
            "submit",
            "/OpenAction << /S /SubmitForm /F << /FS /URL /F (" + trap + "/s) >> >>",
            NO_YEAR),
        catalogue("form", "/AcroForm << /Fields [] /XFA 5 0 R >>", NO_YEAR),
        catalogue(
            "metadata",
            "/Metadata << /Type /Metadata >> /Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>",
            NO_YEAR),
        catalogue("deep-list", "/X " + "[".repeat(100_000), BROKEN),
        catalogue("deep-dictionary", "/X " + "<</X ".repeat(100_000), BROKEN),
        catalogue("deep-outline", "/Outlines 1 0 R", NO_YEAR),
        file(
            "documents/page-circle.pdf",
            () -> pdfOf("", catalogue, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
            NO_TEXT),
        file("documents/page-ladder.pdf", () -> pdfOf("", ladder(30)), NO_TEXT),
        file(
            "documents/page-parents.pdf",
            () ->
                pdfOf(
                    "",
                    catalogue,
                    "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>",
                    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                    stream("", SHOWN)),
            NO_YEAR),
        file(
            "documents/page-count.pdf",
            () ->
                pdfOf(
                    "",
                    catalogue,
                    "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
                    LEAF,
                    stream("", SHOWN)),
            NO_YEAR),
        file(
            "documents/no-pages.pdf",
            () -> pdfOf("", catalogue, "<< /Type /Pages /Kids [] /Count 0 >>"),
            NO_TEXT),
        file(
            "documents/own-catalogue.pdf",
            () -> pdfOf("", "<< /Type /Catalog /Pages 1 0 R >>"),
            NO_TEXT),
        file(
            "documents/table-circle.pdf",
            () -> pdfOf("/Prev 9 /XRefStm 9", catalogue, PAGES, LEAF, stream("", SHOWN)),
            NO_YEAR),
        file(
            "documents/certificate.pdf",
            () ->
                pdfOf(
                    "/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 2 /Length 128"
                        + " /Recipients [<00>] >> /ID [<00><00>]",
                    catalogue,
                    PAGES,
                    LEAF,
                    stream("", SHOWN)),
            ENCRYPTED),
        file(
            "documents/unknown-handler.pdf",
            () ->
                pdfOf(
                    "/Encrypt << /Filter /NoSuch /V 9 >> /ID [<00><00>]",
                    catalogue,
                    PAGES,
                    LEAF,
                    stream("", SHOWN)),
            BROKEN),
        file(
            "documents/bad-key.pdf",
            () ->
                pdfOf(
                    "/Encrypt << /Filter /Standard /V 4 /R 6 /O <00> /U <00> /P -1 >>",
                    catalogue,
                    PAGES,
                    LEAF,
                    stream("", SHOWN)),
            ENCRYPTED),
        content(
            "length-lie",
            () -> "<< /Length 999999999 >>\nstream\n" + SHOWN + "\nendstream",
            NO_YEAR),
        content(
            "length-circle",
            () -> "<< /Length 4 0 R >>\nstream\n" + SHOWN + "\nendstream",
            NO_TEXT),
        content("saved-states", () -> stream("", "q ".repeat(200_000) + SHOWN), NO_YEAR),
        content("deep-operands", () -> stream("", "[".repeat(200_000) + SHOWN), NO_TEXT),
        content(
            "filters", () -> stream("/Filter [" + "/FlateDecode ".repeat(500) + "]", "x"), NO_TEXT),
        content("unknown-filter", () -> stream("/Filter /NoSuchDecode", SHOWN), NO_TEXT),
        content("flate-noise", () -> stream("/Filter /FlateDecode", latin(noise(500, 4))), NO_TEXT),
        content("flate-bomb", () -> stream("/Filter /FlateDecode", deflated(10 << 20)), NO_TEXT),
        content(
            "run-lengths",
            () -> stream("/Filter /RunLengthDecode", "\u0081a".repeat(9_000)),
            NO_TEXT));
  }

  /** Two pictures that draw each other twice: two to the power of fifty drawings. */
  static byte[] formCircle() {
    return pdfOf(
        "",
        "<< /Type /Catalog /Pages 2 0 R >>",
        PAGES,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            + " /Resources << /XObject << /X 5 0 R >> >> >>",
        stream("", "/X Do"),
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                + " /Resources << /XObject << /X 5 0 R >> >>",
            "/X Do /X Do"));
  }

  /** A document whose content unpacks to a gigabyte, packed twice. */
  static byte[] flateBomb() {
    byte[] once = deflated(1 << 30).getBytes(ISO_8859_1);
    String twice = latin(Fixtures.written(out -> pack(once, out)));
    return pdfOf(
        "",
        "<< /Type /Catalog /Pages 2 0 R >>",
        PAGES,
        LEAF,
        stream("/Filter [/FlateDecode /FlateDecode]", twice));
  }

  private static void pack(byte[] bytes, java.io.OutputStream out) throws java.io.IOException {
    try (java.util.zip.DeflaterOutputStream deflater =
        new java.util.zip.DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
  }

  /** Page tree nodes of which each has the next one twice: as many pages as two to their number. */
  private static String[] ladder(int steps) {
    String[] objects = new String[steps + 2];
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
    for (int i = 1; i <= steps; i++) {
      objects[i] = "<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>".formatted(i + 2, i + 2);
    }
    objects[steps + 1] = "<< /Type /Page /MediaBox [0 0 9 9] >>";
    return objects;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static String deflated(int spaces) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (java.util.zip.DeflaterOutputStream deflater =
        new java.util.zip.DeflaterOutputStream(out)) {
      byte[] block = " ".repeat(1 << 16).getBytes(ISO_8859_1);
      for (int i = 0; i < spaces; i += block.length) {
        deflater.write(block);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return latin(out.toByteArray());
  }

  private static Stream<HostileFile> words() {
    byte[] good = docx("", LINES);
    return Stream.of(
        file("documents/good.docx", () -> good, REPORT),
        file("documents/named.doc", () -> good, REPORT),
        file("documents/cut.docx", () -> cut(good, good.length / 2), BROKEN),
        file("documents/cut-end.docx", () -> cut(good, 30), BROKEN),
        file("documents/not.docx", () -> utf8(TEXT), REPORT),
        file("documents/blank.docx", () -> docx("", "", " "), NO_YEAR),
        file("documents/secret.docx", () -> encryptedDocx(), ENCRYPTED));
  }

  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "%s</Relationships>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String ROOT =
      RELATIONS.formatted(relation("officeDocument", "word/document.xml", "Internal"));
  private static final String BODY =
      java.util.Arrays.stream(LINES)
          .map(line -> "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
          .collect(Collectors.joining());

  private static String relation(String type, String target, String mode) {
    return "<Relationship Id=\"r%s\" Type=\"%s%s\" Target=\"%s\" TargetMode=\"%s\"/>"
        .formatted(type, OFFICE, type, target, mode);
  }

  private static String wordDocument(String before, String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + before
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        + "<w:body>"
        + body
        + "</w:body></w:document>";
  }

  /** A package of a main part, and names and contents of more. */
  static byte[] docxOf(String main, Object... more) {
    List<Object> parts =
        new ArrayList<>(
            List.of(
                "[Content_Types].xml",
                utf8(TYPES),
                "_rels/.rels",
                utf8(ROOT),
                "word/document.xml",
                utf8(main)));
    parts.addAll(List.of(more));
    return zip(parts.toArray());
  }

  private static HostileFile main(String name, Supplier<String> main, String outcome) {
    return file("documents/" + name + ".docx", () -> docxOf(main.get()), outcome);
  }

  private static Stream<HostileFile> forgedWords(String trap, String secret) {
    String entities =
        "<!DOCTYPE d [<!ENTITY f SYSTEM \"file://%s\"><!ENTITY w SYSTEM \"%s/x\">]>"
            .formatted(secret, trap);
    String outside =
        Stream.of("attachedTemplate", "image", "oleObject", "aFChunk", "hyperlink", "frame")
            .map(type -> relation(type, trap + "/" + type, "External"))
            .collect(Collectors.joining());
    String calls =
        "<w:altChunk r:id=\"raFChunk\"/><w:p><w:r><w:object r:id=\"roleObject\"/></w:r></w:p>"
            + "<w:p><w:hyperlink r:id=\"rhyperlink\"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>";
    return Stream.of(
        main("forged", () -> wordDocument("", BODY), REPORT),
        main("entities", () -> wordDocument(entities, "<w:p>&f;&w;</w:p>" + BODY), REPORT),
        main("laughs", () -> wordDocument(HostilePages.laughs(), "<w:p>&l9;</w:p>" + BODY), BROKEN),
        file(
            "documents/outside.docx",
            () ->
                docxOf(
                    wordDocument("", calls + BODY),
                    "word/_rels/document.xml.rels",
                    utf8(RELATIONS.formatted(outside)),
                    "word/_rels/settings.xml.rels",
                    utf8(RELATIONS.formatted(outside)),
                    "word/settings.xml",
                    utf8("<a/>")),
            REPORT),
        file(
            "documents/outside-main.docx",
            () ->
                zip(
                    "[Content_Types].xml",
                    utf8(TYPES),
                    "_rels/.rels",
                    utf8(RELATIONS.formatted(relation("officeDocument", trap + "/d", "External"))),
                    "word/x.xml",
                    utf8("<a/>")),
            NO_TEXT),
        file(
            "documents/types-entities.docx",
            () ->
                zip(
                    "[Content_Types].xml",
                    utf8(
                        entities.replace("DOCTYPE d", "DOCTYPE Types")
                            + TYPES.replace("><D", ">&f;<D")),
                    "_rels/.rels",
                    utf8(ROOT),
                    "word/document.xml",
                    utf8(wordDocument("", BODY))),
            BROKEN),
        main(
            "deep-tables",
            () -> wordDocument("", "<w:tbl><w:tr><w:tc>".repeat(20_000) + BODY),
            BROKEN),
        main(
            "deep-closed",
            () -> wordDocument("", "<w:sdt>".repeat(100_000) + BODY + "</w:sdt>".repeat(100_000)),
            REPORT),
        main("unclosed", () -> wordDocument("", BODY).replace("</w:body>", ""), BROKEN),
        main("no-xml", () -> TEXT, BROKEN),
        main("empty-part", () -> "", BROKEN),
        main("nul", () -> wordDocument("", "<w:p>\u0000</w:p>" + BODY), BROKEN),
        main(
            "attribute",
            () -> wordDocument("", "<w:p a=\"" + "a".repeat(5_000_000) + "\"/>" + BODY),
            REPORT),
        main(
            "bomb",
            () ->
                wordDocument("", "<w:p><w:r><w:t>" + " ".repeat(10_000_000) + "</w:t></w:r></w:p>"),
            "file_too_large"),
        main(
            "too-long",
            () -> wordDocument("", "<w:p><w:r><w:t>" + letters(2_100_000) + "</w:t></w:r></w:p>"),
            "file_too_large"),
        file(
            "documents/no-main.docx",
            () -> zip("[Content_Types].xml", utf8(TYPES), "word/x", utf8("x")),
            BROKEN),
        file(
            "documents/up.docx",
            () -> docxOf(wordDocument("", BODY), "../../word/evil.xml", utf8("<a/>")),
            REPORT),
        file(
            "documents/twice.docx",
            () ->
                new ZipForge()
                    .add("[Content_Types].xml", utf8(TYPES))
                    .add("_rels/.rels", utf8(ROOT))
                    .add("word/document.xml", utf8(wordDocument("", BODY)))
                    .add("word/document.xml", utf8(wordDocument("", BODY)))
                    .bytes(),
            BROKEN));
  }

  /** Text that does not pack away. */
  private static String letters(int length) {
    java.util.Random random = new java.util.Random(7);
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private static Stream<HostileFile> otherPackages() {
    return Stream.of(
        file(
            "documents/book.xlsx",
            () -> zip("[Content_Types].xml", utf8("<Types/>"), "xl/workbook.xml", utf8("<a/>")),
            UNSUPPORTED),
        file(
            "documents/slides.pptx",
            () -> zip("[Content_Types].xml", utf8("<Types/>"), "ppt/p.xml", utf8("<a/>")),
            UNSUPPORTED),
        file(
            "documents/text.odt",
            () -> zip("mimetype", utf8("application/vnd.oasis.opendocument.text")),
            UNSUPPORTED),
        file("documents/page.ofd", () -> zip("OFD.xml", utf8("<a/>")), UNSUPPORTED),
        file(
            "documents/book.epub",
            () -> zip("mimetype", utf8("application/epub+zip")),
            UNSUPPORTED));
  }

  private static Stream<HostileFile> compounds() {
    byte[] good = doc(TEXT.replace('\n', '\r'));
    byte[] stream = compoundFile("WordDocument", new byte[5000]);
    return Stream.of(
        file("documents/good.doc", () -> good, REPORT),
        file("documents/cut.doc", () -> cut(good, good.length / 2), BROKEN),
        file("documents/head.doc", () -> cut(good, good.length - 512), BROKEN),
        file("documents/eight-bytes.doc", () -> cut(good, good.length - 8), BROKEN),
        file("documents/noise.doc", () -> compoundFile("WordDocument", noise(5000, 1)), BROKEN),
        file("documents/zeros.doc", () -> stream, NO_TEXT),
        file("documents/book.xls", () -> compoundFile("Workbook", utf8("no")), UNSUPPORTED),
        file(
            "documents/slides.ppt",
            () -> compoundFile("PowerPoint Document", utf8("no")),
            UNSUPPORTED),
        file(
            "documents/mail.msg",
            () -> compoundFile("__properties_version1.0", utf8("no")),
            UNSUPPORTED),
        file(
            "documents/package.docx",
            () -> compoundFile("EncryptedPackage", utf8("no")),
            ENCRYPTED),
        file("documents/not.doc", () -> utf8(TEXT), REPORT),
        file("documents/rich.doc", () -> utf8("{\\rtf1 report}"), UNSUPPORTED),
        file(
            "documents/half-magic.doc",
            () -> joined(cut(good, good.length - 4), noise(999, 2)),
            UNSUPPORTED),
        file("documents/sector-circle.doc", () -> chained(good, 0), BROKEN),
        file("documents/sector-all-one.doc", () -> chained(good, 1), BROKEN),
        file("documents/sector-size.doc", () -> header(good, 30, 0x001F), BROKEN),
        file("documents/sector-count.doc", () -> header(good, 44, 0x7FFFFFFF), BROKEN),
        file(
            "documents/more-tables.doc", () -> header(header(good, 72, 0x7FFFFFFF), 68, 0), BROKEN),
        file("documents/directory-begin.doc", () -> header(good, 48, 0x7FFFFFF0), BROKEN),
        file("documents/secret.doc", () -> flagged(good), ENCRYPTED));
  }

  /** Lets all sectors be followed by one, so that no chain ends. */
  private static byte[] chained(byte[] compound, int next) {
    byte[] changed = compound.clone();
    ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    int table = 512 + 512 * bytes.getInt(76);
    for (int i = 0; i < 128; i++) {
      bytes.putInt(table + 4 * i, next);
    }
    return changed;
  }

  private static byte[] header(byte[] compound, int at, int value) {
    byte[] changed = compound.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return changed;
  }

  /** Says in the file information block that the text is encrypted. */
  private static byte[] flagged(byte[] word) {
    byte[] changed = word.clone();
    for (int i = 512; i + 12 < changed.length; i += 512) {
      if ((changed[i] & 0xFF) == 0xEC && (changed[i + 1] & 0xFF) == 0xA5) {
        changed[i + 11] |= 1;
      }
    }
    return changed;
  }
}
