package org.baogao.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A content that begins like a zip archive: an archive, or a document.
 *
 * <p>It is read through its central directory, in the directory's order. Where that is damaged or
 * cut off, the entries are read one after the other from the beginning, as far as they go.
 */
final class ZipContent implements Closeable {
  /** Larger archives wait in a temporary file. */
  private static final int IN_MEMORY_BYTES = 16 << 20;

  private static final int SHORTEST_LOCAL_HEADER_BYTES = 30;

  private final byte[] inMemory;
  private final @Nullable Path spooled;
  private final ExtractionLimits limits;
  private final @Nullable ZipFile directory;
  private final String damage;

  private ZipContent(byte[] inMemory, @Nullable Path spooled, ExtractionLimits limits)
      throws IOException {
    this.inMemory = inMemory;
    this.spooled = spooled;
    this.limits = limits;
    @Nullable ZipFile opened = null;
    String problem = "";
    try (SeekableByteChannel channel = channel()) {
      ZipDirectory.requireFewer(channel, limits.mostEntries());
    }
    try {
      opened =
          ZipFile.builder().setSeekableByteChannel(channel()).setUseUnicodeExtraFields(true).get();
    } catch (IOException | RuntimeException e) {
      problem = UnpackedStream.described(e);
    }
    this.directory = opened;
    this.damage = problem;
  }

  /** All bytes, from their beginning; whoever asks closes it. */
  private SeekableByteChannel channel() throws IOException {
    return spooled == null
        ? new SeekableInMemoryByteChannel(inMemory)
        : Files.newByteChannel(spooled);
  }

