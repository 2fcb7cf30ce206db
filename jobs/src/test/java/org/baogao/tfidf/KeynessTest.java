package org.baogao.tfidf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.Rows;
import org.baogao.SparkExtension;
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
  void twoReportsOfOneYearAreOneCell(SparkSession spark) {
    assertThat(ranked(spark).get("甲 垃圾分类").<Long>getAs("tf")).isEqualTo(3000);
  }

  private static Map<String, Row> ranked(SparkSession spark) {
    Dataset<Row> counts =
        Rows.of(
            spark,
            "region_code string, region_name string, level string, year int, term string, tf long",
            """
            1,甲,district,2022,垃圾分类,2000
            1,甲,district,2022,垃圾分类,1000
            1,甲,district,2022,教育,2000
            2,乙,district,2022,垃圾分类,200
            2,乙,district,2022,教育,4000
            """);
    Dataset<Row> terms =
        Rows.of(
            spark,
            "term string, collection_frequency long, idf double",
            "垃圾分类,3200,0.5\n教育,6000,0.1");
    Map<String, Row> cells = new TreeMap<>();
    for (Row row : Keyness.rank(counts, terms).collectAsList()) {
      cells.put(row.getAs("region_name") + " " + row.getAs("term"), row);
    }
    return cells;
  }

  private static double z(Map<String, Row> cells, String key) {
    return cells.get(key).<Double>getAs("log_odds_z");
  }
}
