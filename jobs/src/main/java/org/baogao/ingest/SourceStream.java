package org.baogao.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.baogao.report.ReasonCode;

/** The bytes of an input file, counted; what goes wrong in reading them is the file's fault. */
final class SourceStream extends FilterInputStream {
  private long count;

  SourceStream(InputStream in) {
    super(in);
  }

  /** How many bytes were read. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    try {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = in.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The refusal for a file that can't be read; an interrupted task is no fault of the file. */
  static RefusedException unreadable(IOException e) {
    if (e instanceof RefusedException refused) {
      return refused;
    }
    // The subclasses of InterruptedIOException are timeouts of a network.
    if (e instanceof ClosedByInterruptException || e.getClass() == InterruptedIOException.class) {
      throw new UncheckedIOException(e);
    }
    return new RefusedException(ReasonCode.FILE_UNREADABLE, e.toString(), e);
  }
}
