package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The vocabulary of the counted reports. */
public final class Terms {
  public static final Field DOCUMENT_FREQUENCY =
      required("document_frequency", LongType, "In how many counted reports the term occurs.");
  public static final Field COLLECTION_FREQUENCY =
      required("collection_frequency", LongType, "How often it occurs in all counted reports.");
  public static final Field IDF =
      required(
          "idf",
          DoubleType,
          "ln((N + 1) / (document_frequency + 1)), N counted reports in the release.");
  public static final Field FIRST_YEAR =
      required("first_year", IntegerType, "The first year of a counted report that has the term.");

  public static final Table TABLE =
      new Table(
          "terms",
          "One row per term.",
          List.of(TERM),
          List.of(TERM, DOCUMENT_FREQUENCY, COLLECTION_FREQUENCY, IDF, FIRST_YEAR),
          List.of(
              new Rule.Ordered(DOCUMENT_FREQUENCY, COLLECTION_FREQUENCY),
              new Rule.InRange(DOCUMENT_FREQUENCY, 1, 1e9),
              new Rule.InRange(IDF, 0, 50)));

  private Terms() {}
}
