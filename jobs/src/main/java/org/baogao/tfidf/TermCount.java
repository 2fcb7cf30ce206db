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
    List<Row> rows = report.getList(report.fieldIndex(COLUMN));
    List<TermCount> counts = new ArrayList<>(rows.size());
    if (!rows.isEmpty()) {
      // Looked up once: there are some ten million counts in a release.
      int term = rows.get(0).fieldIndex(Columns.TERM.name());
      int tf = rows.get(0).fieldIndex(ReportTerms.TF.name());
      for (Row row : rows) {
        counts.add(new TermCount(row.getString(term), row.getLong(tf)));
      }
    }
    return counts;
  }
}
