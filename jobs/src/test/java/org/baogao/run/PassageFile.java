package org.baogao.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.ingest.InputListing;
import org.baogao.reading.Documents;
import org.baogao.reading.KeyedFile;
import org.baogao.reading.ReadingPass;

/**
 * Writes the passages of a corpus to a file, one a line: report, number, number of sentences,
 * terms. Run by hand, to compare ways of clustering; takes the corpus and the file.
 */
final class PassageFile {
  private PassageFile() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    SparkSession spark = SparkExtension.session();
    RunOptions options =
        RunOptions.of(List.of(arguments[0]), arguments[1]).withMode(RunOptions.Mode.DRY_RUN);
    InputListing inputs =
        InputListing.of(options.inputs(), spark.sparkContext().hadoopConfiguration());
    Dataset<Row> documents =
        ReadingPass.read(
            spark,
            inputs.files().stream().map(file -> new KeyedFile(file, "", "")).toList(),
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(Reference.load(options).readingTools(options)),
            spark.sparkContext().longAccumulator(),
            spark.sparkContext().collectionAccumulator());
    Iterator<Row> passages =
        documents
            .where(Documents.REPORT.col().isNotNull())
            .select(col("report.report_id"), explode(Documents.PASSAGES.col()).as("p"))
            .select("report_id", "p.passage", "p.sentences", "p.terms")
            .toLocalIterator();
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
      while (passages.hasNext()) {
        Row row = passages.next();
        out.printf(
            "%s\t%d\t%d\t%s%n",
            row.getString(0), row.getInt(1), row.getInt(2), row.getString(3).replace('\n', ' '));
      }
    }
  }
}
