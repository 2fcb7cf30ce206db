package org.baogao.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A file that was found under an input.
 *
 * @param sourcePath its path below its input root, with {@code /}
 * @param location where it is: {@code file:} and the absolute path, as it is written, for local
 *     files; otherwise a Hadoop path
 * @param bytes its size
 */
public record SourceFile(String sourcePath, String location, long bytes) implements Serializable {
  static final String LOCAL = "file:";

  private Path local() throws IOException {
    try {
      return Path.of(location.substring(LOCAL.length()));
    } catch (InvalidPathException e) {
      throw new IOException("The name has characters that the locale lacks; set C.UTF-8", e);
    }
  }

  /** When a local file was written; null elsewhere, and where it can't be told. */
  @Nullable Instant modified() {
    try {
      return location.startsWith(LOCAL) ? Files.getLastModifiedTime(local()).toInstant() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The file's content; local files are read without Hadoop, which would look for checksums. */
  public ContentSource content(Configuration configuration) {
    return new ContentSource() {
      @Override
      public InputStream open() throws IOException {
        if (location.startsWith(LOCAL)) {
          return Files.newInputStream(local());
        }
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
        FileSystem files = path.getFileSystem(configuration);
        return files.open(path);
      }

      @Override
      public long size() {
        return bytes;
      }
    };
  }
}
