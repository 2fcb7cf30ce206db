package org.baogao.publish;

import org.apache.hadoop.fs.Path;

/**
 * A published release. Whoever holds one reads one run: the directory doesn't change when the
 * pointers move on.
 *
 * @param runId the run that made it
 * @param directory where its tables are, one directory each
 */
public record Release(RunId runId, Path directory) {
  /** The directory of a table's Parquet files. */
  public Path table(String name) {
    return new Path(directory, name);
  }
}
