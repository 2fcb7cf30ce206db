package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** Term frequencies and their weights; rank 1 has the highest tfidf in its report, ties by term. */
public final class ReportTerms {
  public static final Field TF =
      required(
          "tf",
          LongType,
          "How often the term occurs in the report, without appendix and damaged" + " sentences.",
          chinese("词频", "该词在报告中出现的次数，不计附录和残损句。"));
  public static final Field TFIDF =
      required(
          "tfidf", DoubleType, "tf times the idf of the term.", chinese("TFIDF值", "词频乘以该词的逆文档频率。"));

  public static final Table TABLE =
      new Table(
          "report_terms",
          "One row per counted report and term.",
          chinese("报告词语", "每份计入统计的报告的每个词语一行。"),
          List.of(REPORT_ID, TERM),
          List.of(REPORT_ID, TERM, TF, TFIDF, RANK),
          List.of(
              REPORT_IS_LISTED,
              new Rule.InRange(TF, 1, 1e9),
              new Rule.InRange(TFIDF, 0, 1e12),
              new Rule.InRange(RANK, 1, 1e9)));

  private ReportTerms() {}
}
