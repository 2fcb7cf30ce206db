package org.baogao.tfidf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  /** A term of a report with its weight. */
  private record Weighed(String term, long tf, double tfidf) implements Weighted {}

  /**
   * The terms of each report, weighted by {@code tfidf = tf · idf} and ranked; in the order of the
   * reports, and of the ranks within each.
   *
   * @param reports {@code report_id, term_counts}
   */
  public static Dataset<Row> weigh(Dataset<Row> reports, Broadcast<WordStatistics> words) {
    FlatMapFunction<Row, Row> terms = report -> weighed(report, words.value());
    return reports.flatMap(terms, Encoders.row(ReportTerms.TABLE.schema()));
  }

  private static Iterator<Row> weighed(Row report, WordStatistics words) {
    String reportId = report.getAs(Columns.REPORT_ID.name());
    List<Weighed> weighed = new ArrayList<>();
    for (TermCount count : TermCount.of(report)) {
      weighed.add(
          new Weighed(
              count.term(), count.count(), count.count() * words.idf(words.index(count.term()))));
    }
    weighed.sort(Weighted::highestFirst);
    List<Row> rows = new ArrayList<>(weighed.size());
    for (Weighed term : weighed) {
      rows.add(RowFactory.create(reportId, term.term(), term.tf(), term.tfidf(), rows.size() + 1));
    }
    return rows.iterator();
  }
}
