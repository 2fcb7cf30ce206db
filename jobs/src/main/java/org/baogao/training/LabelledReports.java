package org.baogao.training;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.baogao.clean.Cleaner;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.ingest.InputListing;
import org.baogao.ingest.ReportExtractor;
import org.baogao.ingest.ReportSink;
import org.baogao.ingest.SourceFile;
import org.baogao.report.Reject;
import org.baogao.report.Section;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SourceReport;
import org.baogao.report.Stance;
import org.baogao.segment.TermExtractor;
import org.baogao.structure.Structurer;

/**
 * Finds the sentences that labels speak of: in their reports, read as a run reads them, or, where a
 * report is not at hand, in what the labels quote.
 */
public final class LabelledReports {
  private static final int DOCUMENT_DIGITS = 12;

  /** A shorter sentence may stand anywhere, so a part of another is not taken for it. */
  private static final int FEWEST_LETTERS_OF_A_PART = 8;

  private final TermExtractor terms;
  private final List<LabelledReport> reports = new ArrayList<>();
  private final List<Label> lost = new ArrayList<>();

  /**
   * What was found.
   *
   * @param reports with their labels, in the order of the files' names
   * @param lost the labels whose sentence was not found
   */
  public record Found(List<LabelledReport> reports, List<Label> lost) {
    /** Copies both. */
    public Found {
      reports = List.copyOf(reports);
      lost = List.copyOf(lost);
    }
  }

  private LabelledReports(TermExtractor terms) {
    this.terms = terms;
  }

  /**
   * Finds the labels' sentences.
   *
   * @param corpus files and folders with the reports; may be empty
   * @param terms segments the sentences as a run does
   * @throws org.baogao.ingest.InputMissingException where an input does not exist
   */
  public static Found find(List<Label> labels, List<String> corpus, TermExtractor terms) {
    SortedMap<String, List<Label>> byFile = new TreeMap<>();
    labels.forEach(
        label -> byFile.computeIfAbsent(label.file(), file -> new ArrayList<>()).add(label));
    Map<String, SourceFile> files = new HashMap<>();
    Configuration configuration = new Configuration(false);
    if (!corpus.isEmpty()) {
      InputListing.of(corpus, configuration)
          .files()
          .forEach(file -> files.put(file.sourcePath(), file));
    }
    LabelledReports found = new LabelledReports(terms);
    ReportExtractor extractor = new ReportExtractor(ExtractionLimits.DEFAULT);
    byFile.forEach(
        (path, ofFile) -> {
          SourceFile file = files.get(path);
          if (file == null) {
            found.quote(path, ofFile);
          } else {
            extractor.extract(
                file.sourcePath(), file.content(configuration), found.new Sink(ofFile));
          }
        });
    return new Found(found.reports, found.lost);
  }

  private final class Sink implements ReportSink {
    private final List<Label> labels;
    private boolean taken;

    Sink(List<Label> labels) {
      this.labels = labels;
    }

    @Override
    public void accept(SourceReport report) {
      if (!taken) {
        taken = true;
        read(report, labels);
      }
    }

    @Override
    public void reject(Reject reject) {
      lost.addAll(labels);
    }
  }

  private void read(SourceReport source, List<Label> labels) {
    List<SegmentedSentence> sentences =
        Structurer.structure(Cleaner.clean(source), source.text()).stream()
            .map(this::segmented)
            .toList();
    List<String> letters =
        sentences.stream().map(sentence -> letters(sentence.sentence().text())).toList();
    SortedMap<Integer, Label> found = new TreeMap<>();
    for (Label label : labels) {
      int index =
          label.place() instanceof Label.Offsets offsets
              ? at(sentences, offsets)
              : saying(letters, letters(((Label.Quote) label.place()).text()));
      if (index < 0 || found.putIfAbsent(index, label) != null) {
        lost.add(label);
      }
    }
    reports.add(
        new LabelledReport(source.sha256().substring(0, DOCUMENT_DIGITS), true, sentences, found));
  }

  private SegmentedSentence segmented(Sentence sentence) {
    return new SegmentedSentence(sentence, terms.terms(sentence.text()));
  }

  /** The sentence that has most of the characters; -1 where none has any. */
  private static int at(List<SegmentedSentence> sentences, Label.Offsets offsets) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i).sentence();
      int common =
          Math.min(sentence.endOffset(), offsets.end())
              - Math.max(sentence.beginOffset(), offsets.begin());
      if (common > most) {
        most = common;
        best = i;
      }
    }
    return best;
  }

  /** The first sentence with the same letters, otherwise the longest that has them or lies in. */
  private static int saying(List<String> sentences, String wanted) {
    int exact = sentences.indexOf(wanted);
    if (exact >= 0) {
      return exact;
    }
    int best = -1;
    for (int i = 0; i < sentences.size(); i++) {
      String letters = sentences.get(i);
      if (letters.length() > FEWEST_LETTERS_OF_A_PART
          && (letters.contains(wanted) || wanted.contains(letters))
          && (best < 0 || letters.length() > sentences.get(best).length())) {
        best = i;
      }
    }
    return best;
  }

  /** Letters and digits only, in their compatible forms. */
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** Puts a report together from what its labels quote. */
  private void quote(String path, List<Label> labels) {
    List<SegmentedSentence> sentences = new ArrayList<>();
    SortedMap<Integer, Label> found = new TreeMap<>();
    List<Label> quoted =
        labels.stream()
            .filter(label -> label.place() instanceof Label.Quote)
            .sorted(
                Comparator.comparingInt((Label label) -> quote(label).paragraph())
                    .thenComparingInt(label -> quote(label).sentence()))
            .toList();
    labels.stream().filter(label -> label.place() instanceof Label.Offsets).forEach(lost::add);
    int paragraph = -1;
    for (Label label : quoted) {
      Label.Quote quote = quote(label);
      boolean opens = sentences.isEmpty() || paragraph != quote.paragraph();
      paragraph = quote.paragraph();
      String lead = quote.lead();
      boolean led = lead != null && !lead.equals(quote.text());
      if (opens && lead != null && led) {
        add(sentences, paragraph, lead);
      }
      String previous = quote.previous();
      if (previous != null && !last(sentences).equals(previous)) {
        // What stands before the first sentence of a paragraph belongs to another.
        add(sentences, opens && !led ? -1 - paragraph : paragraph, previous);
      }
      found.put(sentences.size(), label);
      add(sentences, paragraph, quote.text());
    }
    if (!found.isEmpty()) {
      reports.add(
          new LabelledReport(
              DigestUtils.sha256Hex(path).substring(0, DOCUMENT_DIGITS), false, sentences, found));
    }
  }

  private static Label.Quote quote(Label label) {
    return (Label.Quote) label.place();
  }

  private static String last(List<SegmentedSentence> sentences) {
    return sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1).sentence().text();
  }

  private void add(List<SegmentedSentence> sentences, int paragraph, String text) {
    sentences.add(
        segmented(
            new Sentence(
                sentences.size(),
                paragraph,
                Section.REVIEW,
                false,
                text,
                0,
                text.length(),
                Stance.OTHER,
                false)));
  }
}
