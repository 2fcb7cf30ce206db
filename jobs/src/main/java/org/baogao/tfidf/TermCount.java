package org.baogao.tfidf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.baogao.contract.Columns;
import org.baogao.contract.ReportTerms;

/** How often a term occurs somewhere. */
record TermCount(String term, long count) {

  /** The column in which reports carry their counts: an array of terms with {@code tf}. */
  static final String COLUMN = "term_counts";

  /** The counts of a report. */
  static List<TermCount> of(Row report) {
    List<TermCount> counts = new ArrayList<>();
    for (Row count : report.<Row>getList(report.fieldIndex(COLUMN))) {
      counts.add(
          new TermCount(
              count.getAs(Columns.TERM.name()), count.<Long>getAs(ReportTerms.TF.name())));
    }
    return counts;
  }
}