  /**
   * Takes in all bytes of a stream.
   *
   * @param stream whose own failures are refusals; all others are those of the temporary file
   */
  static ZipContent of(InputStream stream, ExtractionLimits limits) throws IOException {
    byte[] first = stream.readNBytes(IN_MEMORY_BYTES);
    if (first.length < IN_MEMORY_BYTES) {
      return new ZipContent(first, null, limits);
    }
    Path file = temporaryFile();
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(first);
        long limit = limits.largestContainerBytes() - first.length;
        if (copy(stream, out, limit) > limit) {
          throw new RefusedException(
              ReasonCode.FILE_TOO_LARGE,
              "The archive has more than %d bytes".formatted(limits.largestContainerBytes()));
        }
      }
      return new ZipContent(new byte[0], file, limits);
    } catch (IOException e) {
      delete(file, e);
      throw TemporaryFolder.unusable(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      delete(file, e);
      throw e;
    }
  }

  private static Path temporaryFile() throws RefusedException {
    try {
      return Files.createTempFile("baogao-", ".zip");
    } catch (IOException e) {
      throw TemporaryFolder.unusable(e);
    }
  }

  private static void delete(Path file, Throwable failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    for (int read = in.read(buffer); read >= 0 && copied <= limit; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      copied += read;
    }
    return copied;
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      directory.close();
    }
    if (spooled != null) {
      Files.deleteIfExists(spooled);
    }
  }

  /** Whether this is an office document rather than an archive. */
  boolean isDocument() throws IOException {
    if (directory != null) {
      return directory.getEntry("[Content_Types].xml") != null || kindOfOpenDocument() != null;
    }
    String beginning = new String(beginning(), StandardCharsets.ISO_8859_1);
    if (beginning.contains("[Content_Types].xml") || beginning.contains("_rels/.rels")) {
      throw new RefusedException(
          ReasonCode.DOCUMENT_BROKEN, "The document is damaged or cut off: " + damage);
    }
    return false;
  }

  private byte[] beginning() throws IOException {
    try (InputStream stream = Channels.newInputStream(channel())) {
      return stream.readNBytes(ContentKind.SNIFFED_BYTES);
    }
  }

  private @Nullable String kindOfOpenDocument() {
    if (directory == null) {
      return null;
    }
    if (directory.getEntry("OFD.xml") != null) {
      return "an OFD document";
    }
    return directory.getEntry("mimetype") != null ? "an OpenDocument text or an e-book" : null;
  }

  /** Checks that a document is a DOCX. */
  void requireWord() throws RefusedException {
    String other = kindOfOpenDocument();
    if (other == null && directory != null) {
      for (ZipArchiveEntry entry : Collections.list(directory.getEntries())) {
        if (entry.getName().startsWith("word/")) {
          return;
        }
      }
    }
    throw new RefusedException(
        ReasonCode.UNSUPPORTED_FORMAT,
        "The content is " + (other == null ? "an office document, but not Word's" : other));
  }

  /** All bytes. */
  byte[] bytes(long limit) throws IOException {
    try (SeekableByteChannel channel = channel()) {
      if (channel.size() > limit) {
        throw new RefusedException(
            ReasonCode.FILE_TOO_LARGE, "The document has more than %d bytes".formatted(limit));
      }
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  /** Reads the archive's entries, each of which becomes reports or rejects of its own. */
  void readEntries(Extraction.Content archive, Extraction extraction) throws IOException {
    int read =
        directory == null
            ? readInSequence(archive, extraction)
            : readByDirectory(directory, archive, extraction);
    if (directory == null) {
      throw new RefusedException(
          ReasonCode.ARCHIVE_BROKEN,
          "The archive is damaged or cut off; %d entries were found. %s".formatted(read, damage));
    }
    if (read == 0) {
      throw new RefusedException(ReasonCode.FILE_EMPTY, "The archive has no files");
    }
  }

  private int readByDirectory(ZipFile zip, Extraction.Content archive, Extraction extraction)
      throws IOException {
    List<ZipArchiveEntry> entries = new ArrayList<>(Collections.list(zip.getEntries()));
    requireApart(entries);
    EntryPaths paths = new EntryPaths(archive.path());
    int read = 0;
    for (int i = 0; i < entries.size(); i++) {
      ZipArchiveEntry entry = entries.get(i);
      String name = EntryPaths.nameOf(entry);
      if (entry.isDirectory() || name.endsWith("/") || EntryPaths.isSkipped(name)) {
        continue;
      }
      String path = paths.unique(name);
      archive.budget().entry(path);
      read++;
      if (isRefused(entry, name, path, extraction)) {
        continue;
      }
      if (!zip.canReadEntryData(entry)) {
        extraction.reject(
            path,
            ReasonCode.UNSUPPORTED_FORMAT,
            "The entry is compressed by method %d, which is not read".formatted(entry.getMethod()));
        continue;
      }
      try (InputStream packed = zip.getInputStream(entry)) {
        InputStream unpacked =
            new UnpackedStream(
                packed, limits, archive.budget(), entry.getCompressedSize(), entry.getCrc());
        extraction.readEntry(
            new Extraction.Content(path, unpacked, archive.depth() + 1, archive.budget()));
      } catch (IOException | IllegalArgumentException e) {
        extraction.reject(path, ReasonCode.ARCHIVE_BROKEN, UnpackedStream.described(e));
      }
      if (archive.budget().exhausted() && i + 1 < entries.size()) {
        throw new RefusedException(
            ReasonCode.ARCHIVE_TOO_LARGE,
            "Unpacking stopped at entry %d of %d".formatted(i + 1, entries.size()));
      }
    }
    return read;
  }

  /** Entries that share their bytes are how a small archive unpacks to a very large one. */
  private static void requireApart(List<ZipArchiveEntry> entries) throws RefusedException {
    List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    for (int i = 1; i < inOrder.size(); i++) {
      ZipArchiveEntry before = inOrder.get(i - 1);
      ZipArchiveEntry entry = inOrder.get(i);
      if (entry.getLocalHeaderOffset()
          < before.getLocalHeaderOffset()
              + SHORTEST_LOCAL_HEADER_BYTES
              + before.getCompressedSize()) {
        throw new RefusedException(
            ReasonCode.ARCHIVE_BROKEN,
            "The entries %s and %s overlap, at byte %d"
                .formatted(
                    Texts.shown(before.getName()),
                    Texts.shown(entry.getName()),
                    entry.getLocalHeaderOffset()));
      }
    }
  }

  private int readInSequence(Extraction.Content archive, Extraction extraction) throws IOException {
    EntryPaths paths = new EntryPaths(archive.path());
    int read = 0;
    try (ZipArchiveInputStream zip =
        new SequentialZip(Channels.newInputStream(channel()), archive.budget())) {
      for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = EntryPaths.nameOf(entry);
        if (entry.isDirectory() || EntryPaths.isSkipped(name)) {
          continue;
        }
        String path = paths.unique(name);
        archive.budget().entry(path);
        read++;
        if (isRefused(entry, name, path, extraction)) {
          continue;
        }
        InputStream unpacked =
            new UnpackedStream(
                zip, limits, archive.budget(), UnpackedStream.UNKNOWN, UnpackedStream.UNKNOWN);
        extraction.readEntry(
            new Extraction.Content(path, unpacked, archive.depth() + 1, archive.budget()));
        if (archive.budget().exhausted()) {
          throw new RefusedException(
              ReasonCode.ARCHIVE_TOO_LARGE, "Unpacking stopped at entry " + read);
        }
      }
    } catch (RefusedException | SinkFailure | UncheckedIOException | CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(
          ReasonCode.ARCHIVE_BROKEN,
          "The archive is damaged or cut off; %d entries were found. %s"
              .formatted(read, UnpackedStream.described(e)),
          e);
    }
    return read;
  }

  /**
   * The entries one after the other. To get past one whose packed length is not known it is
   * unpacked to its end, and that counts as well, whether or not the entry itself was read.
   */
  private static final class SequentialZip extends ZipArchiveInputStream {
    private final Budget budget;

    SequentialZip(InputStream stream, Budget budget) {
      super(stream, StandardCharsets.UTF_8.name(), true, true);
      this.budget = budget;
    }

    @Override
    public long skip(long bytes) throws IOException {
      byte[] buffer = new byte[1 << 13];
      long skipped = 0;
      while (skipped < bytes) {
        int read = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
        if (read < 0) {
          break;
        }
        skipped += read;
        budget.unpacked(read);
      }
      return skipped;
    }
  }

  private static boolean isRefused(
      ZipArchiveEntry entry, String name, String path, Extraction extraction) {
    if (EntryPaths.isUnsafe(name)) {
      extraction.reject(
          path, ReasonCode.ARCHIVE_ENTRY_UNSAFE, "The entry is named " + Texts.shown(name));
      return true;
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      extraction.reject(path, ReasonCode.ARCHIVE_ENCRYPTED, "A password is needed to read it");
      return true;
    }
    if (entry.isUnixSymlink()) {
      extraction.reject(path, ReasonCode.UNSUPPORTED_FORMAT, "The entry is a symbolic link");
      return true;
    }
    return false;
  }
}
