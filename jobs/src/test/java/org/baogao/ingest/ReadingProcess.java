package org.baogao.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.baogao.JavaProcess;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;

/** Reads files in a JVM of its own, so that a test may say how much it has of what it needs. */
final class ReadingProcess {
  private static final String OUTCOME = "outcome ";
  private static final int LONGEST_MINUTES = 2;

  private ReadingProcess() {}

  /** Prints what becomes of the files that are named. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      Path path = Path.of(file);
      new ReportExtractor(ExtractionLimits.DEFAULT)
          .extract(
              path.getFileName().toString(),
              ContentSource.of(Files.readAllBytes(path)),
              new ReportSink() {
                @Override
                public void accept(SourceReport report) {
                  System.out.println(OUTCOME + report.sourcePath() + " " + report.format());
                }

                @Override
                public void reject(Reject reject) {
                  System.out.printf(
                      "%s%s %s: %s%n",
                      OUTCOME, reject.sourcePath(), reject.reasonCode(), reject.detail());
                }
              });
    }
  }

  /**
   * What becomes of files: {@code path FORMAT} of reports, {@code path CODE: detail} of rejects.
   *
   * @param jvmOption what the JVM is short of
   */
  static List<String> outcomes(String jvmOption, Path... files)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("baogao-reading-", ".txt");
    try {
      Process process =
          JavaProcess.of(
                  ReadingProcess.class,
                  List.of(jvmOption),
                  Stream.of(files).map(Path::toString).toList())
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException("The files were not read to their end: " + printed);
      }
      return printed
          .lines()
          .filter(line -> line.startsWith(OUTCOME))
          .map(line -> line.substring(OUTCOME.length()))
          .toList();
    } finally {
      Files.delete(output);
    }
  }
}
