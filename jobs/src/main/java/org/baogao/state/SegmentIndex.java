package org.baogao.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads and writes the index of a segment: a JSON file, written last, whose name has the hash of
 * its content. A segment without one is a killed run's; one whose content has another hash is
 * damaged. Neither is used.
 */
final class SegmentIndex {
  private static final String PREFIX = "index-";
  private static final String SUFFIX = ".json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SegmentIndex() {}

  static void write(FileSystem files, Path directory, Segment segment) throws IOException {
    byte[] content = JSON.writeValueAsBytes(segment);
    String name = PREFIX + DigestUtils.sha256Hex(content) + SUFFIX;
    Path aside = new Path(directory, "." + name);
    try (OutputStream out = files.create(aside, true)) {
      out.write(content);
    }
    Path path = new Path(directory, name);
    if (!files.rename(aside, path)) {
      throw new IOException("%s can't be renamed to %s".formatted(aside, path));
    }
  }

  /** The segment in a directory; empty where it can't be used. */
  static Optional<Segment> read(FileSystem files, Path directory) throws IOException {
    List<Path> found = find(files, directory);
    if (found.size() != 1) {
      return Optional.empty();
    }
    try (InputStream in = files.open(found.get(0))) {
      byte[] content = in.readAllBytes();
      String expected = PREFIX + DigestUtils.sha256Hex(content) + SUFFIX;
      if (!found.get(0).getName().equals(expected)) {
        return Optional.empty();
      }
      Segment segment = JSON.readValue(content, Segment.class);
      return segment.id().equals(directory.getName()) ? Optional.of(segment) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a segment was written to its end; {@link #read} tells whether it is still sound. */
  static boolean exists(FileSystem files, Path directory) throws IOException {
    return !find(files, directory).isEmpty();
  }

  private static List<Path> find(FileSystem files, Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    for (FileStatus file : files.listStatus(directory)) {
      if (file.getPath().getName().startsWith(PREFIX)) {
        found.add(file.getPath());
      }
    }
    return found;
  }
}
