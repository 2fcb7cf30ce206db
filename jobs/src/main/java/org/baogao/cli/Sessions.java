package org.baogao.cli;

import org.apache.spark.sql.SparkSession;

/** The Spark session of a command: only the settings that correctness needs are made in code. */
final class Sessions {
  private Sessions() {}

  /** Opens the session; master, memory and tuning are spark-submit's. */
  static SparkSession open() {
    return SparkSession.builder()
        .appName("baogao")
        // Dates must not depend on the machine's time zone.
        .config("spark.sql.session.timeZone", "UTC")
        // A code such as 010000 must stay text.
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate();
  }
}
