package org.baogao.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.baogao.publish.Manifest;
import org.baogao.publish.ReleaseBuild;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what goes with a release beside its tables, between the checks and publishing: the manifest
 * then covers it.
 *
 * <p>The tables of a night are worth more than what is made of them. A product that can't be made
 * is left out, the release is published, and log, outcome and metrics say what it lacks, as do all
 * later runs until a release has it. On a file system that is not mounted there are none: DuckDB,
 * which reads the tables for them, reads files only.
 */
final class ReleaseProducts {
  /** All products, in the order in which they are made. */
  static final List<ReleaseProduct> ALL = List.of(new DashboardProduct(), new DuckDbProduct());

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseProducts.class);

  private ReleaseProducts() {}

  /** Makes them, a stage each; gives the names of those that could not be made. */
  static List<String> make(List<ReleaseProduct> products, ReleaseBuild build, Progress progress) {
    Path release = local(build.directory());
    if (release == null) {
      LOG.info(
          "Not made, as {} is on no local or mounted disk: {}; bin/baogao makes them from a copy",
          build.directory(),
          names(products));
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    for (ReleaseProduct product : products) {
      progress.stage(
          product.name(),
          () -> {
            SortedMap<String, Long> counts = make(product, build, release);
            if (counts == null) {
              missing.add(product.name());
              return Progress.counts("failed", 1);
            }
            return counts;
          });
    }
    return List.copyOf(missing);
  }

  /** What it counted; null where it could not be made. */
  private static @Nullable SortedMap<String, Long> make(
      ReleaseProduct product, ReleaseBuild build, Path release) {
    Path file = release.resolve(product.path());
    try {
      Files.createDirectories(file.getParent());
      return product.write(release, file, build.runId());
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      // Native code that can't be loaded here, and a heap that is too small, lose no tables either.
      LOG.error(
          "The release is published without its {}, which could not be made", product.name(), e);
      clear(file, release);
      return null;
    }
  }

  /** Deletes the file, and the folders that were only there for it. */
  private static void clear(Path file, Path release) {
    try {
      Files.deleteIfExists(file);
      for (Path folder = file.getParent();
          folder != null && !folder.equals(release);
          folder = folder.getParent()) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{} holds other files too", e.getFile());
    } catch (IOException e) {
      LOG.warn("What there is of {} can't be deleted: {}", file, e.toString());
    }
  }

  /** The names of those that a release lacks. */
  static List<String> missing(
      List<ReleaseProduct> products, org.apache.hadoop.fs.Path release, Manifest manifest) {
    if (local(release) == null) {
      return List.of();
    }
    List<String> files = manifest.files().stream().map(Manifest.ReleaseFile::name).toList();
    return names(products.stream().filter(product -> !files.contains(product.path())).toList());
  }

  private static List<String> names(List<ReleaseProduct> products) {
    return products.stream().map(ReleaseProduct::name).toList();
  }

  private static @Nullable Path local(org.apache.hadoop.fs.Path directory) {
    return "file".equals(directory.toUri().getScheme()) ? Path.of(directory.toUri()) : null;
  }
}
