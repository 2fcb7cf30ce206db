package org.baogao.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.baogao.contract.Runs;
import org.baogao.publish.OutputDirectory;
import org.baogao.table.TableStore;

/**
 * One row a run in {@code OUTPUT/runs}, failed runs too. A run leaves a mark when it starts; a mark
 * that is still there when the next run starts is that of a killed one.
 */
final class RunDiary {
  private static final String MARK_PREFIX = OutputDirectory.RUN_MARK;
  private static final String PARQUET = ".parquet";

  /** What the name of a folder in the state begins with in which a row is written. */
  private static final String ASIDE_PREFIX = "diary-";

  private final SparkSession spark;
  private final OutputDirectory output;
  private final FileSystem files;

  RunDiary(SparkSession spark, OutputDirectory output) throws IOException {
    this.spark = spark;
    this.output = output;
    this.files = output.runs().getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  /** Whether runs were written down here before. */
  boolean isKept() throws IOException {
    return files.exists(output.runs());
  }

  /** Writes the rows of killed runs, deletes what they left of theirs, and leaves a mark. */
  void open(String runId, RunAccount account) throws IOException {
    files.mkdirs(output.runs());
    files.mkdirs(output.state());
    for (FileStatus aside : files.listStatus(output.state())) {
      String name = aside.getPath().getName();
      // A run that is being turned away at this moment has a later id.
      if (name.startsWith(ASIDE_PREFIX) && name.compareTo(ASIDE_PREFIX + runId) < 0) {
        files.delete(aside.getPath(), true);
      }
    }
    for (FileStatus file : files.listStatus(output.runs())) {
      String name = file.getPath().getName();
      if (name.startsWith(MARK_PREFIX)) {
        String killed = name.substring(MARK_PREFIX.length());
        // A run that was killed between its row and its mark has its row.
        if (!files.exists(row(killed))) {
          write(killed(killed, started(file.getPath())));
        }
        files.delete(file.getPath(), false);
      }
    }
    try (OutputStream mark = files.create(mark(runId), true)) {
      mark.write(account.startedAt().toString().getBytes(UTF_8));
    }
  }

  /** Writes this run's row and takes its mark away; a run that did not get far has none. */
  void close(String runId, RunAccount account) throws IOException {
    RunAccount.Ending ending = account.ending();
    write(
        RowFactory.create(
            runId,
            account.startedAt().toString(),
            account.now().toString(),
            account.seconds(),
            ending.outcome(),
            ending.exitCode(),
            account.reports(),
            account.rejects(),
            account.filesRead(),
            account.filesUnchanged(),
            ending.message()));
    files.delete(mark(runId), false);
  }

  private Path row(String runId) {
    return new Path(output.runs(), runId + PARQUET);
  }

  private Path mark(String runId) {
    return new Path(output.runs(), MARK_PREFIX + runId);
  }

  private String started(Path mark) throws IOException {
    try (java.io.InputStream stream = files.open(mark)) {
      String text = new String(stream.readAllBytes(), UTF_8);
      // A run that was killed while it made its mark has an empty one.
      return text.isEmpty() ? "unknown" : text;
    }
  }

  private static Row killed(String runId, String startedAt) {
    return RowFactory.create(
        runId, startedAt, null, null, Runs.KILLED, null, null, null, null, null, null);
  }

  /** Written aside and moved, so that a reader of the diary never meets half a file. */
  private void write(Row row) throws IOException {
    files.mkdirs(output.runs());
    Path aside = new Path(output.state(), ASIDE_PREFIX + row.getString(0));
    files.delete(aside, true);
    TableStore store = new TableStore(spark, aside.toString());
    store.write(Runs.TABLE, spark.createDataFrame(List.of(row), Runs.TABLE.schema()));
    Path target = row(row.getString(0));
    files.delete(target, false);
    files.rename(new Path(new Path(aside, Runs.TABLE.name()), "part-00000.parquet"), target);
    files.delete(aside, true);
  }
}
