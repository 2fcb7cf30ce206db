package org.baogao.tfidf;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.Columns;
import org.baogao.contract.ReportTerms;

/** Builds the table {@code report_terms}. */
public final class TfIdf {
  private TfIdf() {}

  /**
   * The terms of each report, weighted by {@code tfidf = tf · idf} and ranked; in the order of the
   * reports, and of the ranks within each.
   *
   * @param reports {@code report_id, term_counts}, the latter as in {@code Documents}
   */
  public static Dataset<Row> weigh(Dataset<Row> reports, Broadcast<WordStatistics> words) {
    FlatMapFunction<Row, Row> terms = report -> weighed(report, words.value());
    return reports.flatMap(terms, Encoders.row(ReportTerms.TABLE.schema()));
  }

  private static Iterator<Row> weighed(Row report, WordStatistics words) {
    String reportId = report.getAs(Columns.REPORT_ID.name());
    TermCounts counts = TermCounts.of(report, words);
    double[] tfidf = new double[counts.terms().length];
    for (int i = 0; i < tfidf.length; i++) {
      tfidf[i] = counts.counts()[i] * words.idf(counts.terms()[i]);
    }
    int[] places = Ranking.highestFirst(tfidf);
    return IntStream.range(0, places.length)
        .mapToObj(
            rank -> {
              int place = places[rank];
              return RowFactory.create(
                  reportId,
                  words.term(counts.terms()[place]),
                  counts.counts()[place],
                  tfidf[place],
                  rank + 1);
            })
        .iterator();
  }
}
