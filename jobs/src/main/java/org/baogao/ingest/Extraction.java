package org.baogao.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.baogao.report.Stage;
import org.jspecify.annotations.Nullable;

/** The reading of one input file, through the archives that it may be. */
final class Extraction {
  /** How much of a content is read before its kind is known; most files are shorter than that. */
  private static final int HEAD_BYTES = 1 << 18;

  /** What is made room for at first: an archive may have very many, very small entries. */
  private static final int FIRST_BYTES = 1 << 13;

  private final ExtractionLimits limits;
  private final ReportSink sink;

  Extraction(ExtractionLimits limits, ReportSink sink) {
    this.limits = limits;
    this.sink = sink;
  }

  /** Reads a file to its end. */
  void readFile(String sourcePath, SourceStream stream) throws IOException {
    Budget budget = new Budget(limits, stream::count);
    read(new Content(sourcePath, stream, 0, budget));
  }

  /**
   * Something to read: a file or an entry.
   *
   * @param path as it will stand in tables
   * @param stream its bytes
   * @param depth how many archives stand around it
   * @param budget of the input file
   */
  record Content(String path, InputStream stream, int depth, Budget budget) {
    /** The file name, without {@code .gz}: what is inside decides. */
    String name() {
      String name = path.substring(path.lastIndexOf('/') + 1);
      boolean gzip = ContentKind.extension(name).equals("gz");
      return gzip ? name.substring(0, name.length() - 3) : name;
    }
  }

  /** Reads a content; what can't be read is thrown, for the caller knows what it belongs to. */
  void read(Content content) throws IOException {
    byte[] buffer = new byte[FIRST_BYTES];
    int length = 0;
    try {
      for (int read = 0; read >= 0 && length < HEAD_BYTES; ) {
        if (length == buffer.length) {
          buffer = Arrays.copyOf(buffer, Math.min(4 * length, HEAD_BYTES));
        }
        read = content.stream().read(buffer, length, buffer.length - length);
        length += Math.max(read, 0);
      }
    } catch (RefusedException e) {
      readCutShort(content, Arrays.copyOf(buffer, length), e);
      return;
    }
    read(content, Arrays.copyOf(buffer, length));
  }

