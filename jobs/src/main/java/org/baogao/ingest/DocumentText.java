package org.baogao.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of a PDF, DOC or DOCX, by Apache Tika's parsers, which are called by name so that no
 * service file has to be found. No optical character recognition, no embedded file, no header,
 * footer, bookmark or annotation, no deleted text.
 *
 * @param title the title among the document's properties, if any
 * @param text one paragraph a line for DOC and DOCX; one printed line a line for PDF
 */
record DocumentText(@Nullable String title, String text) {
  private static final String PASSWORD = "A password is needed to read it";

  /**
   * Where the flags of a Word document stand, and the one in their second byte that is looked at.
   */
  private static final int FLAGS_AT = 10;

  private static final int ENCRYPTED_FLAG = 1;

  /** Parses a document; meant to run inside {@link GuardedParse}. */
  static DocumentText of(byte[] bytes, Format format, int longestTextChars)
      throws IOException, SAXException, TikaException {
    Metadata metadata = new Metadata();
    Text text = new Text(longestTextChars);
    try (TikaInputStream stream = TikaInputStream.get(bytes)) {
      if (format == Format.DOCX) {
        spool(stream);
      }
      parser(format).parse(stream, text, metadata, context());
    } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException e) {
      throw new RefusedException(ReasonCode.DOCUMENT_ENCRYPTED, PASSWORD, e);
    } catch (NoClassDefFoundError e) {
      // The library that reads what is encrypted to a certificate is not there on purpose.
      if (String.valueOf(e.getMessage()).contains("bouncycastle")) {
        throw new RefusedException(
            ReasonCode.DOCUMENT_ENCRYPTED, "A certificate is needed to read it", e);
      }
      throw e;
    }
    String title = metadata.get(TikaCoreProperties.TITLE);
    return new DocumentText(title == null || title.isBlank() ? null : title.strip(), text.text());
  }

  /**
   * Writes the temporary file that the parser of DOCX reads. The parser would do it itself, but
   * what goes wrong would look like the document's fault.
   */
  private static void spool(TikaInputStream stream) throws RefusedException {
    try {
      stream.getPath();
    } catch (IOException e) {
      throw TemporaryFolder.unusable(e);
    }
  }

  /**
   * Checks that a compound file is a DOC; Excel's, PowerPoint's and encrypted DOCX look the same
   * from outside.
   */
  static void requireWord(byte[] bytes) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new RefusedException(ReasonCode.DOCUMENT_ENCRYPTED, PASSWORD);
      }
      if (!root.hasEntryCaseInsensitive("WordDocument")) {
        throw new RefusedException(
            ReasonCode.UNSUPPORTED_FORMAT,
            "A compound file without a Word document; it has " + root.getEntryNames());
      }
      if (isEncrypted(root)) {
        throw new RefusedException(ReasonCode.DOCUMENT_ENCRYPTED, PASSWORD);
      }
    }
  }

  /** What the flags at the begin of the file information block say. */
  private static boolean isEncrypted(DirectoryNode root) throws IOException {
    try (InputStream stream = root.createDocumentInputStream("WordDocument")) {
      byte[] begin = stream.readNBytes(FLAGS_AT + 2);
      return begin.length == FLAGS_AT + 2 && (begin[FLAGS_AT + 1] & ENCRYPTED_FLAG) != 0;
    }
  }

  private static Parser parser(Format format) {
    return switch (format) {
      case PDF -> new WatchedPdf();
      case DOC -> new OfficeParser();
      case DOCX -> new OOXMLParser();
      case TEXT, HTML, CSV, TSV, JSONL ->
          throw new IllegalArgumentException(format + " is not for a document parser");
    };
  }

  private static ParseContext context() {
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractInlineImages(false);
    pdf.setExtractBookmarksText(false);
    pdf.setExtractAnnotationText(false);
    pdf.setExtractAcroFormContent(false);
    pdf.setExtractActions(false);
    OfficeParserConfig office = new OfficeParserConfig();
    office.setExtractMacros(false);
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    office.setIncludeHeadersAndFooters(false);
    office.setUseSAXDocxExtractor(true);
    ParseContext context = new ParseContext();
    context.set(PDFParserConfig.class, pdf);
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  /** Leaves embedded files alone. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }

  /** Collects the characters of the body and stops a parser that goes too far or too long. */
  private static final class Text extends DefaultHandler {
    private final StringBuilder text = new StringBuilder();
    private final int longestTextChars;
    private int skippedDepth;
    private boolean inBody;

    Text(int longestTextChars) {
      this.longestTextChars = longestTextChars;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      String type = attributes.getValue("class");
      boolean chrome = "header".equals(type) || "footer".equals(type);
      if (skippedDepth > 0 || chrome) {
        skippedDepth++;
      } else if (name.equals("body")) {
        inBody = true;
      } else if (name.equals("br")) {
        text.append('\n');
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      if (skippedDepth > 0) {
        skippedDepth--;
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      if (Thread.currentThread().isInterrupted()) {
        throw new SAXException("Interrupted");
      }
      if (!inBody || skippedDepth > 0) {
        return;
      }
      text.append(chars, start, length);
      if (text.length() > longestTextChars) {
        throw new SAXException(
            new RefusedException(
                ReasonCode.FILE_TOO_LARGE,
                "The text is longer than %d characters".formatted(longestTextChars)));
      }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
      characters(chars, start, length);
    }

    /** Lines without outer white space; empty ones are left out. */
    String text() {
      StringBuilder lines = new StringBuilder(text.length());
      text.toString()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line));
      return lines.toString();
    }
  }
}
