package org.baogao.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.contract.Rejects;
import org.baogao.ingest.SourceFile;
import org.baogao.reading.Documents;
import org.baogao.reading.KeyedFile;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.Stage;
import org.baogao.table.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which inputs have to be read again. */
@ExtendWith(SparkExtension.class)
class DocumentStateTest {
  private static final Fingerprints SHAPED_BY = Fingerprints.of("text", "terms", "topics");
  private static final ReportsFile NOTHING_SAID = new ReportsFile(Map.of(), "");

  @Test
  void whatWasRefusedForNoFaultOfItsOwnIsReadAgain(
      SparkSession spark, @TempDir java.nio.file.Path folder) throws Exception {
    List<KeyedFile> files = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (ReasonCode reason :
        List.of(ReasonCode.INTERNAL_ERROR, ReasonCode.PARSE_TIMEOUT, ReasonCode.NO_TEXT)) {
      String path = reason.code() + ".txt";
      KeyedFile file = KeyedFile.of(new SourceFile(path, "file:/in/" + path, 1), reason.code());
      files.add(file);
      rows.add(refused(file, new Reject(path, Stage.CLEAN, reason, "by the test")));
    }
    Path directory = new Path(folder.toUri());
    DocumentState first = DocumentState.open(spark, directory, false);
    first.keep(
        first.plan(files, NOTHING_SAID, SHAPED_BY),
        "run1",
        spark.createDataFrame(rows, Documents.TABLE.schema()),
        SHAPED_BY,
        NOTHING_SAID,
        List::of);

    StatePlan next =
        DocumentState.open(spark, directory, false).plan(files, NOTHING_SAID, SHAPED_BY);

    assertThat(next.toRead())
        .extracting(file -> file.file().sourcePath())
        .containsExactly("internal_error.txt", "parse_timeout.txt");
    assertThat(next.inputsKept()).isEqualTo(1);
  }

  @Test
  void onlySegmentsWithoutAnIndexAreCleared(SparkSession spark, @TempDir java.nio.file.Path folder)
      throws Exception {
    for (String segment : List.of("whole", "damaged", "half")) {
      Files.writeString(Files.createDirectory(folder.resolve(segment)).resolve("rows.parquet"), "");
    }
    Path directory = new Path(folder.toUri());
    SegmentIndex.write(
        directory.getFileSystem(spark.sparkContext().hadoopConfiguration()),
        new Path(directory, "whole"),
        new Segment("whole", SHAPED_BY, List.of()));
    Files.writeString(folder.resolve("damaged/index-0.json"), "{");
    Files.writeString(folder.resolve("half/.index-0.json"), "{");

    DocumentState.clear(spark, directory);

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("whole", "damaged");
  }

  @Test
  void theSegmentsOfLaterRunsAreTheirs(SparkSession spark, @TempDir java.nio.file.Path folder)
      throws Exception {
    for (String segment : List.of("run1", "run2", "run3")) {
      Files.createDirectory(folder.resolve(segment));
    }
    DocumentState state = DocumentState.open(spark, new Path(folder.toUri()), true);

    state.tidy(state.plan(List.of(), NOTHING_SAID, SHAPED_BY), "run2");

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("run2", "run3");
  }

  private static Row refused(KeyedFile file, Reject reject) {
    List<Field> columns = Documents.TABLE.columns();
    Object[] values = new Object[columns.size()];
    values[columns.indexOf(Documents.SOURCE_FILE)] = file.file().sourcePath();
    values[columns.indexOf(Documents.SOURCE_KEY)] = file.key();
    values[columns.indexOf(Documents.REJECT)] = Rejects.row(reject);
    return RowFactory.create(values);
  }
}
