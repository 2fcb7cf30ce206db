package org.baogao.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.baogao.ingest.ReportExtractor;
import org.baogao.ingest.ReportSink;
import org.baogao.ingest.SourceFile;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.baogao.table.FlatIterator;

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
   */
  public static Dataset<Row> read(
      SparkSession spark,
      List<SourceFile> files,
      Broadcast<ReadingTools> tools,
      LongAccumulator filesRead) {
    Broadcast<SerializableConfiguration> hadoop =
        SerializableConfiguration.broadcast(
            spark.sparkContext(), spark.sparkContext().hadoopConfiguration());
    JavaRDD<Row> rows =
        FileTasks.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), files, TASK_BYTES)
            .mapPartitions(mine -> outcomes(mine, tools.value(), hadoop.value(), filesRead));
    return spark.createDataFrame(rows, Documents.TABLE.schema());
  }

  private static Iterator<Row> outcomes(
      Iterator<SourceFile> files,
      ReadingTools tools,
      SerializableConfiguration hadoop,
      LongAccumulator filesRead) {
    tools.terms().dictionary().check();
    ReportExtractor extractor = new ReportExtractor(tools.limits());
    return new FlatIterator<>(
        files,
        file -> {
          ReportReader reader = new ReportReader(tools, file.sourcePath());
          List<Row> rows = new ArrayList<>();
          extractor.extract(file.sourcePath(), file.content(hadoop.value()), sink(reader, rows));
          filesRead.add(1);
          return rows.iterator();
        });
  }

  private static ReportSink sink(ReportReader reader, List<Row> rows) {
    return new ReportSink() {
      @Override
      public void accept(SourceReport report) {
        rows.add(reader.read(report));
      }

      @Override
      public void reject(Reject reject) {
        rows.add(reader.rejectRow(reject));
      }
    };
  }
}
