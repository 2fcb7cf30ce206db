package org.baogao.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.baogao.report.ReasonCode;

/**
 * Counts the entries in an archive's directory before anything is made of them: what opens archives
 * holds all of them in memory, whatever their number.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LARGE_END_SIGNATURE = 0x06064b50;
  private static final int LARGE_END_BYTES = 56;
  private static final int ENTRY_BYTES = 46;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int BLOCK_BYTES = 1 << 16;

  /** A directory may have so many bytes per entry allowed: names, times, owners. */
  static final int BYTES_PER_ENTRY = 512;

  private final SeekableByteChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long blockBegin;

  private ZipDirectory(SeekableByteChannel channel) {
    this.channel = channel;
    block.limit(0);
  }

  /**
   * Checks that an archive has no more entries than allowed. The directory is followed entry by
   * entry, for the number that the archive states may be anything. Archives without a directory
   * pass, they are read from their beginning.
   */
  static void requireFewer(SeekableByteChannel channel, int mostEntries) throws IOException {
    new ZipDirectory(channel).requireFewer(mostEntries);
  }

  private void requireFewer(int mostEntries) throws IOException {
    long end = end();
    if (end < 0) {
      return;
    }
    long largeEnd = largeEnd(end);
    long bytes = largeEnd < 0 ? Integer.toUnsignedLong(intAt(end + 12)) : longAt(largeEnd + 40);
    long offset = largeEnd < 0 ? Integer.toUnsignedLong(intAt(end + 16)) : longAt(largeEnd + 48);
    // A directory that ends right before its end record is found even where its offset lies.
    long last = largeEnd < 0 ? end : largeEnd;
    long begin = bytes > 0 && bytes <= last ? last - bytes : 0;
    if (!isEntry(begin)) {
      begin = offset;
    }
    long at = begin;
    for (int entries = 0; isEntry(at); entries++) {
      if (entries >= mostEntries || at - begin > (long) mostEntries * BYTES_PER_ENTRY) {
        throw new RefusedException(
            ReasonCode.ARCHIVE_TOO_LARGE,
            "The archive has more than %d entries, or names as long as so many"
                .formatted(mostEntries));
      }
      at += ENTRY_BYTES + shortAt(at + 28) + shortAt(at + 30) + shortAt(at + 32);
    }
  }

  private boolean isEntry(long at) throws IOException {
    return at >= 0 && at <= channel.size() - ENTRY_BYTES && intAt(at) == ENTRY_SIGNATURE;
  }

  /** Where the end record is, the last one that there is; -1 if there is none. */
  private long end() throws IOException {
    long last = channel.size() - END_BYTES;
    long first = Math.max(0, last - LONGEST_COMMENT);
    for (long at = last; at >= first; at--) {
      if (intAt(at) == END_SIGNATURE) {
        return at;
      }
    }
    return -1;
  }

  /** Where the zip64 end record is, which counts for more than the other; -1 if there is none. */
  private long largeEnd(long end) throws IOException {
    long locator = end - LOCATOR_BYTES;
    if (locator < 0 || intAt(locator) != LOCATOR_SIGNATURE) {
      return -1;
    }
    long at = longAt(locator + 8);
    return at >= 0 && at <= locator - LARGE_END_BYTES && intAt(at) == LARGE_END_SIGNATURE ? at : -1;
  }

  private long longAt(long at) throws IOException {
    return need(at, 8).getLong((int) (at - blockBegin));
  }

  private int shortAt(long at) throws IOException {
    return need(at, 2).getShort((int) (at - blockBegin)) & 0xFFFF;
  }

  private int intAt(long at) throws IOException {
    return need(at, 4).getInt((int) (at - blockBegin));
  }

  /** The block with these bytes in it, read anew where they are not. */
  private ByteBuffer need(long at, int length) throws IOException {
    if (at < blockBegin || at + length > blockBegin + block.limit()) {
      // Half of the block lies before: the end is looked for backwards.
      blockBegin = Math.max(0, Math.min(at - BLOCK_BYTES / 2, channel.size() - BLOCK_BYTES));
      block.clear();
      channel.position(blockBegin);
      int read = 0;
      while (block.hasRemaining() && read >= 0) {
        read = channel.read(block);
      }
      block.flip();
    }
    return block;
  }
}
