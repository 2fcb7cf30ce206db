package org.baogao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The file operations below one OUTPUT, all that differs between a local disk and other file
 * systems. Names are relative to OUTPUT, with {@code /}.
 */
interface Storage {

  /** What a directory holds. */
  record Entry(String name, Kind kind, long bytes) {}

  /** The kinds of entries; a link is never followed. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    /** A pipe, a socket, a device: opening it may wait for ever. */
    OTHER
  }

  /** Writes a file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The address of a name, {@code ""} for OUTPUT itself. */
  Path path(String name);

  /** Whether there is a file or directory; follows links. */
  boolean exists(String name) throws IOException;

  /** The entries of a directory by name; none where it is missing. */
  List<Entry> list(String directory) throws IOException;

  InputStream open(String name) throws IOException;

  void createDirectories(String name) throws IOException;

  /** Puts a file in place whole: a reader sees the old content or the new, as far as possible. */
  void replace(String name, Content content) throws IOException;

  /** Renames a directory; the new name must be free. */
  void move(String from, String to) throws IOException;

  /** Deletes a file, a link or a whole directory; nothing happens where it is missing. */
  void delete(String name) throws IOException;

  /** Forces a directory with all that is in it to the disk, where that can be asked for. */
  void sync(String directory) throws IOException;

  /** Whether the pointer is a symbolic link here, beside the file that it is everywhere. */
  boolean keepsLinks();

  /** Where a symbolic link leads, as it is written in it; empty where there is no link. */
  Optional<String> link(String name) throws IOException;

  /**
   * Lets a symbolic link lead elsewhere, atomically. False where this file system has no links.
   *
   * @param beforeSwitch called when all is prepared and only the atomic step is missing
   */
  boolean switchLink(String name, String target, Runnable beforeSwitch) throws IOException;
}
