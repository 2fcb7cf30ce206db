package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each hostile file costs, and that the limits hold; what becomes of it is tested in run. */
class HostileFilesTest {
  /** Beyond this, one file holds up a night; the parser's own limit is three times as long. */
  private static final long LONGEST_SECONDS = 20;

  private static final int LONGEST_DETAIL = 600;

  @TempDir Path folder;

  /** What came out of one file. */
  private static final class Outcomes implements ReportSink {
    private final List<SourceReport> reports = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    @Override
    public void accept(SourceReport report) {
      reports.add(report);
    }

    @Override
    public void reject(Reject reject) {
      rejects.add(reject);
    }
  }

  private static Outcomes outcomes(ExtractionLimits limits, String path, byte[] content) {
    Outcomes outcomes = new Outcomes();
    new ReportExtractor(limits).extract(path, ContentSource.of(content), outcomes);
    return outcomes;
  }

  @Test
  void everyFileIsReadOrRefusedWithinItsLimitsAndCallsNobody() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "绝密内容");
    Map<String, Long> slow = new TreeMap<>();
    try (NetworkGuard guard = new NetworkGuard()) {
      List<HostileFile> files = HostileFiles.files(guard.address(), secret.toString());
      assertThat(files).hasSizeGreaterThan(200);
      assertThat(files).extracting(HostileFile::path).doesNotHaveDuplicates();
      for (HostileFile file : files) {
        byte[] content = file.content().get();
        long begin = System.nanoTime();
        Outcomes outcomes = outcomes(ExtractionLimits.DEFAULT, file.path(), content);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        slow.put(file.path(), millis);
        assertThat(millis).as(file.path()).isLessThan(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        assertThat(outcomes.reports.size() + outcomes.rejects.size()).as(file.path()).isPositive();
        assertThat(outcomes.reports).as(file.path()).noneMatch(r -> r.text().contains("绝密"));
        assertThat(outcomes.rejects)
            .as(file.path())
            .allSatisfy(
                reject -> {
                  assertThat(reject.detail()).isNotBlank().doesNotContain("绝密");
                  assertThat(reject.detail()).hasSizeLessThan(LONGEST_DETAIL);
                  assertThat(reject.reasonCode()).isNotEqualTo(ReasonCode.INTERNAL_ERROR);
                });
      }
      assertThat(guard.calls()).isEmpty();
    }
    System.out.printf(
        "hostile files: %d, slowest in ms: %s%n",
        slow.size(),
        slow.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(5)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void theGuardSeesACall() throws Exception {
    try (NetworkGuard guard = new NetworkGuard()) {
      int port = URI.create(guard.address()).getPort();
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      assertThat(guard.calls()).isNotEmpty();
    }
  }

  @Test
  void aParserThatWouldNeverEndIsStoppedAndGivesItsCoreBack() throws Exception {
    // A fast machine allocates a gigabyte within these two seconds.
    Outcomes outcomes = outcomes(limits(2, 1L << 40), "circle.pdf", HostileDocuments.formCircle());

    assertThat(outcomes.rejects)
        .extracting(Reject::reasonCode)
        .containsExactly(ReasonCode.PARSE_TIMEOUT);
    assertThat(parserThatGoesOn()).isFalse();
  }

  @Test
  void aParserThatWantsTooMuchMemoryIsStopped() throws Exception {
    byte[] page = Fixtures.utf8("<html><" + "a".repeat(400_000) + ">");

    Outcomes outcomes = outcomes(limits(60, 64 << 20), "name.html", page);

    assertThat(outcomes.rejects)
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.reasonCode()).isEqualTo(ReasonCode.FILE_TOO_LARGE);
              assertThat(reject.detail()).contains("67108864 bytes of memory");
            });
    assertThat(parserThatGoesOn()).isFalse();
  }

  /** Whether a parser's thread is still there after five seconds. */
  private static boolean parserThatGoesOn() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("baogao-parser")) {
        thread.join(TimeUnit.SECONDS.toMillis(5));
        if (thread.isAlive()) {
          return true;
        }
      }
    }
    return false;
  }

  private static ExtractionLimits limits(int seconds, long parseBytes) {
    ExtractionLimits usual = ExtractionLimits.DEFAULT;
    return new ExtractionLimits(
        usual.largestFileBytes(),
        usual.largestContainerBytes(),
        usual.largestUnpackedBytes(),
        usual.largestCompressionRatio(),
        usual.deepestNesting(),
        usual.mostEntries(),
        seconds,
        parseBytes,
        usual.longestTextChars(),
        usual.longestCellChars(),
        usual.mostSentences());
  }
}
