package org.baogao.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.baogao.SparkExtension;
import org.baogao.contract.ShareMovers;
import org.baogao.terms.TermSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class ShareMoverTrendTest {
  private static final StructType REPORTS =
      StructType.fromDDL(
          "report_id string, region_code string, place_since int, region_name string, level string,"
              + " year int, topic_parts array<struct<topic_id: string, paragraphs: array<int>,"
              + " paragraph_chars: array<int>, term_millichars: string>>");

  @Test
  void aTermContributesItsPartOfThisYearLessThatOfLastYear(SparkSession spark) {
    List<Row> movers = movers(spark, twoYears());

    // 垃圾 had 20 of 100 characters and has 70 of 200, 分类 had 10 and has none.
    assertThat(told(movers, "waste", "term"))
        .containsExactly(
            "1 named 垃圾 0.35 0.2",
            "2 named 分类 0.0 0.1",
            "3 wordless - 0.05 0.0",
            "4 rest - 0.0 0.0");
    assertThat(movers)
        .filteredOn(row -> row.getAs("topic_id").equals("waste"))
        .extracting(row -> row.<Double>getAs("share_change"))
        .containsOnly(0.4 - 0.3);
  }

  @Test
  void aParagraphContributesInOneYear(SparkSession spark) {
    assertThat(told(movers(spark, twoYears()), "waste", "paragraph"))
        .containsExactly(
            "1 named b/4 0.35 0.0",
            "2 named a/1 0.0 0.3",
            "3 named b/5 0.05 0.0",
            "4 rest - 0.0 0.0");
  }

  @Test
  void whatIsNotNamedGoesToTheRest(SparkSession spark) {
    int many = 3 * ShareMovers.NAMED_EACH_WAY;
    String terms =
        IntStream.range(0, many).mapToObj("词%02d"::formatted).collect(Collectors.joining("\n"));
    Long[] millichars =
        IntStream.range(0, many).mapToObj(i -> (i + 1) * 1_000L).toArray(Long[]::new);
    int chars = many * (many + 1) / 2;
    List<Row> movers =
        movers(
            spark,
            List.of(
                report(
                    "a", 2021, part("general", List.of(0), List.of(chars), "报告", chars * 1_000L)),
                report("b", 2022, part("waste", List.of(0), List.of(chars), terms, millichars))));

    List<Row> ofTerms =
        movers.stream()
            .filter(
                row -> row.getAs("topic_id").equals("waste") && row.getAs("unit").equals("term"))
            .toList();
    assertThat(ofTerms).hasSize(ShareMovers.NAMED_EACH_WAY + 1);
    assertThat(ofTerms.get(0).<String>getAs("term")).isEqualTo("词%02d".formatted(many - 1));
    assertThat(ofTerms.stream().mapToDouble(row -> row.<Double>getAs("contribution")).sum())
        .isCloseTo(1.0, within(1e-12));
    int named = IntStream.rangeClosed(many - 7, many).sum();
    assertThat(ofTerms.get(ShareMovers.NAMED_EACH_WAY).<Double>getAs("contribution"))
        .isCloseTo(1 - named / (double) chars, within(1e-12));
  }

  @Test
  void aWordOfEveryTopicIsNamedAfterOneOfThisTopic(SparkSession spark) {
    List<Row> movers = movers(spark, generalThenWaste("推进", "垃圾\n推进", 40_000L, 60_000L));

    // Of the characters of 推进, 60 in 160 lie in waste.
    assertThat(told(movers, "waste", "term"))
        .containsExactly("1 named 垃圾 0.4 0.0", "2 named 推进 0.6 0.0", "3 rest - 0.0 0.0");
  }

  @Test
  void equalMoversAreNamedInTheOrderOfTheirTerms(SparkSession spark) {
    List<String> terms = IntStream.range(0, 20).mapToObj("词%02d"::formatted).toList();
    Long[] millichars = terms.stream().map(term -> 5_000L).toArray(Long[]::new);
    List<Row> movers = movers(spark, generalThenWaste("报告", String.join("\n", terms), millichars));

    assertThat(told(movers, "waste", "term"))
        .containsExactly(
            Stream.concat(
                    IntStream.range(0, ShareMovers.NAMED_EACH_WAY)
                        .mapToObj(i -> "%d named 词%02d 0.05 0.0".formatted(i + 1, i)),
                    Stream.of("9 rest - 0.6 0.0"))
                .toArray(String[]::new));
  }

  @Test
  void aSmallChangeAndAGapBetweenYearsHaveNoRows(SparkSession spark) {
    Row before =
        report(
            "a",
            2021,
            part("general", List.of(0), List.of(900), "报告", 900_000L),
            part("waste", List.of(1), List.of(100), "垃圾", 100_000L));
    Row after =
        report(
            "b",
            2022,
            part("general", List.of(0), List.of(891), "报告", 891_000L),
            part("waste", List.of(1), List.of(109), "垃圾", 109_000L));
    Row later = report("c", 2024, part("waste", List.of(1), List.of(10), "垃圾", 10_000L));

    assertThat(movers(spark, List.of(before, after, later))).isEmpty();
  }

  @Test
  void whatBoreTheCodeBeforeIsNoPast(SparkSession spark) {
    Row before = report("a", 2021, part("waste", List.of(1), List.of(10), "垃圾", 10_000L));
    Row after =
        reportOfAPlace("b", 2022, 2022, part("general", List.of(0), List.of(90), "报告", 90_000L));

    assertThat(movers(spark, List.of(before, after))).isEmpty();
  }

  @Test
  void theOrderOfReportsOfAYearChangesNothing(SparkSession spark) {
    List<Row> reports = new ArrayList<>(twoYears());
    reports.add(report("c", 2022, part("waste", List.of(9), List.of(7), "垃圾", 7_000L)));
    List<Row> forward = movers(spark, reports);
    Collections.swap(reports, 1, 2);

    assertThat(movers(spark, reports)).isEqualTo(forward);
  }

  @Test
  void manyReportsOfAYearMoveTheShareAsOneDoesThatHoldsThemAll(SparkSession spark) {
    int many = 60;
    Row before = report("0", 2021, part("general", List.of(0), List.of(1), "报告", 1_000L));
    List<Row> apart = new ArrayList<>(List.of(before));
    Long[] together = new Long[20];
    Arrays.fill(together, 0L);
    int charsOfAll = 0;
    for (int i = 0; i < many; i++) {
      int chars = 1 + i / 7;
      charsOfAll += chars;
      String terms = "词%02d\n词%02d".formatted(i % 19, i % 19 + 1);
      together[i % 19] += chars * 400L;
      together[i % 19 + 1] += chars * 600L;
      Row part = part("waste", List.of(i), List.of(chars), terms, chars * 400L, chars * 600L);
      apart.add(report("r%02d".formatted(i), 2022, part));
    }
    String terms =
        IntStream.range(0, 20).mapToObj("词%02d"::formatted).collect(Collectors.joining("\n"));
    Row union = report("u", 2022, part("waste", List.of(0), List.of(charsOfAll), terms, together));

    assertThat(told(movers(spark, apart), "waste", "term"))
        .isEqualTo(told(movers(spark, List.of(before, union)), "waste", "term"))
        .hasSize(ShareMovers.NAMED_EACH_WAY + 1);
    List<Row> ofParagraphs =
        movers(spark, apart).stream()
            .filter(row -> row.getAs("topic_id").equals("waste"))
            .filter(row -> row.getAs("unit").equals("paragraph"))
            .toList();
    assertThat(ofParagraphs)
        .extracting(row -> row.<String>getAs("report_id"))
        .containsExactly("r56", "r57", "r58", "r59", "r49", "r50", "r51", "r52", null);
    assertThat(ofParagraphs.stream().mapToDouble(row -> row.<Double>getAs("share")).sum())
        .isCloseTo(1, within(1e-12));
  }

  /** Waste has 30 of 100 characters, and a year later 80 of 200. */
  private static List<Row> twoYears() {
    return List.of(
        report(
            "a",
            2021,
            part("general", List.of(0), List.of(70), "报告", 70_000L),
            part("waste", List.of(1), List.of(30), "分类\n垃圾", 10_000L, 20_000L)),
        report(
            "b",
            2022,
            part("general", List.of(0), List.of(120), "报告", 120_000L),
            part("waste", List.of(4, 5), List.of(70, 10), "\n垃圾", 10_000L, 70_000L)));
  }

  /** A year of 100 characters of {@code general}, and one of as many of {@code waste}. */
  private static List<Row> generalThenWaste(String first, String terms, Long... millis) {
    return List.of(
        report("a", 2021, part("general", List.of(0), List.of(100), first, 100_000L)),
        report("b", 2022, part("waste", List.of(0), List.of(100), terms, millis)));
  }

  private static Row report(String id, int year, Row... parts) {
    return reportOfAPlace(id, 0, year, parts);
  }

  private static Row reportOfAPlace(String id, int since, int year, Row... parts) {
    return RowFactory.create(id, "1", since, "甲", "district", year, Arrays.asList(parts));
  }

  private static Row part(
      String topic, List<Integer> paragraphs, List<Integer> chars, String terms, Long... millis) {
    TermSums sums = new TermSums();
    String[] keys = terms.split("\n", -1);
    for (int i = 0; i < keys.length; i++) {
      sums.add(keys[i], millis[i]);
    }
    return RowFactory.create(topic, paragraphs, chars, sums.text());
  }

  private static List<Row> movers(SparkSession spark, List<Row> reports) {
    return ShareMoverTrend.of(spark.createDataFrame(reports, REPORTS).coalesce(1)).collectAsList();
  }

  /** The movers of a topic and unit: rank, part, what it is, and both of its shares. */
  private static List<String> told(List<Row> movers, String topic, String unit) {
    return movers.stream()
        .filter(row -> row.getAs("topic_id").equals(topic) && row.getAs("unit").equals(unit))
        .map(
            row -> {
              String paragraph =
                  row.isNullAt(row.fieldIndex("report_id"))
                      ? "-"
                      : row.getAs("report_id") + "/" + row.<Integer>getAs("paragraph_no");
              String term = row.getAs("term");
              return "%d %s %s %s %s"
                  .formatted(
                      row.<Integer>getAs("rank"),
                      row.<String>getAs("part"),
                      term == null ? paragraph : term,
                      row.<Double>getAs("share"),
                      row.<Double>getAs("share_before"));
            })
        .toList();
  }
}