  /** Half a report is no report, but the rows that come before the damage are whole. */
  private void readCutShort(Content content, byte[] head, RefusedException damage)
      throws IOException {
    ContentKind kind = head.length == 0 ? ContentKind.TEXT : ContentKind.of(head, content.name());
    if (kind != ContentKind.TABLE && kind != ContentKind.JSON_LINES) {
      throw damage;
    }
    InputStream damaged =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw damage;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw damage;
          }
        };
    readTable(
        new Content(content.path(), damaged, content.depth(), content.budget()),
        cutAfterLine(head, 0),
        kind);
  }

  private void read(Content content, byte[] head) throws IOException {
    if (head.length == 0) {
      throw new RefusedException(ReasonCode.FILE_EMPTY, "The content has no bytes");
    }
    ContentKind kind = ContentKind.of(head, content.name());
    switch (kind) {
      case TEXT -> readText(content, head);
      case HTML -> readPage(content, head);
      case TABLE, JSON_LINES -> readTable(content, head, kind);
      case PDF -> readDocument(content, whole(content, head), Format.PDF);
      case OLE -> readCompoundFile(content, whole(content, head));
      case ZIP -> readZip(content, head);
      case GZIP -> readGzip(content, head);
    }
  }

  private void readText(Content content, byte[] head) throws IOException {
    byte[] bytes = whole(content, head);
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    if (Texts.isBlank(decoded.text())) {
      throw new RefusedException(
          ReasonCode.FILE_EMPTY,
          "%d bytes of %s, all of them white space or invisible"
              .formatted(bytes.length, decoded.encoding().name()));
    }
    accept(content, bytes, Format.TEXT, decoded.encoding().name(), decoded.text(), null);
  }

  private void readPage(Content content, byte[] head) throws IOException {
    byte[] bytes = whole(content, head);
    TextDecoder.Decoded decoded = TextDecoder.decodePage(bytes);
    HtmlText page =
        GuardedParse.run(() -> HtmlText.of(decoded.text()), limits, ReasonCode.HTML_WITHOUT_TEXT);
    if (Texts.isBlank(page.text())) {
      throw new RefusedException(
          ReasonCode.HTML_WITHOUT_TEXT,
          "A page of %d bytes, none of them text outside of scripts, frames and navigation"
              .formatted(bytes.length));
    }
    accept(content, bytes, Format.HTML, decoded.encoding().name(), page.text(), page.title());
  }

  private void readCompoundFile(Content content, byte[] bytes) throws IOException {
    GuardedParse.run(
        () -> {
          DocumentText.requireWord(bytes);
          return bytes;
        },
        limits,
        ReasonCode.DOCUMENT_BROKEN);
    readDocument(content, bytes, Format.DOC);
  }

  private void readDocument(Content content, byte[] bytes, Format format) throws IOException {
    DocumentText document =
        GuardedParse.run(
            () -> DocumentText.of(bytes, format, limits.longestTextChars()),
            limits,
            ReasonCode.DOCUMENT_BROKEN);
    if (Texts.isBlank(document.text())) {
      throw new RefusedException(
          ReasonCode.NO_TEXT, "The document has no text; are its pages pictures?");
    }
    accept(content, bytes, format, "-", document.text(), document.title());
  }

  private void accept(
      Content content,
      byte[] bytes,
      Format format,
      String charset,
      String text,
      @Nullable String title)
      throws RefusedException {
    if (text.length() > limits.longestTextChars()) {
      throw new RefusedException(
          ReasonCode.FILE_TOO_LARGE,
          "The text has %d characters, the limit is %d"
              .formatted(text.length(), limits.longestTextChars()));
    }
    sink.accept(
        new SourceReport(
            content.path(), DigestUtils.sha256Hex(bytes), format, charset, text, title, Map.of()));
  }

  private void readTable(Content content, byte[] head, ContentKind kind) throws IOException {
    TextDecoder.Encoding encoding = TextDecoder.encodingOf(wholeLines(head));
    TableRows rows =
        new TableRows(
            content.path(), encoding.name(), limits.longestCellChars(), content.budget(), sink);
    InputStream stream = rejoined(content, head);
    stream.skipNBytes(encoding.markBytes());
    Reader reader =
        new InputStreamReader(
            stream,
            encoding
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    if (kind == ContentKind.JSON_LINES) {
      new JsonLines(rows, limits.longestCellChars()).read(reader);
    } else {
      new DelimitedTable(rows, limits.longestCellChars()).read(reader, content.name());
    }
  }

  /** A head that ends inside a line is cut after its last line end, in UTF-16 too. */
  private static byte[] wholeLines(byte[] head) {
    return head.length < HEAD_BYTES ? head : cutAfterLine(head, HEAD_BYTES / 2);
  }

  private static byte[] cutAfterLine(byte[] head, int shortest) {
    for (int i = head.length - 2; i > shortest; i--) {
      if (head[i] == '\n') {
        boolean littleEndian = head[i + 1] == 0;
        return Arrays.copyOf(head, littleEndian ? i + 2 : i + 1);
      }
    }
    return head;
  }

  private void readGzip(Content content, byte[] head) throws IOException {
    requireDepth(content);
    InputStream packed = rejoined(content, head);
    try (InputStream gzip =
        GzipCompressorInputStream.builder()
            .setInputStream(packed)
            .setDecompressConcatenated(true)
            .get()) {
      InputStream unpacked =
          new UnpackedStream(
              gzip, limits, content.budget(), UnpackedStream.UNKNOWN, UnpackedStream.UNKNOWN);
      read(new Content(content.path(), unpacked, content.depth() + 1, content.budget()));
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw new RefusedException(ReasonCode.ARCHIVE_BROKEN, UnpackedStream.described(e), e);
    }
  }

  private void readZip(Content content, byte[] head) throws IOException {
    try (ZipContent zip = ZipContent.of(rejoined(content, head), limits)) {
      if (zip.isDocument()) {
        byte[] bytes = zip.bytes(limits.largestFileBytes());
        zip.requireWord();
        readDocument(content, bytes, Format.DOCX);
        return;
      }
      requireDepth(content);
      zip.readEntries(content, this);
    }
  }

  private void requireDepth(Content content) throws RefusedException {
    if (content.depth() >= limits.deepestNesting()) {
      throw new RefusedException(
          ReasonCode.ARCHIVE_TOO_DEEP,
          "%d archives stand around this one, the limit is %d in all"
              .formatted(content.depth(), limits.deepestNesting()));
    }
  }

  /** Reads an entry; what can't be read becomes a reject, and the archive goes on. */
  void readEntry(Content entry) {
    try {
      read(entry);
    } catch (RefusedException e) {
      reject(entry.path(), e.reasonCode(), e.detail());
    } catch (IOException e) {
      reject(entry.path(), ReasonCode.ARCHIVE_BROKEN, UnpackedStream.described(e));
    } catch (SinkFailure | UncheckedIOException | CancellationException e) {
      // The sink's own, or an interrupted task's: no fault of the entry.
      throw e;
    } catch (OutOfMemoryError e) {
      entry.budget().memoryEnded();
      reject(
          entry.path(),
          ReasonCode.OUT_OF_MEMORY,
          "Reading the entry needs more memory than there is");
    } catch (RuntimeException | StackOverflowError e) {
      reject(entry.path(), ReasonCode.INTERNAL_ERROR, e.toString());
    }
  }

  void reject(String path, ReasonCode reasonCode, String detail) {
    sink.reject(new Reject(path, Stage.INGEST, reasonCode, detail));
  }

  /** All bytes of a content that must be in memory. */
  private byte[] whole(Content content, byte[] head) throws IOException {
    if (head.length < HEAD_BYTES && head.length <= limits.largestFileBytes()) {
      return head;
    }
    int rest = (int) Math.max(0, limits.largestFileBytes() - head.length + 1);
    byte[] tail = content.stream().readNBytes(rest);
    if (head.length + (long) tail.length > limits.largestFileBytes()) {
      throw new RefusedException(
          ReasonCode.FILE_TOO_LARGE,
          "The content has more than %d bytes, the limit of a text, page or document"
              .formatted(limits.largestFileBytes()));
    }
    byte[] bytes = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, bytes, head.length, tail.length);
    return bytes;
  }

  private static InputStream rejoined(Content content, byte[] head) {
    return new SequenceInputStream(new ByteArrayInputStream(head), content.stream());
  }
}
