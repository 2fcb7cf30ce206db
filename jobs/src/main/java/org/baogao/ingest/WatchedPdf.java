package org.baogao.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;

/**
 * Tika's PDF parser, which ends where its thread was interrupted. Without it, two pictures that
 * draw each other twice, fifty levels deep, would keep a core busy for years.
 */
final class WatchedPdf extends PDFParser {
  private static final long serialVersionUID = 1;

  @Override
  protected PDDocument getPDDocument(
      InputStream stream,
      TikaInputStream tikaStream,
      String password,
      RandomAccessStreamCache.StreamCacheCreateFunction cache,
      Metadata metadata,
      ParseContext context)
      throws IOException {
    return Loader.loadPDF(new Bytes(stream.readAllBytes()), password, cache);
  }

  /** The document's bytes, which can't be read once the reader was interrupted. */
  private static final class Bytes implements RandomAccessRead {
    private final byte[] bytes;
    private final RandomAccessRead all;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
      this.all = new RandomAccessReadBuffer(bytes);
    }

    private static void look() {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted");
      }
    }

    @Override
    public int read() throws IOException {
      look();
      return all.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      look();
      return all.read(buffer, offset, length);
    }

    @Override
    public long getPosition() throws IOException {
      return all.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
      look();
      all.seek(position);
    }

    @Override
    public long length() throws IOException {
      return all.length();
    }

    @Override
    public boolean isClosed() {
      return all.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
      return all.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long begin, long length) {
      look();
      return new RandomAccessReadView(new Bytes(bytes), begin, length, true);
    }

    @Override
    public void close() throws IOException {
      all.close();
    }
  }
}
