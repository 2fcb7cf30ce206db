package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The vocabulary of the counted reports. */
public final class Terms {
  public static final Field DOCUMENT_FREQUENCY =
      required(
          "document_frequency",
          LongType,
          "In how many counted reports the term occurs.",
          chinese("文档频率", "含有该词的计入统计的报告数。"));
  public static final Field COLLECTION_FREQUENCY =
      required(
          "collection_frequency",
          LongType,
          "How often it occurs in all counted reports.",
          chinese("总词频", "该词在全部计入统计的报告中出现的次数。"));
  public static final Field IDF =
      required(
          "idf",
          DoubleType,
          "ln((N + 1) / (document_frequency + 1)), N counted reports in the release.",
          chinese("逆文档频率", "ln((N + 1) / (文档频率 + 1))，N 为本次发布中计入统计的报告数。"));
  public static final Field FIRST_YEAR =
      required(
          "first_year",
          IntegerType,
          "The first year of a counted report that has the term.",
          chinese("首次出现年份", "含有该词的计入统计的报告中最早的年份。"));

  public static final Table TABLE =
      new Table(
          "terms",
          "One row per term.",
          chinese("词表", "每个词语一行。"),
          List.of(TERM),
          List.of(TERM, DOCUMENT_FREQUENCY, COLLECTION_FREQUENCY, IDF, FIRST_YEAR),
          List.of(
              new Rule.Ordered(DOCUMENT_FREQUENCY, COLLECTION_FREQUENCY),
              new Rule.InRange(DOCUMENT_FREQUENCY, 1, 1e9),
              new Rule.InRange(IDF, 0, 50)));

  private Terms() {}
}
