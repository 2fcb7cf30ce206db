package org.baogao.ingest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Local folders through {@code java.nio}, which tells links, devices and odd names apart. */
final class LocalTree implements FileTree {
  @Override
  public boolean exists(org.apache.hadoop.fs.Path path) {
    return Files.exists(Path.of(path.toUri().getPath()));
  }

  @Override
  public Item item(org.apache.hadoop.fs.Path path) {
    return item(Path.of(path.toUri().getPath()));
  }

  private static Item item(Path path) {
    Path name = path.getFileName();
    Kind kind =
        Files.isRegularFile(path)
            ? Kind.FILE
            : Files.isDirectory(path) ? Kind.FOLDER : Kind.NEITHER;
    if (!isNameable(path)) {
      kind = Kind.UNNAMEABLE;
    }
    long bytes = 0;
    try {
      bytes = kind == Kind.FILE ? Files.size(path) : 0;
    } catch (IOException e) {
      kind = Kind.NEITHER;
    }
    return new Item(
        name == null ? "/" : name.toString(),
        SourceFile.LOCAL + path.toAbsolutePath(),
        kind,
        bytes);
  }

  /** Whether its name leads back to a path: names are carried as characters, not as bytes. */
  private static boolean isNameable(Path path) {
    try {
      return Path.of(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public List<Item> children(Item folder) throws IOException {
    List<Item> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(folder))) {
      stream.forEach(child -> children.add(item(child)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return children;
  }

  @Override
  public Optional<Item> child(Item folder, String name) throws IOException {
    Path child = path(folder).resolve(name);
    try {
      Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(item(child));
  }

  @Override
  public String realPath(Item folder) throws IOException {
    return path(folder).toRealPath().toString();
  }

  private static Path path(Item item) {
    return Path.of(item.location().substring(SourceFile.LOCAL.length()));
  }
}
