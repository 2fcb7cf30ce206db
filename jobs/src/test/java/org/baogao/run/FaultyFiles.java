package org.baogao.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;
import org.baogao.OtherFileSystem;

/**
 * A file system with one file, at which some attempts to open it go wrong. A run opens it first for
 * its hash, then to read it, then to see whether it is still the same.
 */
public final class FaultyFiles extends OtherFileSystem {
  static final String SCHEME = "faulty";

  /** What happens when the file is opened. */
  enum Fault {
    /** It is being written anew, and half of it is there. */
    HALF,
    /** The disk fails. */
    FAILS,
    NONE
  }

  private static final AtomicInteger OPENED = new AtomicInteger();
  private static volatile List<Fault> faults = List.of();

  /** What happens from now on, one time after the other; then nothing more does. */
  static void begin(Fault... next) {
    faults = List.of(next);
    OPENED.set(0);
  }

  /** As Hadoop makes it. */
  public FaultyFiles() {
    super(SCHEME);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    int time = OPENED.getAndIncrement();
    Fault fault = time < faults.size() ? faults.get(time) : Fault.NONE;
    if (fault == Fault.NONE) {
      return super.open(path, bufferSize);
    }
    if (fault == Fault.FAILS) {
      throw new IOException("made to fail by the test");
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
