package org.baogao;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Small datasets from text. */
public final class Rows {
  private Rows() {}

  /**
   * Rows from CSV lines against a DDL schema; an empty cell is null.
   *
   * @param schema as {@code report_id string, tf long}
   */
  public static Dataset<Row> of(SparkSession spark, String schema, String lines) {
    List<String> rows = lines.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    return spark.read().schema(schema).csv(spark.createDataset(rows, Encoders.STRING()));
  }
}
