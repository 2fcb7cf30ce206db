package org.baogao.terms;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Columns;
import org.baogao.contract.Terms;
import org.baogao.table.Field;

/** Builds the table {@code terms}. */
public final class Vocabulary {
  private static final StructType SCHEMA =
      new StructType(
          Stream.of(
                  Columns.LEVEL,
                  Columns.TERM,
                  Terms.DOCUMENT_FREQUENCY,
                  Terms.COLLECTION_FREQUENCY,
                  Terms.FIRST_YEAR)
              .map(Field::structField)
              .toArray(StructField[]::new));

  private Vocabulary() {}

  /**
   * How often each term occurs at each level of government; what both the vocabulary and keyness
   * are made of.
   *
   * @param reports {@code level, year, term_counts}, one row per counted report, the terms as
   *     {@link CountedTerms}
   * @return {@code level, term, document_frequency, collection_frequency, first_year}
   */
  public static Dataset<Row> byLevel(Dataset<Row> reports) {
    MapPartitionsFunction<Row, Row> ofPartition =
        rows -> {
          TreeMap<String, LevelCounts> levels = new TreeMap<>();
          while (rows.hasNext()) {
            Row row = rows.next();
            levels
                .computeIfAbsent(row.getString(0), level -> new LevelCounts())
                .add(row.getInt(1), new CountedTerms(row.getString(2)));
          }
          return levels.entrySet().stream()
              .flatMap(level -> level.getValue().rows(level.getKey()))
              .iterator();
        };
    return reports
        .select(Columns.LEVEL.col(), Columns.YEAR.col(), col(CountedTerms.COLUMN))
        .mapPartitions(ofPartition, Encoders.row(SCHEMA))
        .groupBy(Columns.LEVEL.col(), Columns.TERM.col())
        .agg(
            sum(Terms.DOCUMENT_FREQUENCY.col()).as(Terms.DOCUMENT_FREQUENCY.name()),
            sum(Terms.COLLECTION_FREQUENCY.col()).as(Terms.COLLECTION_FREQUENCY.name()),
            min(Terms.FIRST_YEAR.col()).as(Terms.FIRST_YEAR.name()));
  }

  /** What the reports of one level in one partition have; grows with the vocabulary alone. */
  private static final class LevelCounts {
    private final TermNumbers numbers = new TermNumbers();
    private long[] documentFrequency = new long[numbers.capacity()];
    private long[] collectionFrequency = new long[numbers.capacity()];
    private int[] firstYear = new int[numbers.capacity()];

    /** Takes the terms of one report, each of them once. */
    void add(int year, CountedTerms terms) {
      while (terms.next()) {
        int known = numbers.size();
        int term = terms.addedTo(numbers);
        if (term >= documentFrequency.length) {
          documentFrequency = Arrays.copyOf(documentFrequency, numbers.capacity());
          collectionFrequency = Arrays.copyOf(collectionFrequency, numbers.capacity());
          firstYear = Arrays.copyOf(firstYear, numbers.capacity());
        }
        documentFrequency[term]++;
        collectionFrequency[term] += terms.number();
        firstYear[term] = term == known ? year : Math.min(firstYear[term], year);
      }
    }

    Stream<Row> rows(String level) {
      return IntStream.range(0, numbers.size())
          .mapToObj(
              term ->
                  RowFactory.create(
                      level,
                      numbers.term(term),
                      documentFrequency[term],
                      collectionFrequency[term],
                      firstYear[term]));
    }
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
