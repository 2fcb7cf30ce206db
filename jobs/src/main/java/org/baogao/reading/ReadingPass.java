package org.baogao.reading;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.baogao.ingest.ReportExtractor;
import org.baogao.ingest.ReportSink;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;

/** Runs the one-report pass over all input files. */
public final class ReadingPass {
  /** What a task reads at least, so that a task's own cost does not show. */
  private static final long TASK_BYTES = 2L << 20;

  private ReadingPass() {}

  /**
   * The outcome of every input file, as rows of {@link Documents}.
   *
   * @param files in a fixed order
   * @param tools made once for all executors
   * @param filesRead counts the files, for the progress; a retried task counts twice
   * @param changed gets the keys of files that changed between listing and reading
   */
  public static Dataset<Row> read(
      SparkSession spark,
      List<KeyedFile> files,
      Broadcast<ReadingTools> tools,
      LongAccumulator filesRead,
      CollectionAccumulator<String> changed) {
    Broadcast<SerializableConfiguration> hadoop =
        SerializableConfiguration.broadcast(
            spark.sparkContext(), spark.sparkContext().hadoopConfiguration());
    JavaRDD<Row> rows =
        FileTasks.of(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                files,
                file -> file.file().bytes(),
                TASK_BYTES)
            .mapPartitions(
                mine -> outcomes(mine, tools.value(), hadoop.value(), filesRead, changed));
    return spark.createDataFrame(rows, Documents.TABLE.schema());
  }

  /**
   * Rows that were made once, with the layers after {@code last} made anew.
   *
   * @param rows of {@link Documents}
   * @param last the last layer that still holds
   */
  public static Dataset<Row> again(Dataset<Row> rows, Layer last, Broadcast<ReadingTools> tools) {
    MapPartitionsFunction<Row, Row> renewed =
        mine -> {
          tools.value().terms().dictionary().check();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return mine.hasNext();
            }

            @Override
            public Row next() {
              return ReportReader.again(tools.value(), mine.next(), last);
            }
          };
        };
    return rows.mapPartitions(renewed, Encoders.row(Documents.TABLE.schema()));
  }

  private static Iterator<Row> outcomes(
      Iterator<KeyedFile> files,
      ReadingTools tools,
      SerializableConfiguration hadoop,
      LongAccumulator filesRead,
      CollectionAccumulator<String> changed) {
    tools.terms().dictionary().check();
    ReportExtractor extractor = new ReportExtractor(tools.limits());
    return new PushedRows(
        rows -> {
          while (files.hasNext()) {
            KeyedFile file = files.next();
            extractor.extract(
                file.file().sourcePath(),
                file.file().content(hadoop.value()),
                sink(new ReportReader(tools, file), rows));
            long largest = tools.limits().largestContainerBytes();
            if (!InputHashes.hash(file.file(), largest, hadoop).equals(file.sha256())) {
              changed.add(file.key());
            }
            filesRead.add(1);
          }
        });
  }

  private static ReportSink sink(ReportReader reader, Consumer<Row> rows) {
    return new ReportSink() {
      @Override
      public void accept(SourceReport report) {
        rows.accept(reader.read(report));
      }

      @Override
      public void reject(Reject reject) {
        rows.accept(reader.rejectRow(reject));
      }
    };
  }
}
