package org.baogao.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Any file system that is not local, through Hadoop. */
record HadoopTree(FileSystem fileSystem) implements FileTree {
  @Override
  public boolean exists(Path path) throws IOException {
    return fileSystem.exists(path);
  }

  @Override
  public Item item(Path path) throws IOException {
    return item(fileSystem.getFileStatus(path));
  }

  private static Item item(FileStatus status) {
    Kind kind = status.isFile() ? Kind.FILE : status.isDirectory() ? Kind.FOLDER : Kind.NEITHER;
    return new Item(status.getPath().getName(), status.getPath().toString(), kind, status.getLen());
  }

  @Override
  public List<Item> children(Item folder) throws IOException {
    return Arrays.stream(fileSystem.listStatus(new Path(folder.location())))
        .map(HadoopTree::item)
        .toList();
  }

  @Override
  public Optional<Item> child(Item folder, String name) throws IOException {
    try {
      return Optional.of(item(new Path(folder.location() + Path.SEPARATOR + name)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public String realPath(Item folder) throws IOException {
    return fileSystem.resolvePath(new Path(folder.location())).toString();
  }
}
