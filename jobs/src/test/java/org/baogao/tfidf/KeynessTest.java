package org.baogao.tfidf;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.Rows;
import org.baogao.SparkExtension;
import org.baogao.terms.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class KeynessTest {

  @Test
  void aTermThatOnlyOneRegionUsesStandsOutThere(SparkSession spark) {
    Map<String, Row> cells = ranked(spark);

    double typical = z(cells, "甲 垃圾分类");
    double common = z(cells, "甲 教育");

    assertThat(typical).isGreaterThan(1.96);
    assertThat(common).isLessThan(0);
  }

  @Test
  void theScoreIsTheFormulaOfThePaper(SparkSession spark) {
    Map<String, Row> cells = ranked(spark);
    double prior = Keyness.PRIOR_WORDS * 3200 / 9200;
    double own = (3000 + prior) / (5000 + Keyness.PRIOR_WORDS - 3000 - prior);
    double other = (200 + prior) / (4200 + Keyness.PRIOR_WORDS - 200 - prior);
    double variance = 1 / (3000 + prior) + 1 / (200 + prior);

    assertThat(z(cells, "甲 垃圾分类"))
        .isCloseTo((Math.log(own) - Math.log(other)) / Math.sqrt(variance), within(1e-12));
  }

  @Test
  void theRankIsByTfidfInEveryCell(SparkSession spark) {
    Map<String, Row> cells = ranked(spark);

    // 垃圾分类 is in all three reports, so its idf is 0.
    assertThat(cells.get("甲 垃圾分类").<Double>getAs("tfidf")).isZero();
    assertThat(cells.get("甲 教育").<Double>getAs("tfidf"))
        .isCloseTo(2000 * Math.log(4.0 / 3), within(1e-9));
    assertThat(cells.get("甲 教育").<Integer>getAs("rank")).isEqualTo(1);
    assertThat(cells.get("甲 垃圾分类").<Integer>getAs("rank")).isEqualTo(2);
  }

  @Test
  void twoReportsOfOneYearAreOneCell(SparkSession spark) {
    assertThat(ranked(spark).get("甲 垃圾分类").<Long>getAs("tf")).isEqualTo(3000);
  }

  private static Map<String, Row> ranked(SparkSession spark) {
    Dataset<Row> counts =
        Rows.of(
            spark,
            "report_id string, region_code string, region_name string, level string, year int,"
                + " term string, tf long",
            """
            a,1,甲,district,2022,垃圾分类,2000
            b,1,甲,district,2022,垃圾分类,1000
            b,1,甲,district,2022,教育,2000
            c,2,乙,district,2022,垃圾分类,200
            c,2,乙,district,2022,教育,4000
            """);
    Dataset<Row> reports =
        counts
            .groupBy("report_id", "region_code", "region_name", "level", "year")
            .agg(collect_list(struct("term", "tf")).as("term_counts"))
            .coalesce(1)
            .sortWithinPartitions("region_code", "year", "report_id");
    Dataset<Row> levelTerms = Vocabulary.byLevel(counts);
    WordStatistics words = WordStatistics.of(Vocabulary.of(levelTerms, 3), levelTerms);
    Map<String, Row> cells = new TreeMap<>();
    for (Row row :
        Keyness.rank(
                reports, JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(words))
            .collectAsList()) {
      cells.put(row.getAs("region_name") + " " + row.getAs("term"), row);
    }
    return cells;
  }

  private static double z(Map<String, Row> cells, String key) {
    return cells.get(key).<Double>getAs("log_odds_z");
  }
}
