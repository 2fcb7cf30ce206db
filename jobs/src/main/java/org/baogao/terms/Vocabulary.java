package org.baogao.terms;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.baogao.contract.Columns;
import org.baogao.contract.ReportTerms;
import org.baogao.contract.Terms;

/** Builds the table {@code terms}. */
public final class Vocabulary {
  private Vocabulary() {}

  /**
   * The vocabulary of the counted reports.
   *
   * @param counts {@code report_id, year, term, tf}, one row per report and term
   * @param reports N, the number of counted reports
   */
  public static Dataset<Row> of(Dataset<Row> counts, long reports) {
    return counts
        .groupBy(Columns.TERM.col())
        .agg(
            count(lit(1)).as(Terms.DOCUMENT_FREQUENCY.name()),
            sum(ReportTerms.TF.col()).as(Terms.COLLECTION_FREQUENCY.name()),
            min(Columns.YEAR.col()).as(Terms.FIRST_YEAR.name()))
        .withColumn(Terms.IDF.name(), idf(reports, Terms.DOCUMENT_FREQUENCY.col()));
  }

  /**
   * Inverse document frequency, {@code ln((N + 1) / (df + 1))}, as in Spark MLlib's {@code IDF}; at
   * least 0, and 0 for a term of every report.
   *
   * @param reports N
   * @param documentFrequency df, at most N
   */
  public static Column idf(long reports, Column documentFrequency) {
    return log(lit(reports + 1.0).divide(documentFrequency.plus(1.0)));
  }
}
