package org.baogao.tfidf;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.baogao.contract.Columns;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Terms;

/**
 * Builds the table {@code region_year_terms}: which words a region used in a year more than the
 * other regions of its level did.
 */
public final class Keyness {
  /** How many terms a region and year keep by each of the two measures. */
  public static final int TERMS_KEPT = 300;

  /**
   * The size of the prior in words, α0: about a tenth of the words of a report, so that a report of
   * usual length outweighs it and a word or two do not.
   */
  public static final double PRIOR_WORDS = 1_000;

  private Keyness() {}

  /**
   * The most typical terms of each region and year.
   *
   * @param counts {@code region_code, region_name, level, year, term, tf}, one row per report and
   *     term
   * @param terms the vocabulary with {@code collection_frequency} and {@code idf}
   */
  public static Dataset<Row> rank(Dataset<Row> counts, Dataset<Row> terms) {
    Column tf = RegionYearTerms.TF.col();
    Dataset<Row> cells =
        counts
            .groupBy(Columns.REGION_CODE.col(), Columns.YEAR.col(), Columns.TERM.col())
            .agg(
                first(Columns.REGION_NAME.col()).as(Columns.REGION_NAME.name()),
                first(Columns.LEVEL.col()).as(Columns.LEVEL.name()),
                sum(tf).as(RegionYearTerms.TF.name()));
    Dataset<Row> levelTerms =
        counts.groupBy(Columns.LEVEL.col(), Columns.TERM.col()).agg(sum(tf).as("level_tf"));
    Dataset<Row> levelSizes = counts.groupBy(Columns.LEVEL.col()).agg(sum(tf).as("level_words"));
    Dataset<Row> cellSizes =
        counts.groupBy(Columns.REGION_CODE.col(), Columns.YEAR.col()).agg(sum(tf).as("cell_words"));
    Dataset<Row> corpus = counts.agg(sum(tf).as("all_words"));
    Dataset<Row> weighed =
        cells
            .join(terms, Columns.TERM.name())
            .join(levelTerms, new String[] {Columns.LEVEL.name(), Columns.TERM.name()})
            .join(broadcast(levelSizes), Columns.LEVEL.name())
            .join(
                broadcast(cellSizes),
                new String[] {Columns.REGION_CODE.name(), Columns.YEAR.name()})
            .crossJoin(broadcast(corpus))
            .withColumn(RegionYearTerms.TFIDF.name(), tf.multiply(Terms.IDF.col()))
            .withColumn(
                RegionYearTerms.LOG_ODDS_Z.name(),
                logOddsZ(
                    tf,
                    col("cell_words"),
                    col("level_tf").minus(tf),
                    col("level_words").minus(col("cell_words")),
                    Terms.COLLECTION_FREQUENCY.col().divide(col("all_words"))));
    WindowSpec cell = Window.partitionBy(Columns.REGION_CODE.col(), Columns.YEAR.col());
    return weighed
        .withColumn(
            Columns.RANK.name(),
            row_number().over(cell.orderBy(RegionYearTerms.TFIDF.col().desc(), Columns.TERM.col())))
        .withColumn(
            "rank_by_z",
            row_number()
                .over(cell.orderBy(RegionYearTerms.LOG_ODDS_Z.col().desc(), Columns.TERM.col())))
        .where(Columns.RANK.col().leq(TERMS_KEPT).or(col("rank_by_z").leq(TERMS_KEPT)));
  }

  /**
   * The z-score of the log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and
   * Quinn (2008), Fightin' Words, equations 16, 18, 20 and 22.
   *
   * <pre>
   *   α  = PRIOR_WORDS · frequency
   *   δ  = ln((y + α) / (n + α0 - y - α)) - ln((y' + α) / (n' + α0 - y' - α))
   *   z  = δ / sqrt(1 / (y + α) + 1 / (y' + α))
   * </pre>
   *
   * @param count y, occurrences of the term in the cell
   * @param words n, occurrences of all terms in the cell
   * @param otherCount y', occurrences of the term in the cells it is compared with
   * @param otherWords n', occurrences of all terms there
   * @param frequency the term's part of all words of the release, in (0, 1]
   */
  static Column logOddsZ(
      Column count, Column words, Column otherCount, Column otherWords, Column frequency) {
    Column prior = frequency.multiply(PRIOR_WORDS);
    Column odds = odds(count, words, prior);
    Column otherOdds = odds(otherCount, otherWords, prior);
    Column variance =
        lit(1.0).divide(count.plus(prior)).plus(lit(1.0).divide(otherCount.plus(prior)));
    return log(odds).minus(log(otherOdds)).divide(sqrt(variance));
  }

  private static Column odds(Column count, Column words, Column prior) {
    return count.plus(prior).divide(words.plus(PRIOR_WORDS).minus(count).minus(prior));
  }
}
