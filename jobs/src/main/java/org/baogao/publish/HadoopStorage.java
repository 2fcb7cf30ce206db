package org.baogao.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * OUTPUT on any other Hadoop file system: no links, so {@code _CURRENT.json} is the pointer.
 *
 * <p>HDFS renames files and directories atomically. Object stores don't, but a file there appears
 * whole when it is closed, so the pointer is written straight to its name; that a directory was
 * only renamed in part shows by what is left of it under the old name.
 */
final class HadoopStorage implements Storage {
  private static final Set<String> RENAMES_OVER_FILES = Set.of("hdfs", "viewfs", "file");

  private final FileSystem fileSystem;
  private final Path root;

  HadoopStorage(FileSystem fileSystem, Path root) {
    this.fileSystem = fileSystem;
    this.root = fileSystem.makeQualified(root);
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  @Override
  public Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  @Override
  public boolean exists(String name) throws IOException {
    return fileSystem.exists(path(name));
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem.listStatus(path(directory))) {
        entries.add(
            new Entry(
                status.getPath().getName(),
                status.isDirectory() ? Kind.DIRECTORY : Kind.FILE,
                status.getLen()));
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public InputStream open(String name) throws IOException {
    return fileSystem.open(path(name));
  }

  @Override
  public void createDirectories(String name) throws IOException {
    if (!fileSystem.mkdirs(path(name))) {
      throw new IOException("The directory %s can't be made".formatted(path(name)));
    }
  }

  @Override
  public void replace(String name, Content content) throws IOException {
    Path target = path(name);
    if (!RENAMES_OVER_FILES.contains(fileSystem.getUri().getScheme())) {
      write(target, content);
      return;
    }
    Path temporary = new Path(target.getParent(), "." + target.getName() + ".tmp");
    write(temporary, content);
    FileContext.getFileContext(fileSystem.getUri(), fileSystem.getConf())
        .rename(temporary, target, Options.Rename.OVERWRITE);
  }

  private void write(Path target, Content content) throws IOException {
    try (OutputStream out = fileSystem.create(target, true)) {
      content.writeTo(out);
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (exists(to)) {
      throw new FileAlreadyExistsException(path(to).toString());
    }
    if (!fileSystem.rename(path(from), path(to))) {
      throw new IOException("%s can't be renamed to %s".formatted(path(from), path(to)));
    }
  }

  @Override
  public void delete(String name) throws IOException {
    if (!fileSystem.delete(path(name), true) && exists(name)) {
      throw new IOException("%s can't be deleted".formatted(path(name)));
    }
  }

  /** Nothing: these file systems keep a file safe from the moment it is closed. */
  @Override
  public void sync(String directory) {}

  @Override
  public boolean keepsLinks() {
    return false;
  }

  @Override
  public Optional<String> link(String name) {
    return Optional.empty();
  }

  @Override
  public boolean switchLink(String name, String target, Runnable beforeSwitch) {
    return false;
  }
}
