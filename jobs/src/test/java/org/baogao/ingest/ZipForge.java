package org.baogao.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives header by header, so that any of them may lie. */
final class ZipForge {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int XZ = 95;
  static final int ENCRYPTED = 1;
  static final int UTF8_NAME = 1 << 11;
  private static final int UNIX = 3 << 8;
  private static final int SYMBOLIC_LINK = 0xA1FF;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<byte[]> directory = new ArrayList<>();
  private int countInEnd = -1;
  private boolean large;

  /**
   * What the headers say of an entry.
   *
   * @param offset of its local header; negative for where it truly is
   */
  record Said(
      byte[] name,
      int flags,
      int method,
      long crc,
      long packedBytes,
      long bytes,
      long attributes,
      long offset) {

    static Said truly(String name, byte[] content, byte[] packed, int method) {
      CRC32 crc = new CRC32();
      crc.update(content);
      return new Said(
          name.getBytes(StandardCharsets.UTF_8),
          UTF8_NAME,
          method,
          crc.getValue(),
          packed.length,
          content.length,
          0,
          -1);
    }

    Said flags(int added) {
      return new Said(name, flags | added, method, crc, packedBytes, bytes, attributes, offset);
    }

    Said method(int other) {
      return new Said(name, flags, other, crc, packedBytes, bytes, attributes, offset);
    }

    Said sizes(long otherPackedBytes, long otherBytes) {
      return new Said(name, flags, method, crc, otherPackedBytes, otherBytes, attributes, offset);
    }

    Said crc(long other) {
      return new Said(name, flags, method, other, packedBytes, bytes, attributes, offset);
    }

    Said offset(long other) {
      return new Said(name, flags, method, crc, packedBytes, bytes, attributes, other);
    }

    Said rawName(byte[] other) {
      return new Said(other, 0, method, crc, packedBytes, bytes, attributes, offset);
    }

    Said symbolicLink() {
      return new Said(
          name, flags, method, crc, packedBytes, bytes, (long) SYMBOLIC_LINK << 16, offset);
    }
  }

  /** What to say in place of the truth. */
  interface Lie {
    Said instead(Said truth);
  }

  /** Adds an entry that is what it says. */
  ZipForge add(String name, byte[] content) {
    return add(name, content, truth -> truth);
  }

  /** Adds an entry of which both headers lie. */
  ZipForge add(String name, byte[] content, Lie lie) {
    byte[] packed = deflated(content);
    Said said = lie.instead(Said.truly(name, content, packed, DEFLATED));
    int offset = out.size();
    byte[] data = said.method() == STORED ? content : packed;
    out.writeBytes(local(said));
    out.writeBytes(data);
    directory.add(central(said, said.offset() < 0 ? offset : said.offset()));
    return this;
  }

  /** Adds an entry that is packed already. */
  ZipForge addPacked(Said said, byte[] packed) {
    directory.add(central(said, out.size()));
    out.writeBytes(local(said));
    out.writeBytes(packed);
    return this;
  }

  /** Adds an entry to the directory alone. */
  ZipForge addToDirectory(Said said) {
    directory.add(central(said, said.offset()));
    return this;
  }

  /** Bytes between entries. */
  ZipForge addBytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** The end will tell another number of entries than there are. */
  ZipForge countInEnd(int count) {
    countInEnd = count;
    return this;
  }

  /** Only the zip64 end record will tell where the directory is. */
  ZipForge large() {
    large = true;
    return this;
  }

  int size() {
    return out.size();
  }

  /** The archive with its directory. */
  byte[] bytes() {
    return bytesWithComment(new byte[0]);
  }

  byte[] bytesWithComment(byte[] comment) {
    int begin = out.size();
    directory.forEach(out::writeBytes);
    int count = countInEnd < 0 ? directory.size() : countInEnd;
    int bytes = out.size() - begin;
    if (large) {
      out.writeBytes(largeEnd(count, bytes, begin));
    }
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
    end.putInt(large ? -1 : bytes).putInt(large ? -1 : begin).putShort((short) comment.length);
    out.writeBytes(end.array());
    out.writeBytes(comment);
    return out.toByteArray();
  }

  /** The zip64 end record and what tells where it is. */
  private byte[] largeEnd(int count, int bytes, int begin) {
    ByteBuffer end = buffer(76);
    end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    end.putInt(0).putInt(0).putLong(count).putLong(count).putLong(bytes).putLong(begin);
    end.putInt(0x07064b50).putInt(0).putLong(out.size()).putInt(1);
    return end.array();
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static byte[] local(Said said) {
    ByteBuffer header = buffer(30 + said.name().length);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) said.flags());
    header.putShort((short) said.method()).putInt(0).putInt((int) said.crc());
    header.putInt((int) said.packedBytes()).putInt((int) said.bytes());
    header.putShort((short) said.name().length).putShort((short) 0).put(said.name());
    return header.array();
  }

  private static byte[] central(Said said, long offset) {
    ByteBuffer header = buffer(46 + said.name().length);
    header.putInt(0x02014b50).putShort((short) (UNIX | 20)).putShort((short) 20);
    header.putShort((short) said.flags()).putShort((short) said.method()).putInt(0);
    header.putInt((int) said.crc()).putInt((int) said.packedBytes()).putInt((int) said.bytes());
    header.putShort((short) said.name().length).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putShort((short) 0).putInt((int) said.attributes());
    header.putInt((int) offset).put(said.name());
    return header.array();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
