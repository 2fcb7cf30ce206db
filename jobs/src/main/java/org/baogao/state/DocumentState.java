package org.baogao.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.ingest.SourceFile;
import org.baogao.reading.Documents;
import org.baogao.reading.InputHashes;
import org.baogao.reading.KeyedFile;
import org.baogao.reading.Layer;
import org.baogao.report.ReasonCode;
import org.baogao.state.StatePlan.Holding;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of {@link Documents} that runs keep for each other, in segments: each run adds one with
 * what it made anew, and small or thinned-out ones are moved into it. Nothing is believed that does
 * not have the hash that was written down; what is damaged, the run makes again.
 *
 * <p>Not for two runs at once: the output's lock must be held.
 */
public final class DocumentState {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentState.class);

  /** From so many segments on, all but the largest are put together. */
  private static final int MOST_SEGMENTS = 8;

  /** A segment is written anew when less than this part of its inputs is still wanted. */
  private static final double LEAST_WANTED = 0.5;

  private static final Comparator<Segment> BY_ID = Comparator.comparing(Segment::id);

  /**
   * Written down in the place of what the reports file says, where the rows can't be used again.
   */
  private static final String UNSURE = "read it again";

  /** What was refused for one of these may not be the next time. */
  private static final Set<String> MAY_PASS =
      Arrays.stream(ReasonCode.values())
          .filter(ReasonCode::mayPass)
          .map(ReasonCode::code)
          .collect(Collectors.toUnmodifiableSet());

  private static final Field SEGMENT =
      required("segment", StringType, "The segment that keeps the row.");

  /** The rows as they are kept; a key may be in two segments, but is wanted of one only. */
  private static final Table KEPT =
      new Table(
          Documents.TABLE.name(),
          Documents.TABLE.grain(),
          List.of(),
          Stream.concat(Documents.TABLE.columns().stream(), Stream.of(SEGMENT)).toList(),
          List.of());

  private final SparkSession spark;
  private final FileSystem files;
  private final Path directory;
  private final List<Segment> segments;

  private DocumentState(
      SparkSession spark, FileSystem files, Path directory, List<Segment> segments) {
    this.spark = spark;
    this.files = files;
    this.directory = directory;
    this.segments = segments;
  }

  /**
   * What is kept in a directory, which need not be there; nothing is changed.
   *
   * @param distrusted whether nothing that is there shall be used
   */
  public static DocumentState open(SparkSession spark, Path directory, boolean distrusted)
      throws IOException {
    FileSystem files = directory.getFileSystem(spark.sparkContext().hadoopConfiguration());
    List<Segment> segments = new ArrayList<>();
    List<Path> found = distrusted ? List.of() : subdirectories(files, directory);
    for (Path path : found) {
      Optional<Segment> segment = SegmentIndex.read(files, path);
      if (segment.isEmpty()) {
        LOG.warn("{} has no sound index: what it holds is read again", path);
      }
      segment.ifPresent(segments::add);
    }
    segments.sort(BY_ID);
    return new DocumentState(spark, files, directory, segments);
  }

  /**
   * Deletes the segments without an index, which runs leave that are killed while they write one.
   */
  public static void clear(SparkSession spark, Path directory) throws IOException {
    FileSystem files = directory.getFileSystem(spark.sparkContext().hadoopConfiguration());
    for (Path path : subdirectories(files, directory)) {
      if (!SegmentIndex.exists(files, path)) {
        LOG.warn("{} has no index and is deleted: what it holds is read again", path);
        files.delete(path, true);
      }
    }
  }

  private static List<Path> subdirectories(FileSystem files, Path directory) throws IOException {
    try {
      List<Path> found = new ArrayList<>();
      for (FileStatus file : files.listStatus(directory)) {
        if (file.isDirectory()) {
          found.add(file.getPath());
        }
      }
      return found;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Where an input's rows were found. */
  private record Place(Segment segment, Layer layer, List<String> files) {}

  /**
   * What to read of these inputs and what to use of what is kept. Reads the files that would be
   * used, to see whether they are sound.
   *
   * @param inputs in a fixed order
   * @param said what the user's reports file says
   */
  public StatePlan plan(List<KeyedFile> inputs, ReportsFile said, Fingerprints wanted) {
    Map<String, Place> places = places(inputs, said, wanted);
    places.values().removeAll(damaged(places));
    List<KeyedFile> toRead =
        inputs.stream().filter(input -> !places.containsKey(input.key())).toList();
    Map<Segment, Holding> kept = new HashMap<>();
    Map<Segment, Holding> outdated = new HashMap<>();
    places.forEach(
        (key, place) ->
            (place.layer == Layer.TOPICS ? kept : outdated)
                .computeIfAbsent(place.segment, segment -> new Holding(place.layer))
                .keys()
                .add(key));
    Map<Segment, Holding> moved = new HashMap<>(kept);
    moved.keySet().retainAll(moving(kept));
    kept.keySet().removeAll(moved.keySet());
    return new StatePlan(toRead, kept, moved, outdated);
  }

  /** Where the rows of each input are; of several places, the one with the most layers. */
  private Map<String, Place> places(List<KeyedFile> inputs, ReportsFile said, Fingerprints wanted) {
    Map<String, KeyedFile> byKey = new HashMap<>();
    for (KeyedFile input : inputs) {
      if (input.readable()) {
        byKey.put(input.key(), input);
      }
    }
    Map<String, Place> places = new TreeMap<>();
    for (Segment segment : segments) {
      Layer layer = segment.fingerprints().lastEqual(wanted);
      if (layer == null) {
        continue;
      }
      for (Segment.File file : segment.files()) {
        for (Segment.Entry entry : file.entries()) {
          KeyedFile input = byKey.get(entry.key());
          if (input == null
              || !entry.said().equals(said.of(input.file().sourcePath(), entry.container()))) {
            continue;
          }
          Place place = places.get(entry.key());
          boolean here = place != null && place.segment.equals(segment);
          if (place == null || (!here && place.layer.compareTo(layer) <= 0)) {
            place = new Place(segment, layer, new ArrayList<>());
            places.put(entry.key(), place);
            here = true;
          }
          if (here) {
            place.files.add(file.name());
          }
        }
      }
    }
    return places;
  }

  /** The places of which a file is missing or has other bytes than were written. */
  private Set<Place> damaged(Map<String, Place> places) {
    if (places.isEmpty()) {
      return Set.of();
    }
    Map<SourceFile, String> expected = new LinkedHashMap<>();
    Map<Segment, Set<String>> needed = new HashMap<>();
    for (Place place : places.values()) {
      needed.computeIfAbsent(place.segment, segment -> new HashSet<>()).addAll(place.files);
    }
    needed.forEach(
        (segment, names) -> {
          for (Segment.File file : segment.files()) {
            if (names.contains(file.name())) {
              expected.put(source(segment.id(), file.name(), file.bytes()), file.sha256());
            }
          }
        });
    List<SourceFile> suspects = List.copyOf(expected.keySet());
    List<String> found = InputHashes.of(spark, suspects, Long.MAX_VALUE);
    Set<String> unsound = new HashSet<>();
    for (int i = 0; i < suspects.size(); i++) {
      SourceFile file = suspects.get(i);
      if (found.get(i).equals(InputHashes.UNREAD) || !found.get(i).equals(expected.get(file))) {
        LOG.warn("{} is damaged or gone: what it holds is read again", file.location());
        unsound.add(file.sourcePath());
      }
    }
    Set<Place> damaged = new HashSet<>();
    for (Place place : places.values()) {
      if (place.files.stream()
          .anyMatch(file -> unsound.contains(place.segment.id() + "/" + file))) {
        damaged.add(place);
      }
    }
    return damaged;
  }

  /** The segments that have become too many or too thin. */
  private static Set<Segment> moving(Map<Segment, Holding> current) {
    Set<Segment> moving = new HashSet<>();
    current.forEach(
        (segment, holding) -> {
          if (holding.keys().size() < LEAST_WANTED * inputs(segment)) {
            moving.add(segment);
          }
        });
    if (current.size() >= MOST_SEGMENTS) {
      moving.addAll(current.keySet());
      current.entrySet().stream()
          .max(
              Comparator.<Map.Entry<Segment, Holding>>comparingInt(
                      entry -> entry.getValue().keys().size())
                  .thenComparing(entry -> entry.getKey().id()))
          .ifPresent(largest -> moving.remove(largest.getKey()));
    }
    return moving;
  }

  private static long inputs(Segment segment) {
    return segment.files().stream()
        .flatMap(file -> file.entries().stream())
        .map(Segment.Entry::key)
        .distinct()
        .count();
  }

  /** The rows of which the layers after {@code last} must be made anew. */
  public Dataset<Row> outdated(StatePlan plan, Layer last) {
    Map<Segment, Holding> holdings = new HashMap<>(plan.outdated());
    holdings.values().removeIf(holding -> holding.layer() != last);
    return rows(holdings).drop(SEGMENT.name());
  }

  /**
   * Keeps new rows, and gives all rows of the plan's inputs.
   *
   * @param id of the new segment: higher than those of all before
   * @param made the rows of {@link StatePlan#toRead} and the outdated ones, made anew
   * @param said what the user's reports file says
   * @param changed the keys of files that were not what they were listed as; asked for when the
   *     rows are written, and so marked, and the next run reads these files again
   */
  public Dataset<Row> keep(
      StatePlan plan,
      String id,
      Dataset<Row> made,
      Fingerprints fingerprints,
      ReportsFile said,
      Supplier<? extends Collection<String>> changed)
      throws IOException {
    if (!plan.writes()) {
      return rows(plan.kept());
    }
    Path segment = new Path(directory, id);
    files.delete(segment, true);
    Dataset<Row> rows = made.withColumn(SEGMENT.name(), lit(id));
    if (!plan.moved().isEmpty()) {
      rows = rows.unionByName(rows(plan.moved()).withColumn(SEGMENT.name(), lit(id)));
    }
    TableStore store = new TableStore(spark, segment.toString());
    store.keep(KEPT, rows);
    Set<String> unsure = new HashSet<>(changed.get());
    if (!unsure.isEmpty()) {
      LOG.warn(
          "{} files changed while they were read; the next run reads them again", unsure.size());
    }
    SegmentIndex.write(
        files, segment, new Segment(id, fingerprints, indexed(store.read(KEPT), id, said, unsure)));
    return rows(plan.kept()).unionByName(store.read(KEPT));
  }

  private List<Segment.File> indexed(
      Dataset<Row> rows, String id, ReportsFile said, Set<String> unsure) throws IOException {
    Column sourcePath =
        coalesce(
            col(Documents.REPORT.name()).getField(Reports.SOURCE_PATH.name()),
            col(Documents.REJECT.name()).getField(Rejects.SOURCE_PATH.name()));
    Column reasonCode = col(Documents.REJECT.name()).getField(Rejects.REASON_CODE.name());
    List<Row> found =
        rows.groupBy(
                input_file_name().as("file"),
                Documents.SOURCE_KEY.col(),
                Documents.SOURCE_FILE.col())
            .agg(
                max(sourcePath.notEqual(Documents.SOURCE_FILE.col())),
                coalesce(max(reasonCode.isInCollection(MAY_PASS)), lit(false)))
            .orderBy("file", Documents.SOURCE_KEY.name())
            .collectAsList();
    Set<String> containers = new HashSet<>();
    Set<String> again = new HashSet<>(unsure);
    for (Row row : found) {
      if (row.getBoolean(3)) {
        containers.add(row.getString(1));
      }
      if (row.getBoolean(4)) {
        again.add(row.getString(1));
      }
    }
    Map<String, List<Segment.Entry>> entries = new TreeMap<>();
    for (Row row : found) {
      String key = row.getString(1);
      boolean container = containers.contains(key);
      String saidOfIt = again.contains(key) ? UNSURE : said.of(row.getString(2), container);
      entries
          .computeIfAbsent(new Path(row.getString(0)).getName(), file -> new ArrayList<>())
          .add(new Segment.Entry(key, container, saidOfIt));
    }
    List<SourceFile> sources = new ArrayList<>();
    for (String name : entries.keySet()) {
      sources.add(source(id, name, files.getFileStatus(path(id, name)).getLen()));
    }
    List<String> hashes = InputHashes.of(spark, sources, Long.MAX_VALUE);
    List<Segment.File> indexed = new ArrayList<>();
    for (Map.Entry<String, List<Segment.Entry>> file : entries.entrySet()) {
      int i = indexed.size();
      indexed.add(
          new Segment.File(file.getKey(), sources.get(i).bytes(), hashes.get(i), file.getValue()));
    }
    return indexed;
  }

  /** A file of rows, as something to be hashed. */
  private SourceFile source(String segment, String file, long bytes) {
    return new SourceFile(segment + "/" + file, path(segment, file).toString(), bytes);
  }

  private Path path(String segment, String file) {
    return new Path(new Path(new Path(directory, segment), KEPT.name()), file);
  }

  /** The rows of these inputs in these segments. */
  private Dataset<Row> rows(Map<Segment, Holding> holdings) {
    List<String> paths = new ArrayList<>();
    List<Row> wanted = new ArrayList<>();
    boolean all = true;
    SortedMap<Segment, Holding> ordered = new TreeMap<>(BY_ID);
    ordered.putAll(holdings);
    for (Map.Entry<Segment, Holding> holding : ordered.entrySet()) {
      Segment segment = holding.getKey();
      Set<String> keys = holding.getValue().keys();
      for (Segment.File file : segment.files()) {
        long held = file.entries().stream().filter(entry -> keys.contains(entry.key())).count();
        if (held > 0) {
          paths.add(path(segment.id(), file.name()).toString());
        }
        all &= held == 0 || held == file.entries().size();
      }
      keys.forEach(key -> wanted.add(RowFactory.create(segment.id(), key)));
    }
    if (paths.isEmpty()) {
      return spark.createDataFrame(List.of(), KEPT.schema());
    }
    Dataset<Row> rows = new TableStore(spark, directory.toString()).readFiles(KEPT, paths);
    if (all) {
      return rows;
    }
    StructType schema =
        new StructType().add(SEGMENT.structField()).add(Documents.SOURCE_KEY.structField());
    Column[] columns = KEPT.columns().stream().map(Field::col).toArray(Column[]::new);
    return rows.join(spark.createDataFrame(wanted, schema), schema.fieldNames(), "left_semi")
        .select(columns);
  }

  /**
   * Deletes what no later run needs: all segments that the plan does not keep, but for the new one,
   * and for those of later runs, which there are only where this one has lost the lock.
   *
   * @param id of the new segment
   */
  public void tidy(StatePlan plan, String id) throws IOException {
    Set<String> needed = new HashSet<>();
    needed.add(id);
    plan.kept().keySet().forEach(segment -> needed.add(segment.id()));
    for (Path path : subdirectories(files, directory)) {
      String segment = path.getName();
      if (!needed.contains(segment) && segment.compareTo(id) < 0) {
        files.delete(path, true);
      }
    }
  }
}
