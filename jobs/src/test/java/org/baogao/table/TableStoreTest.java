package org.baogao.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.Rows;
import org.baogao.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class TableStoreTest {
  private static final Field TERM = Field.required("term", StringType, "A word.");
  private static final Field WEIGHT = Field.optional("weight", DoubleType, "Its weight, or null.");
  private static final Table WEIGHTS =
      new Table(
          "weights",
          "One row per term.",
          List.of(TERM),
          List.of(TERM, WEIGHT),
          List.of(
              new Rule.InRange(WEIGHT, 0, 1),
              new Rule.OneOf(
                  TERM,
                  Vocabulary.of(
                      new Vocabulary.Value("垃圾", "垃圾"), new Vocabulary.Value("住房", "住房")))));

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadBackSortedWithItsMeanings(SparkSession spark) throws Exception {
    TableStore store = new TableStore(spark, directory.toUri().toString());
    Dataset<Row> rows = Rows.of(spark, "weight double, term string", "0.5,垃圾\n,住房");

    Written written = store.write(WEIGHTS, rows);

    Dataset<Row> read = store.read(WEIGHTS);
    assertThat(read.collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("住房", "垃圾");
    assertThat(read.schema().apply("weight").getComment().get()).isEqualTo("Its weight, or null.");
    assertThat(written.rows()).isEqualTo(2);
    assertThat(written.files()).containsExactly("part-00000.parquet");
    try (Stream<Path> files = Files.list(directory.resolve("weights"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void wildcardsInThePathOfATableAreCharacters(SparkSession spark) {
    String odd = directory.resolve("[2022] {a,b} *?").toString();
    TableStore store = new TableStore(spark, odd);

    store.write(WEIGHTS, Rows.of(spark, "weight double, term string", "0.5,垃圾"));

    assertThat(store.read(WEIGHTS).count()).isEqualTo(1);
    assertThat(store.readFiles(WEIGHTS, List.of(odd + "/weights/part-00000.parquet")).count())
        .isEqualTo(1);
  }

  @Test
  void theContentHashKnowsNothingOfOrderAndFilesButEveryValue(SparkSession spark) {
    Dataset<Row> rows = Rows.of(spark, "term string, weight double", "垃圾,0.5\n住房,0.25");
    Dataset<Row> other = Rows.of(spark, "term string, weight double", "垃圾,0.5\n住房,0.26");

    String one = hash(spark, "one", rows.repartition(1));
    String two = hash(spark, "two", rows.repartition(2, TERM.col()));
    String changed = hash(spark, "changed", other);

    assertThat(two).isEqualTo(one);
    assertThat(changed).isNotEqualTo(one);
  }

  @Test
  void rowsThatBreakARuleAreCounted(SparkSession spark) {
    TableStore store = new TableStore(spark, directory.toUri().toString());
    Dataset<Row> rows =
        Rows.of(spark, "term string, weight double", "垃圾,1.5\n教育,NaN\n住房,\n住房,1\n,0");

    Written written = store.write(WEIGHTS, rows);

    assertThat(written.violations())
        .containsEntry("weight in range", 2L)
        .containsEntry("term in vocabulary", 1L)
        .containsEntry("term not null", 1L);
  }

  @Test
  void measuringGivesWhatWritingGave(SparkSession spark) {
    TableStore store = new TableStore(spark, directory.toUri().toString());
    Dataset<Row> rows = Rows.of(spark, "term string, weight double", "垃圾,1.5\n教育,0.5\n住房,");

    Written written = store.writeInOrder(WEIGHTS, rows.repartition(2, TERM.col()));

    assertThat(store.measure(WEIGHTS)).isEqualTo(written);
    assertThat(store.differences(WEIGHTS)).isEmpty();
  }

  @Test
  void aMissingOrMistypedColumnIsNamed(SparkSession spark) {
    TableStore store = new TableStore(spark, directory.toUri().toString());

    assertThatThrownBy(() -> store.write(WEIGHTS, Rows.of(spark, "term string", "垃圾")))
        .isInstanceOf(ContractException.class)
        .hasMessage("Table weights, computed: expected column weight, found term");
    assertThatThrownBy(
            () -> store.write(WEIGHTS, Rows.of(spark, "term string, weight int", "垃圾,1")))
        .isInstanceOf(ContractException.class)
        .hasMessage("Table weights, computed: expected weight of type double, found int");
  }

  private String hash(SparkSession spark, String name, Dataset<Row> rows) {
    TableStore store = new TableStore(spark, directory.resolve(name).toUri().toString());
    return store.writeInOrder(WEIGHTS, rows).contentHash();
  }
}
