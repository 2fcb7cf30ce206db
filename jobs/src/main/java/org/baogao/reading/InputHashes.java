package org.baogao.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.baogao.ingest.SourceFile;

/** The SHA-256 of every input file: what tells whether anything changed since the last release. */
public final class InputHashes {
  /** What a task hashes at least. */
  private static final long TASK_BYTES = 16L << 20;

  /**
   * Stands for a file that can't be read, or isn't as it is larger than the limit; the run rejects
   * it with the reason.
   */
  public static final String UNREAD = "0".repeat(64);

  private InputHashes() {}

  /**
   * The hashes in the order of the files.
   *
   * @param largestBytes of a file that is read
   */
  public static List<String> of(SparkSession spark, List<SourceFile> files, long largestBytes) {
    Broadcast<SerializableConfiguration> hadoop =
        SerializableConfiguration.broadcast(
            spark.sparkContext(), spark.sparkContext().hadoopConfiguration());
    return FileTasks.of(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            files,
            SourceFile::bytes,
            TASK_BYTES)
        .map(file -> hash(file, largestBytes, hadoop.value()))
        .collect();
  }

  static String hash(SourceFile file, long largestBytes, SerializableConfiguration hadoop) {
    if (file.bytes() > largestBytes) {
      return UNREAD;
    }
    try (InputStream stream = file.content(hadoop.value()).open()) {
      return DigestUtils.sha256Hex(stream);
    } catch (IOException e) {
      return UNREAD;
    }
  }
}
