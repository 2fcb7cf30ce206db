package org.baogao.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.Clusters;
import org.baogao.contract.Passages;
import org.baogao.table.TableStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class CrosswalkTest {

  @Test
  void everyCharacterOfBothReleasesIsAccountedFor(SparkSession spark, @TempDir Path folder) {
    TableStore previous =
        release(
            spark,
            folder.resolve("previous"),
            Map.of(
                "kept 0", "c01 100", "moved 0", "c01 50", "gone 0", "c02 30", "cut 0", "c00 70"));
    previous.write(
        ClusterCrosswalk.TABLE,
        spark.createDataFrame(
            List.of(RowFactory.create(1, "c03", "c01", 0L, 0L)), ClusterCrosswalk.TABLE.schema()));
    TableStore current =
        release(
            spark,
            folder.resolve("current"),
            Map.of("kept 0", "c01 100", "moved 0", "c04 50", "new 0", "c04 40", "cut 0", "c00 71"));

    List<Row> rows = Crosswalk.between(previous, current);

    assertThat(rows)
        .extracting(Row::toString)
        .containsExactly(
            "[1,c00,null,70,0]",
            "[2,c01,c01,100,100]",
            "[3,c01,c04,50,50]",
            "[4,c02,null,30,0]",
            "[5,c03,null,0,0]",
            "[6,null,c00,0,71]",
            "[7,null,c04,0,40]");
    assertThat(Crosswalk.clustersNotConserved(rows, previous)).isZero();
    assertThat(Crosswalk.clustersNotConserved(rows.subList(0, 3), previous)).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherNameHoldsTheSamePassages(SparkSession spark, @TempDir Path folder) {
    TableStore previous =
        release(
            spark,
            folder.resolve("previous"),
            Map.of(
                "110000-2020-content1-name1 0",
                "c01 100",
                "110000-2020-content2-name2 0",
                "c01 7"));
    previous.write(
        ClusterCrosswalk.TABLE, spark.createDataFrame(List.of(), ClusterCrosswalk.TABLE.schema()));
    TableStore current =
        release(
            spark,
            folder.resolve("current"),
            Map.of(
                "110000-2020-content1-name3 0", "c01 100",
                "110000-2020-content1-copy 0", "c01 100",
                "110000-2021-content2-name2 0", "c01 7"));

    assertThat(Crosswalk.between(previous, current))
        .extracting(Row::toString)
        .containsExactly("[1,c01,c01,100,200]", "[2,c01,null,7,0]", "[3,null,c01,0,7]");
  }

  @Test
  void withoutAReleaseBeforeAllIsNew(SparkSession spark, @TempDir Path folder) {
    TableStore current =
        release(spark, folder.resolve("current"), Map.of("one 0", "c01 100", "two 0", "c00 7"));

    assertThat(Crosswalk.fromNothing(current))
        .extracting(Row::toString)
        .containsExactly("[1,null,c00,0,7]", "[2,null,c01,0,100]");
  }

  @Test
  void theCrosswalkOfTheSameReleaseServesAgainIfItStillFits(
      SparkSession spark, @TempDir Path folder) {
    TableStore same = release(spark, folder.resolve("same"), Map.of("one 0", "c01 100"));
    same.write(
        ClusterCrosswalk.TABLE,
        spark.createDataFrame(
            List.of(
                RowFactory.create(1, "c01", "c01", 90L, 90L),
                RowFactory.create(2, null, "c01", 0L, 10L)),
            ClusterCrosswalk.TABLE.schema()));
    TableStore other = release(spark, folder.resolve("other"), Map.of("one 0", "c02 100"));

    assertThat(Crosswalk.again(same, same)).hasSize(2);
    assertThat(Crosswalk.again(same, other)).isEmpty();
  }

  /** Passages by "report number", each with "cluster characters", and their clusters. */
  private static TableStore release(
      SparkSession spark, Path directory, Map<String, String> passages) {
    List<Row> rows = new ArrayList<>();
    Map<String, Long> chars = new TreeMap<>();
    passages.forEach(
        (passage, cluster) -> {
          String[] key = passage.split(" ");
          String[] value = cluster.split(" ");
          int number = Integer.parseInt(key[1]);
          long size = Long.parseLong(value[1]);
          chars.merge(value[0], size, Long::sum);
          rows.add(
              RowFactory.create(
                  key[0], number, number, number, 1L, size, "general", value[0], 0.5, null));
        });
    List<Row> clusters = new ArrayList<>();
    chars.forEach((id, size) -> clusters.add(RowFactory.create(id, "名", 1L, 0.0, "general", size)));
    TableStore store = new TableStore(spark, directory.toString());
    store.write(Passages.TABLE, spark.createDataFrame(rows, Passages.TABLE.schema()));
    store.write(Clusters.TABLE, spark.createDataFrame(clusters, Clusters.TABLE.schema()));
    return store;
  }
}
