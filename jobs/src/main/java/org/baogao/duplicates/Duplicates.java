package org.baogao.duplicates;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.zip_with;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;

/**
 * Finds the reports that are the same report from another source.
 *
 * <p>Candidates share a band of their MinHash signatures (locality-sensitive hashing: Leskovec,
 * Rajaraman and Ullman, Mining of Massive Datasets, chapter 3) and are compared with the best
 * report of the band only, so that a thousand copies give a thousand comparisons. Best is the
 * report with the fewest damaged sentences, then the most characters, then the smallest {@code
 * report_id}; it is the one that is counted.
 */
public final class Duplicates {
  /**
   * From which estimated Jaccard similarity of their shingles on two reports are one. Reports of
   * one government in successive years stay below 0.3.
   */
  public static final double SAME_REPORT_SIMILARITY = 0.8;

  /** 32 bands of 4 miss a pair of similarity 0.8 once in ten million. */
  private static final int ROWS_OF_A_BAND = 4;

  private static final int BANDS = MinHash.LENGTH / ROWS_OF_A_BAND;

  private Duplicates() {}

  /**
   * The duplicates among the reports.
   *
   * @param reports {@code report_id, damaged_sentences, chars_clean, signature}
   * @return {@code report_id, duplicate_of}, one row per duplicate; {@code duplicate_of} is itself
   *     no duplicate
   */
  public static Dataset<Row> find(Dataset<Row> reports) {
    Dataset<Row> ranked =
        reports.select(
            struct(
                    Reports.DAMAGED_SENTENCES.col(),
                    Reports.CHARS_CLEAN.col().multiply(-1).as("fewer_chars"),
                    Columns.REPORT_ID.col())
                .as("member"),
            col("signature"));
    // The few pairs are kept, so that following them does not find them again at every step.
    Dataset<Row> linked = best(pairs(ranked)).localCheckpoint();
    // A chain of copies, each like the next only, is followed to its end in doubling steps.
    return followed(followed(followed(linked)));
  }

  private static Dataset<Row> pairs(Dataset<Row> ranked) {
    Dataset<Row> banded =
        ranked.select(
            col("member"), col("signature"), explode(sequence(lit(0), lit(BANDS - 1))).as("band"));
    Column key =
        xxhash64(
            col("band"),
            slice(
                col("signature"),
                col("band").multiply(ROWS_OF_A_BAND).plus(1),
                lit(ROWS_OF_A_BAND)));
    Dataset<Row> keyed = banded.select(col("member"), key.as("bucket"));
    Dataset<Row> leaders = keyed.groupBy("bucket").agg(min("member").as("leader"));
    Dataset<Row> candidates =
        keyed
            .join(leaders, "bucket")
            .where(col("member").notEqual(col("leader")))
            .select("member", "leader")
            .distinct();
    Dataset<Row> left = ranked.select(col("member"), col("signature").as("member_signature"));
    Dataset<Row> right =
        ranked.select(col("member").as("leader"), col("signature").as("leader_signature"));
    return candidates
        .join(left, "member")
        .join(right, "leader")
        .where(
            similarity(col("member_signature"), col("leader_signature"))
                .geq(SAME_REPORT_SIMILARITY))
        .select("member", "leader");
  }

  /** The part of equal places in two signatures. */
  static Column similarity(Column left, Column right) {
    Column equal = zip_with(left, right, (a, b) -> when(a.equalTo(b), 1).otherwise(0));
    return aggregate(equal, lit(0), (sum, one) -> sum.plus(one)).divide(lit(MinHash.LENGTH));
  }

  private static Dataset<Row> best(Dataset<Row> pairs) {
    return pairs
        .groupBy("member")
        .agg(min("leader").as("leader"))
        .select(
            col("member.report_id").as(Columns.REPORT_ID.name()),
            col("leader.report_id").as(Reports.DUPLICATE_OF.name()));
  }

  private static Dataset<Row> followed(Dataset<Row> linked) {
    Dataset<Row> next =
        linked.select(Columns.REPORT_ID.col().as("via"), Reports.DUPLICATE_OF.col().as("further"));
    return linked
        .join(next, Reports.DUPLICATE_OF.col().equalTo(col("via")), "left")
        .select(
            Columns.REPORT_ID.col(),
            coalesce(col("further"), Reports.DUPLICATE_OF.col()).as(Reports.DUPLICATE_OF.name()));
  }
}
