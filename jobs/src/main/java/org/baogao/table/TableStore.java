package org.baogao.table;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The one door through which Spark reads and writes tables: every write passes the table's contract
 * and is counted, every read is compared with it.
 *
 * <p>Files are named {@code part-00000.parquet}, {@code part-00001.parquet}, …, so that the same
 * rows in the same order give files of the same names. Their bytes may differ in the footer:
 * compare tables by {@link Written#contentHash}.
 */
public final class TableStore {
  /** A prime near 2^31: sums of remainders stay below 2^63 for four thousand million rows. */
  private static final long HASH_MODULUS = 2_147_483_647L;

  private static final String DICTIONARY = "parquet.enable.dictionary";

  private final SparkSession spark;
  private final Path directory;

  /** Reading takes a look into every file's footer; what was written once needs it only once. */
  private final Map<String, Dataset<Row>> opened = new ConcurrentHashMap<>();

  /** Tables below this directory, on any Hadoop file system. */
  public TableStore(SparkSession spark, String directory) {
    this.spark = spark;
    this.directory = new Path(directory);
  }

  /**
   * The rows of a table that was written before.
   *
   * @throws ContractException where the files do not have the declared columns
   */
  public Dataset<Row> read(Table table) {
    Dataset<Row> rows = open(table);
    table.compare(rows.schema(), "read from " + path(table));
    return rows;
  }

  /** The files as they are, whatever their columns. */
  private Dataset<Row> open(Table table) {
    // No schema is given to the reader: it would turn a missing column into nulls without a word.
    return opened.computeIfAbsent(
        table.name(), name -> spark.read().parquet(literally(path(table).toString())));
  }

  /** Writes a small table as one file, sorted by its key. */
  public Written write(Table table, Dataset<Row> rows) {
    Dataset<Row> one = table.conform(rows).repartition(1).sortWithinPartitions(table.keyColumns());
    return writeConformed(table, one);
  }

  /** Writes one file for each partition of the rows, in the order in which they come. */
  public Written writeInOrder(Table table, Dataset<Row> rows) {
    return writeConformed(table, table.conform(rows));
  }

  private Written writeConformed(Table table, Dataset<Row> rows) {
    opened.remove(table.name());
    Observation observation = new Observation();
    observe(table, rows, observation)
        .write()
        .option("compression", "zstd")
        .parquet(path(table).toString());
    return written(table, metrics(observation), tidy(table));
  }

  /**
   * What the write of a table gave, found again in the files that are there.
   *
   * @throws ContractException where the files do not have the declared columns
   */
  public Written measure(Table table) {
    Dataset<Row> rows = read(table);
    List<String> files =
        Arrays.stream(rows.inputFiles()).map(file -> new Path(file).getName()).sorted().toList();
    List<Column> metrics = metrics(table);
    Row measured =
        rows.agg(metrics.get(0), metrics.subList(1, metrics.size()).toArray(Column[]::new)).first();
    Map<String, Object> values = new HashMap<>();
    for (String name : measured.schema().fieldNames()) {
      values.put(name, measured.getAs(name));
    }
    return written(table, values, files);
  }

  /**
   * How the columns of a table that was written before differ from its contract: names, order,
   * types and the meanings that the files carry.
   */
  public List<ColumnDifference> differences(Table table) {
    return table.differences(open(table).schema());
  }

  /**
   * Writes rows as they come, neither sorted nor counted: for what a run keeps for itself between
   * two stages. They are read once or twice and deleted, so speed goes before size.
   */
  public void stage(Table table, Dataset<Row> rows) {
    table.compare(rows.schema(), "computed");
    opened.remove(table.name());
    rows.write()
        .option("compression", "snappy")
        .option(DICTIONARY, "false")
        .parquet(path(table).toString());
  }

  /**
   * Writes rows as they come, neither sorted nor counted: for what runs keep for each other.
   * Hadoop's checksums are deleted, as one that is damaged would keep sound rows from being read.
   * Without dictionaries, since these rows hold each text once: building them took an eighth of the
   * time of reading reports, and saved little room.
   *
   * @see #stage
   */
  public void keep(Table table, Dataset<Row> rows) {
    table.compare(rows.schema(), "computed");
    opened.remove(table.name());
    rows.write()
        .option("compression", "zstd")
        .option(DICTIONARY, "false")
        .parquet(path(table).toString());
    try {
      FileSystem files = path(table).getFileSystem(spark.sparkContext().hadoopConfiguration());
      for (FileStatus file : files.listStatus(path(table))) {
        files.delete(checksum(file.getPath()), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't delete the checksums of " + path(table), e);
    }
  }

  /**
   * The rows of some files of a table.
   *
   * @param files their addresses, at least one
   * @throws ContractException where the files do not have the declared columns
   */
  public Dataset<Row> readFiles(Table table, List<String> files) {
    Dataset<Row> rows =
        spark.read().parquet(files.stream().map(TableStore::literally).toArray(String[]::new));
    table.compare(rows.schema(), "read from " + files.get(0));
    return rows;
  }

  /** A path as Spark's reader takes it, which would take it for a pattern otherwise. */
  private static String literally(String path) {
    return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }

  /** Where Hadoop puts the checksums of a file on a local disk. */
  private static Path checksum(Path file) {
    return new Path(file.getParent(), "." + file.getName() + ".crc");
  }

  private Path path(Table table) {
    return new Path(directory, table.name());
  }

  private static Dataset<Row> observe(Table table, Dataset<Row> rows, Observation observation) {
    List<Column> metrics = metrics(table);
    return rows.observe(
        observation, metrics.get(0), metrics.subList(1, metrics.size()).toArray(Column[]::new));
  }

  /** What is counted of a table's rows: their number, their hash, and each rule's violations. */
  private static List<Column> metrics(Table table) {
    Column hash = xxhash64(table.columns().stream().map(Field::col).toArray(Column[]::new));
    List<Column> metrics = new ArrayList<>();
    metrics.add(count(lit(1)).as("rows"));
    metrics.add(bit_xor(hash).as("hash_xor"));
    metrics.add(sum(pmod(hash, lit(HASH_MODULUS))).as("hash_sum"));
    List<Rule.RowRule> rules = table.rowRules();
    for (int i = 0; i < rules.size(); i++) {
      metrics.add(
          sum(when(coalesce(rules.get(i).violated(), lit(false)), 1L).otherwise(0L))
              .as("rule_" + i));
    }
    return metrics;
  }

  private static Map<String, Object> metrics(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a table was written", e);
    }
  }

  private static Written written(Table table, Map<String, Object> metrics, List<String> files) {
    return new Written(
        table, number(metrics, "rows"), contentHash(metrics), violations(table, metrics), files);
  }

  private static String contentHash(Map<String, Object> metrics) {
    return "%016x%016x%x"
        .formatted(
            number(metrics, "hash_xor"), number(metrics, "hash_sum"), number(metrics, "rows"));
  }

  private static Map<String, Long> violations(Table table, Map<String, Object> metrics) {
    Map<String, Long> violations = new HashMap<>();
    List<Rule.RowRule> rules = table.rowRules();
    for (int i = 0; i < rules.size(); i++) {
      violations.put(rules.get(i).checkName(), number(metrics, "rule_" + i));
    }
    return violations;
  }

  /** An aggregate over no rows is null, which counts as 0. */
  private static long number(Map<String, Object> metrics, String name) {
    return metrics.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Gives the part files their plain names and removes what is no Parquet. */
  private List<String> tidy(Table table) {
    try {
      FileSystem files = path(table).getFileSystem(spark.sparkContext().hadoopConfiguration());
      // The list hides names that begin with a dot, so the checksum files are asked for by name.
      FileStatus[] found = files.listStatus(path(table));
      Arrays.sort(found, Comparator.comparing(FileStatus::getPath));
      List<String> names = new ArrayList<>();
      for (FileStatus file : found) {
        Path from = file.getPath();
        if (from.getName().startsWith("part-")) {
          String name = "part-%05d.parquet".formatted(names.size());
          files.rename(from, new Path(path(table), name));
          names.add(name);
          files.delete(checksum(new Path(path(table), name)), false);
        } else {
          files.delete(from, true);
        }
      }
      files.delete(checksum(new Path(path(table), "_SUCCESS")), false);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("Can't name the files of " + path(table), e);
    }
  }
}
