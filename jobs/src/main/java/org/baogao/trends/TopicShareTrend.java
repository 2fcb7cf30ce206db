package org.baogao.trends;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.baogao.contract.Columns;
import org.baogao.contract.TopicShares;

/**
 * Builds the table {@code topic_shares}.
 *
 * <p>With paragraphs p as blocks, x the characters of a paragraph and y those of the topic in it,
 * the share is the ratio {@code s = Σy / Σx} and its variance by linearization (Cochran, Sampling
 * Techniques, 1977, section 2.11)
 *
 * <pre>
 *   v = m / (m - 1) · (Σy² - 2sΣxy + s²Σx²) / (Σx)²
 * </pre>
 *
 * over m paragraphs. The interval is Wilson's score interval with {@code n = s(1 - s) / v}
 * effective observations; where v is 0 (the topic has no sentence, or all of them) {@code n = (Σx)²
 * / Σx²} (Kish). All sums are of whole numbers, so they are the same in any order. The interval
 * says how much the share would vary had the report drawn its paragraphs anew; it does not know the
 * errors of the topic assignment.
 */
public final class TopicShareTrend {
  /** The quantile of the normal distribution for 95 %. */
  private static final double Z = 1.959963984540054;

  private TopicShareTrend() {}

  /**
   * The share of every topic in every region, year and section that has a sentence.
   *
   * @param blocks {@code region_code, region_name, level, year} and the fields of {@code
   *     Documents.BLOCKS}
   * @param topics the topics, with {@code topic_id}
   */
  public static Dataset<Row> of(Dataset<Row> blocks, Dataset<Row> topics) {
    Dataset<Row> cells = cells(blocks);
    Dataset<Row> totals = totals(cells);
    Dataset<Row> grid = totals.crossJoin(broadcast(topics.select(Columns.TOPIC_ID.col())));
    Dataset<Row> shares =
        grid.join(
                cells.select(
                    Columns.REGION_CODE.col(),
                    Columns.YEAR.col(),
                    Columns.SECTION.col(),
                    Columns.TOPIC_ID.col(),
                    Columns.SENTENCES.col(),
                    TopicShares.CHARS.col(),
                    col("yy"),
                    col("xy")),
                new String[] {"region_code", "year", "section", "topic_id"},
                "left")
            .withColumn("sentences", coalesce(Columns.SENTENCES.col(), lit(0L)))
            .withColumn("chars", coalesce(TopicShares.CHARS.col(), lit(0L)))
            .withColumn("yy", coalesce(col("yy"), lit(0L)))
            .withColumn("xy", coalesce(col("xy"), lit(0L)))
            .withColumn("share", TopicShares.CHARS.col().divide(col("x")))
            .withColumn("n", effectiveObservations());
    return ranked(withChange(shares.withColumns(intervals())));
  }

  private static Dataset<Row> cells(Dataset<Row> blocks) {
    Column sectionAndAll = array(Columns.SECTION.col(), lit(Columns.ALL_SECTIONS));
    Column chars = TopicShares.CHARS.col();
    return blocks
        .withColumn(Columns.SECTION.name(), explode(sectionAndAll))
        .groupBy(
            Columns.REGION_CODE.col(),
            Columns.YEAR.col(),
            Columns.SECTION.col(),
            Columns.TOPIC_ID.col())
        .agg(
            first(Columns.REGION_NAME.col()).as(Columns.REGION_NAME.name()),
            first(Columns.LEVEL.col()).as(Columns.LEVEL.name()),
            sum(Columns.SENTENCES.col()).as(Columns.SENTENCES.name()),
            sum(chars).as(TopicShares.CHARS.name()),
            sum(chars.cast("long").multiply(chars)).as("yy"),
            sum(chars.cast("long").multiply(col("block_chars"))).as("xy"),
            sum(col("block_count")).as("blocks"));
  }

  /** The topics of a paragraph share its characters, so that Σx = Σy and Σx² = Σxy over topics. */
  private static Dataset<Row> totals(Dataset<Row> cells) {
    return cells
        .groupBy(Columns.REGION_CODE.col(), Columns.YEAR.col(), Columns.SECTION.col())
        .agg(
            first(Columns.REGION_NAME.col()).as(Columns.REGION_NAME.name()),
            first(Columns.LEVEL.col()).as(Columns.LEVEL.name()),
            sum(TopicShares.CHARS.col()).as("x"),
            sum(col("xy")).as("xx"),
            sum(col("blocks")).as("m"));
  }

  private static Column effectiveObservations() {
    Column share = TopicShares.SHARE.col();
    Column total = col("x").cast("double");
    Column kish = total.multiply(total).divide(col("xx"));
    Column residual =
        col("yy")
            .minus(share.multiply(2.0).multiply(col("xy")))
            .plus(share.multiply(share).multiply(col("xx")));
    Column variance =
        residual
            .divide(total.multiply(total))
            .multiply(col("m").divide(greatest(col("m").minus(1), lit(1))));
    Column observations = share.multiply(lit(1.0).minus(share)).divide(variance);
    // With one paragraph there is no variation to learn from: it counts as one observation.
    return when(col("m").equalTo(1), 1.0)
        .when(
            share.gt(0.0).and(share.lt(1.0)).and(variance.gt(0.0)),
            greatest(observations, lit(1.0)))
        .otherwise(kish);
  }

  private static java.util.Map<String, Column> intervals() {
    Column share = TopicShares.SHARE.col();
    Column n = col("n");
    Column center = share.plus(lit(Z * Z / 2.0).divide(n));
    Column spread =
        sqrt(share
                .multiply(lit(1.0).minus(share))
                .divide(n)
                .plus(lit(Z * Z / 4.0).divide(n.multiply(n))))
            .multiply(Z);
    Column scale = lit(1.0).plus(lit(Z * Z).divide(n));
    // Rounding may put an end a little beyond the share itself where the share is 0 or 1.
    return java.util.Map.of(
        TopicShares.SHARE_LOW.name(),
        least(greatest(center.minus(spread).divide(scale), lit(0.0)), share),
        TopicShares.SHARE_HIGH.name(),
        greatest(least(center.plus(spread).divide(scale), lit(1.0)), share));
  }

  private static Dataset<Row> withChange(Dataset<Row> shares) {
    Dataset<Row> before =
        shares.select(
            Columns.REGION_CODE.col(),
            Columns.YEAR.col().plus(1).as(Columns.YEAR.name()),
            Columns.SECTION.col(),
            Columns.TOPIC_ID.col(),
            TopicShares.SHARE.col().as("share_before"));
    return shares
        .join(before, new String[] {"region_code", "year", "section", "topic_id"}, "left")
        .withColumn(
            TopicShares.SHARE_CHANGE.name(), TopicShares.SHARE.col().minus(col("share_before")));
  }

  private static Dataset<Row> ranked(Dataset<Row> shares) {
    return shares.withColumn(
        Columns.RANK.name(),
        row_number()
            .over(
                Window.partitionBy(
                        Columns.REGION_CODE.col(), Columns.YEAR.col(), Columns.SECTION.col())
                    .orderBy(TopicShares.SHARE.col().desc(), Columns.TOPIC_ID.col())));
  }
}
