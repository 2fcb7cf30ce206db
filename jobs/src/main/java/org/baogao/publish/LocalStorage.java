package org.baogao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OUTPUT on a local POSIX file system: atomic renames, symbolic links, and data forced to the disk
 * before a name leads to it, so that a power cut too leaves a whole release.
 */
final class LocalStorage implements Storage {
  private static final String TEMPORARY_SUFFIX = ".tmp";

  private final Path root;

  LocalStorage(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  private Path local(String name) {
    return root.resolve(name);
  }

  @Override
  public org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(local(name).toUri());
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(local(name));
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    try (Stream<Path> paths = Files.list(local(directory))) {
      return paths
          .map(LocalStorage::entry)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  /** Empty if the file went away since the directory was listed. */
  private static Optional<Entry> entry(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Kind kind =
          attributes.isSymbolicLink()
              ? Kind.LINK
              : attributes.isDirectory()
                  ? Kind.DIRECTORY
                  : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
      return Optional.of(new Entry(path.getFileName().toString(), kind, attributes.size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(local(name));
  }

  @Override
  public void createDirectories(String name) throws IOException {
    Files.createDirectories(local(name));
  }

  @Override
  public void replace(String name, Content content) throws IOException {
    Path target = local(name);
    Path temporary = temporaryFor(target);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    syncOne(parent(target));
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = local(to);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    try {
      Files.move(local(from), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "%s can't be renamed to %s in one step; all of OUTPUT must lie on one file system"
              .formatted(local(from), target),
          e);
    }
    syncOne(parent(target));
  }

  @Override
  public void delete(String name) throws IOException {
    if (!Files.exists(local(name), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        local(name),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void sync(String directory) throws IOException {
    Files.walkFileTree(
        local(directory),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              syncOne(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            syncOne(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** On Linux a file or directory that is open for reading can be forced too. */
  private static void syncOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean keepsLinks() {
    return true;
  }

  @Override
  public Optional<String> link(String name) throws IOException {
    Path path = local(name);
    return Files.isSymbolicLink(path)
        ? Optional.of(Files.readSymbolicLink(path).toString())
        : Optional.empty();
  }

  @Override
  public boolean switchLink(String name, String target, Runnable beforeSwitch) throws IOException {
    Path link = local(name);
    boolean present = Files.isSymbolicLink(link);
    if (!present && Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotLinkException(
          link.toString(),
          null,
          "expected a symbolic link or nothing; move it away, so that it can lead to the release");
    }
    Path temporary = temporaryFor(link);
    Files.deleteIfExists(temporary);
    try {
      Files.createSymbolicLink(temporary, Path.of(target));
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (present) {
        throw new IOException("The link %s can't be switched".formatted(link), e);
      }
      return false;
    }
    beforeSwitch.run();
    Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
    syncOne(parent(link));
    return true;
  }

  private static Path temporaryFor(Path target) {
    return target.resolveSibling("." + target.getFileName() + TEMPORARY_SUFFIX);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("No parent: " + path);
    }
    return parent;
  }
}
