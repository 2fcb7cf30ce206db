package org.baogao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What {@code _manifest.json} says about a release: who made it from what, and every file in it.
 *
 * <p>The list of input files, which grows with the corpus, is never held in memory: {@link
 * ManifestWriter} takes an iterator, {@link #read} passes each file on and keeps their number, size
 * and fingerprint. The list stands last in the file, one file a line; keys have a fixed order, so
 * equal manifests are equal bytes.
 *
 * @param runId the run, and the name of the release's directory
 * @param createdAt when the manifest was made, by the clock (the run id may be ahead of it)
 * @param versions of what shaped the tables, e.g. code, commit, spark, codebook, dictionary, model
 * @param settings the options of the run by name
 * @param stages counts and times by stage, in order
 * @param tables the tables by name
 * @param files files of the release outside its tables' directories, without the manifest itself
 * @param inputs what was read
 */
public record Manifest(
    RunId runId,
    Instant createdAt,
    SortedMap<String, String> versions,
    SortedMap<String, String> settings,
    List<StageReport> stages,
    SortedMap<String, Table> tables,
    List<ReleaseFile> files,
    Inputs inputs) {

  /** The name of the manifest in a release's directory. */
  public static final String FILE_NAME = "_manifest.json";

  static final Pattern TABLE_NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Copies the collections. */
  public Manifest {
    versions = sorted(versions);
    settings = sorted(settings);
    stages = List.copyOf(stages);
    tables = sorted(tables);
    files = List.copyOf(files);
  }

  /**
   * A table of the release.
   *
   * @param rows its rows
   * @param bytes the size of its files together
   * @param contentHash over its rows, independent of their order and of the files' layout
   * @param files its Parquet files by name
   */
  public record Table(long rows, long bytes, String contentHash, List<ReleaseFile> files) {
    /** Copies the files. */
    public Table {
      files = List.copyOf(files);
    }
  }

  /**
   * A file of the release.
   *
   * @param name its name in the table's directory, or its path below the release's directory
   * @param bytes its size
   * @param sha256 of its bytes
   */
  public record ReleaseFile(String name, long bytes, String sha256) {}

  /**
   * What a stage did.
   *
   * @param stage its name
   * @param seconds it took, by the wall clock
   * @param counts what it counted, by name
   */
  public record StageReport(String stage, double seconds, SortedMap<String, Long> counts) {
    /** Copies the counts. */
    public StageReport {
      counts = sorted(counts);
    }
  }

  /**
   * What the run read.
   *
   * @param roots the input roots, label → URI
   * @param files number of input files
   * @param bytes their size together
   * @param fingerprint of all of them, see {@link InputsFingerprint}
   */
  public record Inputs(
      SortedMap<String, String> roots, long files, long bytes, String fingerprint) {
    /** Copies the roots. */
    public Inputs {
      roots = sorted(roots);
    }
  }

  /**
   * What only the run knows about its release; files, sizes and hashes are found when it is
   * published.
   *
   * @param createdAt the time of publishing
   * @param versions of what shaped the tables
   * @param settings the options of the run
   * @param roots the input roots, label → URI
   * @param stages counts and times by stage, in order
   * @param tables what the run counted in each table it wrote
   */
  public record Draft(
      Instant createdAt,
      SortedMap<String, String> versions,
      SortedMap<String, String> settings,
      SortedMap<String, String> roots,
      List<StageReport> stages,
      SortedMap<String, TableSummary> tables) {
    /** Copies the collections. */
    public Draft {
      versions = sorted(versions);
      settings = sorted(settings);
      roots = sorted(roots);
      stages = List.copyOf(stages);
      tables = sorted(tables);
    }
  }

  /**
   * What a run counted in a table.
   *
   * @param rows its rows
   * @param contentHash over its rows, independent of their order and of the files' layout
   */
  public record TableSummary(long rows, String contentHash) {}

  /** The rows of a table; 0 where the release does not have it. */
  public long rows(String table) {
    Table found = tables.get(table);
    return found == null ? 0 : found.rows();
  }

  /** The hash over all input files; equal to another run's if it read the very same. */
  public String inputsFingerprint() {
    return inputs.fingerprint();
  }

  /**
   * Whether a run with these versions, settings and inputs would give the same tables as this
   * release has.
   */
  public boolean isResultOf(
      SortedMap<String, String> runVersions,
      SortedMap<String, String> runSettings,
      String runInputsFingerprint) {
    return versions.equals(runVersions)
        && settings.equals(runSettings)
        && inputs.fingerprint().equals(runInputsFingerprint);
  }

  /** Reads a manifest; {@code where} names it in messages. */
  public static Manifest read(InputStream in, String where) throws IOException {
    return read(in, where, file -> {});
  }

  /** Reads a manifest and passes on its input files, one at a time and in order. */
  public static Manifest read(InputStream in, String where, Consumer<InputFile> inputFiles)
      throws IOException {
    return ManifestReader.read(in, where, inputFiles);
  }

  private static <V> SortedMap<String, V> sorted(SortedMap<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
