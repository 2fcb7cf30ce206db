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
   * How often each term occurs at each level of government; what both the vocabulary and keyness
   * are made of.
   *
   * @param counts {@code level, year, term, tf}, one row per counted report and term
   * @return {@code level, term, document_frequency, collection_frequency, first_year}
   */
  public static Dataset<Row> byLevel(Dataset<Row> counts) {
    return counts
        .groupBy(Columns.LEVEL.col(), Columns.TERM.col())
        .agg(
            count(lit(1)).as(Terms.DOCUMENT_FREQUENCY.name()),
            sum(ReportTerms.TF.col()).as(Terms.COLLECTION_FREQUENCY.name()),
            min(Columns.YEAR.col()).as(Terms.FIRST_YEAR.name()));
  }

  /**
   * The vocabulary of the counted reports.
   *
   * @param levelTerms what {@link #byLevel} gives
   * @param reports N, the number of counted reports
   */
  public static Dataset<Row> of(Dataset<Row> levelTerms, long reports) {
    return levelTerms
        .groupBy(Columns.TERM.col())
        .agg(
            sum(Terms.DOCUMENT_FREQUENCY.col()).as(Terms.DOCUMENT_FREQUENCY.name()),
            sum(Terms.COLLECTION_FREQUENCY.col()).as(Terms.COLLECTION_FREQUENCY.name()),
            min(Terms.FIRST_YEAR.col()).as(Terms.FIRST_YEAR.name()))
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
