package org.baogao.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.baogao.ingest.InputListing;
import org.baogao.ingest.SourceFile;
import org.baogao.publish.InputFile;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.RunLock;
import org.baogao.reading.InputHashes;
import org.baogao.reading.KeyedFile;
import org.baogao.reading.Layer;
import org.baogao.reading.ReadingPass;
import org.baogao.reading.ReadingTools;
import org.baogao.state.DocumentState;
import org.baogao.state.Fingerprints;
import org.baogao.state.ReportsFile;
import org.baogao.state.StatePlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one-report pass of one run: reads what is new, and takes the rest from the state. */
final class Reading {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  private static final String DOCUMENTS = "documents";

  private final SparkSession spark;
  private final DocumentState state;
  private final StatePlan plan;
  private final ReportsFile said;
  private final Fingerprints fingerprints;
  private final @Nullable RunLock lock;
  private final CollectionAccumulator<String> changedWhileRead;

  private Reading(
      SparkSession spark,
      DocumentState state,
      StatePlan plan,
      ReportsFile said,
      Fingerprints fingerprints,
      @Nullable RunLock lock) {
    this.spark = spark;
    this.state = state;
    this.plan = plan;
    this.said = said;
    this.fingerprints = fingerprints;
    this.lock = lock;
    this.changedWhileRead = spark.sparkContext().collectionAccumulator();
  }

  /**
   * Tells what has to be read.
   *
   * @param hashed the inputs with their hashes
   * @param lock of the run; null for a dry run, which keeps nothing
   */
  static Reading plan(
      SparkSession spark,
      OutputDirectory output,
      RunOptions options,
      Reference reference,
      InputListing inputs,
      List<InputFile> hashed,
      @Nullable RunLock lock)
      throws IOException {
    DocumentState state =
        DocumentState.open(
            spark, new Path(output.state(), DOCUMENTS), options.mode() == RunOptions.Mode.FULL);
    Map<String, String> hashes = new HashMap<>();
    hashed.forEach(file -> hashes.put(file.sourcePath(), file.sha256()));
    List<KeyedFile> files = new ArrayList<>();
    Map<String, String> said = new HashMap<>();
    for (SourceFile file : inputs.files()) {
      String path = file.sourcePath();
      files.add(KeyedFile.of(file, hashes.getOrDefault(path, InputHashes.UNREAD)));
      said.put(path, reference.said(path));
    }
    ReportsFile reports = new ReportsFile(said, reference.saidOfAll());
    Fingerprints fingerprints = reference.fingerprints(options);
    StatePlan plan = state.plan(files, reports, fingerprints);
    return new Reading(spark, state, plan, reports, fingerprints, lock);
  }

  /** Deletes what killed runs left half written; for a run that has just got the lock. */
  static void clear(SparkSession spark, OutputDirectory output) throws IOException {
    DocumentState.clear(spark, new Path(output.state(), DOCUMENTS));
  }

  /** How many files have to be read. */
  int filesToRead() {
    return plan.toRead().size();
  }

  /** What was read and what was not, for the progress. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("files", (long) plan.toRead().size());
    if (plan.inputsKept() > 0) {
      counts.put("files unchanged", (long) plan.inputsKept());
    }
    if (plan.inputsOutdated() > 0) {
      counts.put("of these renewed", (long) plan.inputsOutdated());
    }
    return counts;
  }

  /**
   * The rows of all inputs.
   *
   * @throws IllegalStateException for a dry run
   */
  Dataset<Row> documents(Broadcast<ReadingTools> tools, LongAccumulator filesRead) {
    RunLock held = lock;
    if (held == null) {
      throw new IllegalStateException("A run without a lock keeps nothing");
    }
    Dataset<Row> made = ReadingPass.read(spark, plan.toRead(), tools, filesRead, changedWhileRead);
    if (plan.inputsOutdated() > 0) {
      for (Layer last : List.of(Layer.TEXT, Layer.TERMS)) {
        made = made.unionByName(ReadingPass.again(state.outdated(plan, last), last, tools));
      }
    }
    try {
      Dataset<Row> documents =
          state.keep(plan, held.runId().value(), made, fingerprints, said, changedWhileRead::value);
      tidy(held);
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException("Can't keep what was read", e);
    }
  }

  /**
   * The keys of files that were not what they were listed as: a run that lists the same again does
   * not find the same.
   */
  Set<String> changedWhileRead() {
    return Set.copyOf(changedWhileRead.value());
  }

  /**
   * Deletes what neither this run nor the next needs of the state, whatever becomes of this one. A
   * run that was taken for dead and has lost the lock deletes nothing.
   */
  private void tidy(RunLock held) {
    try {
      held.check();
      state.tidy(plan, held.runId().value());
    } catch (IOException e) {
      LOG.warn("Old state could not be deleted; the next run tries again", e);
    }
  }
}
