package org.baogao.sample;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baogao.report.ReasonCode;
import org.baogao.report.Section;
import org.jspecify.annotations.Nullable;

/**
 * What the generator knows about its files: the tables of {@code truth/}, collected file by file.
 */
final class Truth {
  private static final int WORDS = 12;

  private final SortedMap<String, String> reports = new TreeMap<>();
  private final StringBuilder shares = new StringBuilder();
  private final StringBuilder targets = new StringBuilder();
  private final SortedMap<String, SampleReport.CopiedPassage> copied = new TreeMap<>();
  private final Map<String, String> pathOf = new TreeMap<>();

  /** Where the report of a region and year lies; the first path given stays. */
  @Nullable String pathOf(String code, int year) {
    return pathOf.get(code + year);
  }

  /** Notes a report that must come through, with all that was planted in it. */
  void report(String path, SampleReport report, Dress dress) {
    pathOf.putIfAbsent(report.region().code() + report.year(), path);
    reportRow(path, report, dress, "");
    report
        .charsByTopic()
        .forEach(
            (section, chars) -> {
              int all = chars.values().stream().mapToInt(Integer::intValue).sum();
              chars.forEach((topic, count) -> shareRow(path, section, topic, count, all));
            });
    for (SampleSentence sentence : report.sentences()) {
      for (SampleFigure figure : sentence.figures()) {
        targets.append(
            "%s\t%s\t%s\t%s\t%s\t%s\n"
                .formatted(
                    path,
                    figure.kind().name().toLowerCase(Locale.ROOT),
                    figure.metric(),
                    figure.value(),
                    figure.unit(),
                    sentence.text()));
      }
    }
    SampleReport.CopiedPassage passage = report.copied();
    if (passage != null) {
      copied.put(path, passage);
    }
  }

  private void shareRow(String path, Section section, String topic, int chars, int all) {
    shares.append(
        String.format(
            Locale.ROOT,
            "%s\t%s\t%s\t%d\t%.6f\n",
            path,
            section.label(),
            topic,
            chars,
            (double) chars / all));
  }

  /** Notes a report that is found again: it must be kept, but not counted. */
  void duplicate(String path, SampleReport report, Dress dress, String original) {
    reportRow(path, report, dress, original);
  }

  private void reportRow(String path, SampleReport report, Dress dress, String original) {
    boolean dated = dress != Dress.ANONYMOUS;
    reports.put(
        path,
        "report\t\t%s\t%d\t%s\t%s\t%s"
            .formatted(
                report.region().code(),
                report.year(),
                dated ? report.meetingDate() : "",
                original,
                dress.label()));
  }

  /** Notes a file that must be refused. */
  void reject(String path, ReasonCode reason, String dress) {
    reports.put(path, "reject\t%s\t\t\t\t\t%s".formatted(reason.code(), dress));
  }

  String reportsTable() {
    StringBuilder table =
        new StringBuilder(
            "source_path\toutcome\treason_code\tregion_code\tyear\tmeeting_date\tduplicate_of\tdress\n");
    reports.forEach((path, row) -> table.append(path).append('\t').append(row).append('\n'));
    return table.toString();
  }

  String sharesTable() {
    return "source_path\tsection\ttopic_id\tchars\tshare\n" + shares;
  }

  String targetsTable() {
    return "source_path\tkind\tmetric\tvalue\tunit\tsentence\n" + targets;
  }

  String copiedTable() {
    StringBuilder table =
        new StringBuilder("source_path\tcopied_from\tchars\tfirst_words\tlast_words\n");
    copied.forEach(
        (path, passage) -> {
          String text = passage.text();
          table.append(
              "%s\t%s\t%d\t%s\t%s\n"
                  .formatted(
                      path,
                      Objects.requireNonNull(pathOf(passage.fromCode(), passage.fromYear())),
                      text.length(),
                      text.substring(0, WORDS),
                      text.substring(text.length() - WORDS)));
        });
    return table.toString();
  }
}
