package org.baogao.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of one input file come from. */
public interface ContentSource {

  /** The file's bytes from its beginning; the caller closes the stream. */
  InputStream open() throws IOException;

  /** How many bytes the file has, as far as the file system says; used as a first check only. */
  long size();

  /** A source over bytes in memory. */
  static ContentSource of(byte[] bytes) {
    return new ContentSource() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long size() {
        return bytes.length;
      }
    };
  }
}
