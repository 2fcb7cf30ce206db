package org.baogao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.baogao.Shared;
import org.baogao.clean.Cleaner;
import org.baogao.clean.Normalisation;
import org.baogao.clean.Script;
import org.baogao.ingest.ContentSource;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.ingest.ReportExtractor;
import org.baogao.ingest.ReportSink;
import org.baogao.report.CleanReport;
import org.baogao.report.Reject;
import org.baogao.report.Sentence;
import org.baogao.report.SourceReport;
import org.baogao.structure.Structurer;
import org.junit.jupiter.api.Test;

/** From the bytes of every real report to its sentences, and back to the characters. */
class OffsetsOfRealReportsTest {

  @Test
  void everySentenceIsTheNormalisedCutOfTheDecodedSource() throws IOException {
    List<String> broken = new ArrayList<>();
    int sentences = 0;
    for (SourceReport report : reports()) {
      CleanReport clean = Cleaner.clean(report);
      int[] chars = charsOfCodePoints(report.text());
      for (Sentence sentence : Structurer.structure(clean, report.text())) {
        String cut =
            report.text().substring(chars[sentence.beginOffset()], chars[sentence.endOffset()]);
        sentences++;
        if (!Normalisation.normalise(cut, Script.of(clean)).equals(sentence.text())) {
          broken.add(report.sourcePath() + " " + sentence.beginOffset());
        }
      }
    }
    assertThat(sentences).isGreaterThan(380_000);
    assertThat(broken).isEmpty();
  }

  /** Where the n-th code point of a text begins, and where the text ends. */
  private static int[] charsOfCodePoints(String text) {
    int[] chars = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < chars.length; i++) {
      chars[i] = at;
      if (at < text.length()) {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return chars;
  }

  private static List<SourceReport> reports() throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(Shared.corpora())) {
      files = paths.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
    }
    List<SourceReport> reports = new ArrayList<>();
    ReportExtractor extractor = new ReportExtractor(ExtractionLimits.DEFAULT);
    for (Path file : files) {
      extractor.extract(
          file.toString(),
          ContentSource.of(Files.readAllBytes(file)),
          new ReportSink() {
            @Override
            public void accept(SourceReport report) {
              reports.add(report);
            }

            @Override
            public void reject(Reject reject) {
              // The seeds have one that holds no text; the test counts sentences.
            }
          });
    }
    return reports;
  }
}
