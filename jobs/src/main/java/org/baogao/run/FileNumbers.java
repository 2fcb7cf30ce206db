package org.baogao.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.baogao.table.Field.required;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;
import org.baogao.table.Field;

/**
 * Deals the reports out to the files of the large tables: in the order of their ids, so that a
 * region's reports lie together, and as evenly as sentences can be dealt. Depends on the reports
 * alone, not on cores or partitions.
 *
 * @param files how many files each large table has
 */
record FileNumbers(int files) {
  /** A file of this many sentences is some 20 MB with their text. */
  private static final long SENTENCES_OF_A_FILE = 120_000;

  static final Field FILE = required("file", IntegerType, "Number of the report's file, from 0.");
  static final Field REGION_FILE =
      required(
          "region_file",
          IntegerType,
          "Number of the file in which the region's first report goes: where its sums go.");

  static FileNumbers forSentences(long sentences) {
    return new FileNumbers(
        (int) Math.max(1L, (sentences + SENTENCES_OF_A_FILE - 1) / SENTENCES_OF_A_FILE));
  }

  /** The reports with the number of their file and of their region's. */
  Dataset<Row> number(Dataset<Row> reports, long sentences) {
    Column before =
        coalesce(
            sum(Reports.SENTENCES.col())
                .over(
                    Window.orderBy(Columns.REPORT_ID.col())
                        .rowsBetween(Window.unboundedPreceding(), -1)),
            lit(0L));
    Column file = floor(before.multiply(files).divide((double) Math.max(1, sentences)));
    return reports
        .withColumn(FILE.name(), least(file, lit(files - 1L)).cast("int"))
        .withColumn(
            REGION_FILE.name(),
            min(FILE.col()).over(Window.partitionBy(Columns.REGION_CODE.col())));
  }
}
