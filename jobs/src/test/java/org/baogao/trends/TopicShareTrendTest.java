package org.baogao.trends;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
class TopicShareTrendTest {

  @Test
  void sharesAreCharactersOverCharacters(SparkSession spark) {
    Map<String, Row> shares = shares(spark);

    assertThat(share(shares, "2022 plan waste")).isEqualTo(0.25);
    assertThat(share(shares, "2022 plan housing")).isEqualTo(0.75);
    assertThat(share(shares, "2022 all waste")).isCloseTo(90 / 300.0, within(1e-15));
    assertThat(shares.get("2022 all waste").<Long>getAs("sentences")).isEqualTo(3);
  }

  @Test
  void aTopicWithoutASentenceHasAShareOfZeroAndAnUpperEnd(SparkSession spark) {
    Row absent = shares(spark).get("2022 plan sports");

    assertThat(absent.<Double>getAs("share")).isZero();
    assertThat(absent.<Double>getAs("share_low")).isZero();
    assertThat(absent.<Double>getAs("share_high")).isBetween(0.3, 1.0);
  }

  @Test
  void theIntervalIsWilsonsOverTheObservationsOfTheTopic(SparkSession spark) {
    Row waste = shares(spark).get("2022 plan waste");
    double e = 0.25;
    double v = 2.0 * (50 * 50 - 2 * e * (50 * 100) + e * e * 20_000) / (200.0 * 200.0);
    // Waste and housing, each with b = 0.1875 and v = 0.0625, in two equal paragraphs.
    double pooled = (0.125 + 2 * 0.375 / 2) / (1 + 2);
    double all = 0.375 / pooled;
    double n = (all * 0.1875 + 5) / (all * v + 5 / all);
    double z = 1.959963984540054;
    double center = (e + z * z / (2 * n)) / (1 + z * z / n);
    double spread = z * Math.sqrt(e * (1 - e) / n + z * z / (4 * n * n)) / (1 + z * z / n);

    assertThat(n).isGreaterThan(1);
    assertThat(waste.<Double>getAs("share_low")).isCloseTo(center - spread, within(1e-12));
    assertThat(waste.<Double>getAs("share_high")).isCloseTo(center + spread, within(1e-12));
  }

  @Test
  void oneParagraphIsHardlyMoreThanOneObservation(SparkSession spark) {
    Row waste = shares(spark).get("2022 review waste");
    double z = 1.959963984540054;
    double center = (0.4 + z * z / 2) / (1 + z * z);
    double spread = z * Math.sqrt(0.4 * 0.6 + z * z / 4) / (1 + z * z);

    assertThat(waste.<Double>getAs("share_low")).isCloseTo(center - spread, within(0.01));
    assertThat(waste.<Double>getAs("share_high")).isCloseTo(center + spread, within(0.01));
  }

  @Test
  void anAssignerThatErrsMoreHasWiderIntervals(SparkSession spark) {
    Row one = shares(spark, 1).get("2022 all waste");
    Row three = shares(spark, 30).get("2022 all waste");

    assertThat(three.<Double>getAs("share")).isEqualTo(one.<Double>getAs("share"));
    assertThat(three.<Double>getAs("share_low")).isLessThan(one.<Double>getAs("share_low"));
    assertThat(three.<Double>getAs("share_high")).isGreaterThan(one.<Double>getAs("share_high"));
  }

  @Test
  void everyChangeHasAQValueAndNothingElseHasOne(SparkSession spark) {
    for (Row row : shares(spark).values()) {
      boolean changed = row.getAs("share_change") != null;

      assertThat(row.<Double>getAs("share_change_q") != null).isEqualTo(changed);
      assertThat(row.<Boolean>getAs("share_change_significant") != null).isEqualTo(changed);
    }
    assertThat(shares(spark).get("2022 plan waste").<Double>getAs("share_change_q"))
        .isBetween(0.05, 1.0);
    assertThat(shares(spark).get("2022 plan waste").<Boolean>getAs("share_change_significant"))
        .isFalse();
  }

  @Test
  void theChangeIsAgainstTheYearBeforeAndNullWithoutOne(SparkSession spark) {
    Map<String, Row> shares = shares(spark);

    assertThat(shares.get("2022 plan waste").<Double>getAs("share_change"))
        .isCloseTo(0.25 - 1.0, within(1e-15));
    assertThat(shares.get("2021 plan waste").<Double>getAs("share_change")).isNull();
  }

  @Test
  void whatBoreTheCodeBeforeIsNoPast(SparkSession spark) {
    assertThat(shares(spark).get("2023 plan waste").<Double>getAs("share_change")).isNull();
  }

  /** 2022 has a plan of two paragraphs and a review of one; 2023 is another place's. */
  private static Map<String, Row> shares(SparkSession spark) {
    return shares(spark, 1);
  }

  private static Map<String, Row> shares(SparkSession spark, double dispersion) {
    Dataset<Row> blocks =
        Rows.of(
            spark,
            "region_code string, place_since int, region_name string, level string, year int,"
                + " section string, topic_id string, sentences int, chars int, block_chars int, block_count int,"
                + " expected_millichars long, squared_millichars long",
            """
            1,0,甲,district,2022,plan,waste,2,50,100,1,50000,0
            1,0,甲,district,2022,plan,housing,1,50,100,0,50000,0
            1,0,甲,district,2022,plan,housing,3,100,100,1,100000,0
            1,0,甲,district,2022,review,waste,1,40,100,1,40000,960000
            1,0,甲,district,2022,review,housing,1,60,100,0,60000,960000
            1,0,甲,district,2021,plan,waste,1,10,10,1,10000,0
            1,2023,丙,district,2023,plan,waste,1,10,10,1,10000,0
            """);
    Dataset<Row> reports =
        blocks
            .groupBy("region_code", "place_since", "region_name", "level", "year")
            .agg(
                collect_list(
                        struct(
                            "section",
                            "topic_id",
                            "sentences",
                            "chars",
                            "block_chars",
                            "block_count",
                            "expected_millichars",
                            "squared_millichars"))
                    .as("blocks"))
            .coalesce(1)
            .sortWithinPartitions("region_code", "year");
    List<String> topics = List.of("waste", "housing", "sports");
    Map<String, Row> shares = new TreeMap<>();
    for (Row row :
        TopicShareTrend.withQValues(TopicShareTrend.of(reports, topics, dispersion))
            .collectAsList()) {
      shares.put(
          row.<Integer>getAs("year") + " " + row.getAs("section") + " " + row.getAs("topic_id"),
          row);
    }
    return shares;
  }

  private static double share(Map<String, Row> shares, String key) {
    return shares.get(key).<Double>getAs("share");
  }
}
