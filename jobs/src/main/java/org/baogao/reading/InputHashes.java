package org.baogao.reading;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.baogao.ingest.SourceFile;

/** The SHA-256 of every input file: what tells whether anything changed since the last release. */
public final class InputHashes {
  /** What a task hashes at least. */
  private static final long TASK_BYTES = 16L << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Stands for a file that can't be read; the run rejects it with the reason. */
  private static final String UNREADABLE = "0".repeat(64);

  private InputHashes() {}

  /** The hashes in the order of the files; of one that can't be read, zeros. */
  public static List<String> of(SparkSession spark, List<SourceFile> files) {
    Broadcast<SerializableConfiguration> hadoop =
        SerializableConfiguration.broadcast(
            spark.sparkContext(), spark.sparkContext().hadoopConfiguration());
    return FileTasks.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), files, TASK_BYTES)
        .map(file -> hash(file, hadoop.value()))
        .collect();
  }

  private static String hash(SourceFile file, SerializableConfiguration hadoop) {
    MessageDigest digest = sha256();
    try (InputStream stream = new DigestInputStream(file.content(hadoop.value()).open(), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (stream.read(buffer) >= 0) {
        // Reading is what feeds the digest.
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
