package org.baogao.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a listing needs of a file system. */
interface FileTree {
  /** What stands at a path. */
  enum Kind {
    FILE,
    FOLDER,
    /** A link to nothing, a device. */
    NEITHER,
    /** Something whose name has bytes that are no characters: it can't be told by its name. */
    UNNAMEABLE
  }

  /**
   * A file, folder or neither.
   *
   * @param location where it can be opened, see {@link SourceFile#location}
   * @param bytes of a file; 0 of all else
   */
  record Item(String name, String location, Kind kind, long bytes) {}

  /** The tree of the file system that a path leads to. */
  static FileTree of(Path path, Configuration configuration) throws IOException {
    FileSystem fileSystem = path.getFileSystem(configuration);
    return "file".equals(fileSystem.makeQualified(path).toUri().getScheme())
        ? new LocalTree()
        : new HadoopTree(fileSystem);
  }

  boolean exists(Path path) throws IOException;

  /** What stands at a path that exists. */
  Item item(Path path) throws IOException;

  /** All that is in a folder, in no order. */
  List<Item> children(Item folder) throws IOException;

  /** What in a folder has this name, a link to nothing too. */
  Optional<Item> child(Item folder, String name) throws IOException;

  /** The folder's path without links: two paths to one folder have the same. */
  String realPath(Item folder) throws IOException;
}
