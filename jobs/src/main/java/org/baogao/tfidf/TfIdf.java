package org.baogao.tfidf;

import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.baogao.contract.Columns;
import org.baogao.contract.ReportTerms;
import org.baogao.contract.Terms;

/** Builds the table {@code report_terms}. */
public final class TfIdf {
  private TfIdf() {}

  /**
   * The terms of each report, weighted by {@code tfidf = tf · idf} and ranked.
   *
   * @param counts {@code report_id, term, tf} and a column by which the rows are already
   *     distributed
   * @param terms the vocabulary with {@code idf}
   * @param file the column of {@code counts} that numbers the file in which a report goes
   */
  public static Dataset<Row> weigh(Dataset<Row> counts, Dataset<Row> terms, Column file) {
    WindowSpec byReport =
        Window.partitionBy(file, Columns.REPORT_ID.col())
            .orderBy(ReportTerms.TFIDF.col().desc(), Columns.TERM.col());
    return counts
        .join(terms.select(Columns.TERM.col(), Terms.IDF.col()), Columns.TERM.name())
        .withColumn(ReportTerms.TFIDF.name(), ReportTerms.TF.col().multiply(Terms.IDF.col()))
        .withColumn(Columns.RANK.name(), row_number().over(byReport));
  }
}
