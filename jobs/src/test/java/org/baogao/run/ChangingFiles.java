package org.baogao.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Seekable;

/**
 * A file system whose files are being written anew while they are read: each is whole when it is
 * hashed for the listing, cut in half the next two times it is opened, and whole again from then
 * on.
 */
public final class ChangingFiles extends RawLocalFileSystem {
  static final String SCHEME = "changing";

  private static final AtomicInteger OPENED = new AtomicInteger();

  /** Begins the life of the one file anew. */
  static void begin() {
    OPENED.set(0);
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    int time = OPENED.incrementAndGet();
    if (time != 2 && time != 3) {
      return super.open(path, bufferSize);
    }
    byte[] whole;
    try (FSDataInputStream stream = super.open(path, bufferSize)) {
      whole = stream.readAllBytes();
    }
    return new FSDataInputStream(new Half(Arrays.copyOf(whole, whole.length / 2)));
  }

  /** Bytes in memory as Hadoop wants a stream. */
  private static final class Half extends ByteArrayInputStream
      implements Seekable, PositionedReadable {
    Half(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void seek(long position) {
      pos = (int) position;
    }

    @Override
    public long getPos() {
      return pos;
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readFully(long position, byte[] buffer) {
      throw new UnsupportedOperationException();
    }
  }
}
