package org.baogao.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;

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

  /** The name of the column. */
  static final String FILE = "file";

  static FileNumbers forSentences(long sentences) {
    return new FileNumbers(
        (int) Math.max(1L, (sentences + SENTENCES_OF_A_FILE - 1) / SENTENCES_OF_A_FILE));
  }

  /** The reports with the number of their file, from 0. */
  Dataset<Row> number(Dataset<Row> reports, long sentences) {
    Column before =
        coalesce(
            sum(Reports.SENTENCES.col())
                .over(
                    Window.orderBy(Columns.REPORT_ID.col())
                        .rowsBetween(Window.unboundedPreceding(), -1)),
            lit(0L));
    Column file = floor(before.multiply(files).divide((double) Math.max(1, sentences)));
    return reports.withColumn(FILE, least(file, lit(files - 1L)).cast("int"));
  }
}
