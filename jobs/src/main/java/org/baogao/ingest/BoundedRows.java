package org.baogao.ingest;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.baogao.report.ReasonCode;

/**
 * A reader that refuses to go on when one row has become too long, so that a quote left open in a
 * large table does not fill the memory.
 */
final class BoundedRows extends FilterReader {
  private final long longestRowChars;
  private long charsSinceRow;

  BoundedRows(Reader in, long longestRowChars) {
    super(in);
    this.longestRowChars = longestRowChars;
  }

  /** Tells that a row was completed. */
  void rowEnded() {
    charsSinceRow = 0;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int chars) throws RefusedException {
    charsSinceRow += chars;
    if (charsSinceRow > longestRowChars) {
      throw new RefusedException(
          ReasonCode.TABLE_MALFORMED,
          "A row is longer than %d characters; is a quote left open?".formatted(longestRowChars));
    }
  }
}
