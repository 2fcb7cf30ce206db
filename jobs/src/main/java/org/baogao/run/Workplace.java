package org.baogao.run;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.baogao.publish.OutputDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a run keeps what its stages hand on to each other; gone when the run is over. */
final class Workplace implements AutoCloseable {
  private static final String WORK = "work";
  private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

  private final FileSystem files;
  private final Path directory;

  Workplace(SparkSession spark, OutputDirectory output, String runId) throws IOException {
    Path work = new Path(output.state(), WORK);
    files = work.getFileSystem(spark.sparkContext().hadoopConfiguration());
    directory = new Path(work, runId);
    files.mkdirs(directory);
  }

  /** Deletes what killed runs left; for a run that has just got the lock. */
  static void clear(SparkSession spark, OutputDirectory output) throws IOException {
    Path work = new Path(output.state(), WORK);
    work.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(work, true);
  }

  String directory() {
    return directory.toString();
  }

  /** What can't be deleted now is deleted by the next run: the release may be published by then. */
  @Override
  public void close() {
    try {
      files.delete(directory, true);
      // Another run's, if this one was taken for dead and has lost the lock.
      if (files.listStatus(directory.getParent()).length == 0) {
        files.delete(directory.getParent(), false);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be deleted; the next run tries again", directory, e);
    }
  }
}
