package org.baogao.clusters;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.baogao.SparkExtension;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Passages;
import org.baogao.table.TableStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class ClusteringTest {
  private static final StructType FOUND =
      new StructType()
          .add("report_id", StringType)
          .add("passage", IntegerType)
          .add("term_count", IntegerType)
          .add("terms", StringType);
  private static final int MANY_TERMS = 100;

  @Test
  void passagesAreKnownAgainHoweverTheirFileIsNamed(SparkSession spark, @TempDir Path folder) {
    TableStore previous = new TableStore(spark, folder.toString());
    List<Row> passages = new ArrayList<>();
    passages.add(passage("110000-2020-content1-path1", 0, "c01", null));
    passages.add(passage("110000-2020-content1-path1", 1, "c00", "c02"));
    passages.add(passage("110000-2020-content2-path1", 0, "c03", null));
    previous.write(Passages.TABLE, spark.createDataFrame(passages, Passages.TABLE.schema()));
    previous.write(Clusters.TABLE, spark.createDataFrame(List.of(), Clusters.TABLE.schema()));
    previous.write(
        ClusterTerms.TABLE, spark.createDataFrame(List.of(), ClusterTerms.TABLE.schema()));
    previous.write(
        ClusterCrosswalk.TABLE, spark.createDataFrame(List.of(), ClusterCrosswalk.TABLE.schema()));
    List<Row> found =
        List.of(
            RowFactory.create("110000-2020-content1-path2", 0, MANY_TERMS, "学位"),
            RowFactory.create("110000-2020-content1-path2", 1, MANY_TERMS, "学位"),
            RowFactory.create("110000-2021-content2-path1", 0, MANY_TERMS, "学位"));

    List<Passage> sample = Clustering.sample(spark.createDataFrame(found, FOUND));

    assertThat(Clustering.previous(spark, previous, sample).assignments())
        .isEqualTo(
            Map.of(
                new Passage.Key("110000-2020-content1", 0), "c01",
                new Passage.Key("110000-2020-content1", 1), "c02"));
  }

  private static Row passage(
      String reportId, int number, String cluster, @Nullable String trainedAs) {
    return RowFactory.create(reportId, number, 0, 0, 1L, 10L, "general", cluster, 0.5, trainedAs);
  }
}
