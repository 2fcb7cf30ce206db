package org.baogao.tfidf;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.Rows;
import org.baogao.SparkExtension;
import org.baogao.terms.CountedTerms;
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

  @Test
  void thePastIsAllEarlierYearsOfTheRegionTogether(SparkSession spark) {
    Map<String, Row> cells = ranked(spark, HISTORY);
    double prior = Keyness.PRIOR_WORDS * 460 / 3360;
    double own = (300 + prior) / (500 + Keyness.PRIOR_WORDS - 300 - prior);
    double past = (60 + prior) / (1060 + Keyness.PRIOR_WORDS - 60 - prior);
    double variance = 1 / (300 + prior) + 1 / (60 + prior);

    assertThat(cells.get("甲 2022 疫情").<Double>getAs("log_odds_z_past"))
        .isCloseTo((Math.log(own) - Math.log(past)) / Math.sqrt(variance), within(1e-12));
  }

  @Test
  void aRegionHasNoPastInItsFirstYearAndNoneOfItsNeighbours(SparkSession spark) {
    Map<String, Row> cells = ranked(spark, HISTORY);

    assertThat(cells.get("甲 2015 教育").<Double>getAs("log_odds_z_past")).isNull();
    assertThat(cells.get("乙 2022 教育").<Double>getAs("log_odds_z_past")).isNull();
  }

  @Test
  void whatBoreTheCodeBeforeIsNoPast(SparkSession spark) {
    Map<String, Row> cells = ranked(spark, HISTORY + "f,1,丙,district,2023,教育,500\n");

    assertThat(cells.get("丙 2023 教育").<Double>getAs("log_odds_z_past")).isNull();
  }

  @Test
  void aLevelWithoutWordsHasNoRows(SparkSession spark) {
    String wordless = "z,9,国,nation,2022,,0\n";

    assertThat(ranked(spark, HISTORY + wordless)).isEqualTo(ranked(spark, HISTORY));
  }

  @Test
  void aTermIsKeptForItsPastAlone(SparkSession spark) {
    // 疫情 is as frequent in both regions and in every report, so only the past makes it stand out.
    StringBuilder lines = new StringBuilder("a,1,甲,district,2021,教育,100000\n");
    for (int i = 0; i < Keyness.TERMS_KEPT + 10; i++) {
      lines.append("b,1,甲,district,2022,甲词%04d,50%n".formatted(i));
      lines.append("a,1,甲,district,2021,甲词%04d,50%n".formatted(i));
    }
    lines.append("b,1,甲,district,2022,疫情,100\na,1,甲,district,2021,疫情,1\n");
    lines.append("c,2,乙,district,2022,疫情,100000\n");

    assertThat(ranked(spark, lines.toString())).containsKey("甲 2022 疫情");
  }

  @Test
  void theOrderOfReportsChangesNothing(SparkSession spark) {
    List<String> lines = new ArrayList<>(HISTORY.lines().toList());
    Map<String, Row> forward = ranked(spark, HISTORY);
    Collections.reverse(lines);

    assertThat(ranked(spark, String.join("\n", lines))).isEqualTo(forward);
  }

  private static final String HISTORY =
      """
      a,1,甲,district,2015,教育,500
      a,1,甲,district,2015,疫情,20
      b,1,甲,district,2020,教育,300
      c,1,甲,district,2020,教育,200
      c,1,甲,district,2020,疫情,40
      d,1,甲,district,2022,疫情,300
      d,1,甲,district,2022,教育,200
      e,2,乙,district,2022,疫情,100
      e,2,乙,district,2022,教育,1700
      """;

  private static Map<String, Row> ranked(SparkSession spark) {
    Map<String, Row> cells = new TreeMap<>();
    ranked(
            spark,
            """
            a,1,甲,district,2022,垃圾分类,2000
            b,1,甲,district,2022,垃圾分类,1000
            b,1,甲,district,2022,教育,2000
            c,2,乙,district,2022,垃圾分类,200
            c,2,乙,district,2022,教育,4000
            """)
        .forEach((cell, row) -> cells.put(cell.replace(" 2022", ""), row));
    return cells;
  }

  private static Map<String, Row> ranked(SparkSession spark, String lines) {
    Dataset<Row> counts =
        Rows.of(
            spark,
            "report_id string, region_code string, region_name string, level string, year int,"
                + " term string, tf long",
            lines);
    Dataset<Row> reports =
        counts
            .withColumn("place_since", expr("IF(region_name = '丙', 2023, 0)"))
            .groupBy("report_id", "region_code", "place_since", "region_name", "level", "year")
            .agg(
                concat_ws(
                        "",
                        collect_list(
                            when(
                                col("tf").gt(0), concat_ws("\n", col("term"), col("tf"), lit("")))))
                    .as(CountedTerms.COLUMN))
            .coalesce(1)
            .sortWithinPartitions("region_code", "year", "report_id");
    Dataset<Row> levelTerms = Vocabulary.byLevel(reports);
    WordStatistics words = WordStatistics.of(Vocabulary.of(levelTerms, 3), levelTerms);
    Map<String, Row> cells = new TreeMap<>();
    for (Row row :
        Keyness.rank(
                reports, JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(words))
            .collectAsList()) {
      cells.put(row.getAs("region_name") + " " + row.getAs("year") + " " + row.getAs("term"), row);
    }
    return cells;
  }

  private static double z(Map<String, Row> cells, String key) {
    return cells.get(key).<Double>getAs("log_odds_z");
  }
}
