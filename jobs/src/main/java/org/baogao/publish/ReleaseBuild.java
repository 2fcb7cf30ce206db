package org.baogao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * The release that a run is at work on, hidden from readers until {@link #publish}.
 *
 * <p>Below {@link #directory} lie one directory for each table and any other files that shall go
 * with the release.
 */
public final class ReleaseBuild {
  private static final String PARQUET = ".parquet";

  private final OutputDirectory output;
  private final Storage storage;
  private final RunLock lock;
  private final String root;

  ReleaseBuild(OutputDirectory output, Storage storage, RunLock lock) {
    this.output = output;
    this.storage = storage;
    this.lock = lock;
    this.root = OutputDirectory.buildingName(lock.runId());
  }

  /** The id that the release will have. */
  public RunId runId() {
    return lock.runId();
  }

  /** Where the release is built. */
  public Path directory() {
    return storage.path(root);
  }

  /** Where a table's Parquet files are to be written. */
  public Path table(String name) {
    if (!Manifest.TABLE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no table's name; expected lower-case letters, digits and _".formatted(name));
    }
    return storage.path(root + "/" + name);
  }

  /** Gives the work up and deletes it; the current release stays. */
  public void discard() throws IOException {
    storage.delete(root);
  }

  /**
   * Makes what was built the current release.
   *
   * <p>What the writers left beside the Parquet files ({@code _SUCCESS}, checksums, attempts) is
   * deleted first. When this fails, the current release stays what it was.
   *
   * @param draft names exactly the tables that were written
   * @param inputFiles in ascending order of path, see {@link InputsFingerprint}
   */
  public Release publish(Manifest.Draft draft, Iterator<InputFile> inputFiles) throws IOException {
    lock.check();
    tidy(root);
    output.reached(PublishStep.TIDIED);
    SortedMap<String, Manifest.Table> tables = new TreeMap<>();
    for (Map.Entry<String, Manifest.TableSummary> table : draft.tables().entrySet()) {
      tables.put(table.getKey(), describe(table.getKey(), table.getValue()));
    }
    List<Manifest.ReleaseFile> others = new ArrayList<>();
    for (Storage.Entry entry : storage.list(root)) {
      if (!tables.containsKey(entry.name())) {
        describeOthers(entry, entry.name(), others);
      }
    }
    String manifestSha256 = writeManifest(draft, tables, others, inputFiles);
    output.reached(PublishStep.DESCRIBED);
    storage.sync(root);
    output.reached(PublishStep.SYNCED);
    return output.publish(lock, manifestSha256);
  }

  /** Deletes hidden files and directories; only Spark and Hadoop write such. */
  private void tidy(String directory) throws IOException {
    for (Storage.Entry entry : storage.list(directory)) {
      String name = directory + "/" + entry.name();
      if (entry.name().startsWith(".") || entry.name().startsWith("_")) {
        storage.delete(name);
      } else if (entry.kind() == Storage.Kind.DIRECTORY) {
        tidy(name);
      }
    }
  }

  private Manifest.Table describe(String table, Manifest.TableSummary summary) throws IOException {
    List<Manifest.ReleaseFile> files = new ArrayList<>();
    long bytes = 0;
    for (Storage.Entry entry : storage.list(root + "/" + table)) {
      if (entry.kind() != Storage.Kind.FILE || !entry.name().endsWith(PARQUET)) {
        throw new IllegalStateException(
            "Table %s: found %s; expected Parquet files only".formatted(table, entry.name()));
      }
      Manifest.ReleaseFile file = describeFile(table + "/" + entry.name(), entry.name());
      files.add(file);
      bytes += file.bytes();
    }
    if (files.isEmpty()) {
      throw new IllegalStateException(
          "Table %s: no Parquet file in %s; a table without rows has one too"
              .formatted(table, table(table)));
    }
    return new Manifest.Table(summary.rows(), bytes, summary.contentHash(), files);
  }

  private void describeOthers(Storage.Entry entry, String path, List<Manifest.ReleaseFile> others)
      throws IOException {
    switch (entry.kind()) {
      case FILE -> {
        if (path.endsWith(PARQUET)) {
          throw new IllegalStateException("%s belongs to no table of the draft".formatted(path));
        }
        others.add(describeFile(path, path));
      }
      case DIRECTORY -> {
        for (Storage.Entry child : storage.list(root + "/" + path)) {
          describeOthers(child, path + "/" + child.name(), others);
        }
      }
      case LINK, OTHER ->
          throw new IllegalStateException(
              "%s is a link or no file at all; a release holds its own files".formatted(path));
    }
  }

  private Manifest.ReleaseFile describeFile(String path, String name) throws IOException {
    try (InputStream in = storage.open(root + "/" + path)) {
      Sha256.Hashed hashed = Sha256.of(in);
      return new Manifest.ReleaseFile(name, hashed.bytes(), hashed.sha256());
    }
  }

  private String writeManifest(
      Manifest.Draft draft,
      SortedMap<String, Manifest.Table> tables,
      List<Manifest.ReleaseFile> others,
      Iterator<InputFile> inputFiles)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    storage.replace(
        root + "/" + Manifest.FILE_NAME,
        out -> {
          OutputStream digesting = new DigestOutputStream(out, digest);
          ManifestWriter.write(digesting, runId(), draft, tables, others, inputFiles);
        });
    return Sha256.text(digest);
  }
}
