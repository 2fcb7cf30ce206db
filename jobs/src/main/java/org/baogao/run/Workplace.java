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
    // The lock is held, so whatever lies here is a killed run's.
    files.delete(work, true);
    directory = new Path(work, runId);
    files.mkdirs(directory);
  }

  String directory() {
    return directory.toString();
  }

  /** What can't be deleted now is deleted by the next run: the release may be published by then. */
  @Override
  public void close() {
    try {
      files.delete(directory.getParent(), true);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted; the next run tries again", directory.getParent(), e);
    }
  }
}
