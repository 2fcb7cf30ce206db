package org.baogao.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.baogao.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class DuplicatesTest {

  @Test
  void theCopyWithLessDamageAndMoreTextCounts(SparkSession spark) {
    assertThat(
            find(
                spark,
                report("a", 3, 9_000, places(0, 0)),
                report("b", 0, 8_000, places(0, 10)),
                report("c", 0, 8_500, places(0, 5)),
                report("d", 0, 8_500, places(1, 0))))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "c", "b", "c"));
  }

  @Test
  void ofEqualCopiesTheSmallestIdCounts(SparkSession spark) {
    assertThat(find(spark, report("b", 0, 100, places(0, 0)), report("a", 0, 100, places(0, 0))))
        .containsExactlyEntriesOf(Map.of("b", "a"));
  }

  @Test
  void aChainOfCopiesEndsAtOneReport(SparkSession spark) {
    // Each differs from the next in 20 of 128 places, so the first and the last in 40.
    assertThat(
            find(
                spark,
                report("a", 0, 300, places(0, 0)),
                report("b", 0, 200, places(0, 20)),
                report("c", 0, 100, places(0, 40))))
        .containsEntry("b", "a")
        .containsEntry("c", "a");
  }

  @Test
  void aLongChainOfCopiesEndsAtOneReport(SparkSession spark) {
    // Each differs from the next in 20 places, other ones each time.
    int[] places = places(0, 0);
    Row[] reports = new Row[12];
    for (int i = 0; i < reports.length; i++) {
      reports[i] = report("r%02d".formatted(i), 0, 1_000 - i, places.clone());
      for (int place = 20 * i; place < 20 * (i + 1); place++) {
        places[place % places.length] = 2_000_000 + place;
      }
    }

    assertThat(find(spark, reports)).hasSize(11).containsValue("r00").containsEntry("r11", "r00");
    assertThat(find(spark, reports).values()).containsOnly("r00");
  }

  @Test
  void equalCopiesMeetThoughBetterReportsHoldTheirBands(SparkSession spark) {
    int[] ends = places(0, 0);
    Arrays.fill(ends, 88, 128, 7);
    assertThat(
            find(
                spark,
                report("a", 0, 300, places(0, 40)),
                report("b", 0, 200, ends),
                report("c", 0, 100, places(0, 0)),
                report("d", 0, 100, places(0, 0))))
        .containsExactlyEntriesOf(Map.of("d", "c"));
  }

  @Test
  void halfAReportIsNoCopy(SparkSession spark) {
    assertThat(find(spark, report("a", 0, 100, places(0, 0)), report("b", 0, 100, places(0, 64))))
        .isEmpty();
  }

  /** A signature of a kind, whose first places are of another one. */
  private static int[] places(int kind, int others) {
    int[] places = new int[MinHash.LENGTH];
    Arrays.setAll(places, place -> kind * 10_000 + place);
    for (int place = 0; place < others; place++) {
      places[place] = 1_000_000 + place;
    }
    return places;
  }

  private static Row report(String id, int damaged, long chars, int[] signature) {
    return RowFactory.create(id, damaged, chars, signature);
  }

  private static Map<String, String> find(SparkSession spark, Row... reports) {
    StructType schema =
        StructType.fromDDL(
            "report_id string, damaged_sentences int, chars_clean long, signature array<int>");
    List<Row> rows = new ArrayList<>(List.of(reports));
    Map<String, String> duplicates = new TreeMap<>();
    for (Row row : Duplicates.find(spark.createDataFrame(rows, schema)).collectAsList()) {
      duplicates.put(row.getString(0), row.getString(1));
    }
    return duplicates;
  }
}
