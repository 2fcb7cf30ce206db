package org.baogao.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.clean.Cleaner;
import org.baogao.contract.Columns;
import org.baogao.contract.Rejects;
import org.baogao.contract.ReportIds;
import org.baogao.contract.Reports;
import org.baogao.contract.Sentences;
import org.baogao.duplicates.MinHash;
import org.baogao.metadata.Resolution;
import org.baogao.report.CleanReport;
import org.baogao.report.Identity;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.Removal;
import org.baogao.report.Section;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.SentenceTopics;
import org.baogao.report.SourceReport;
import org.baogao.report.Stage;
import org.baogao.report.Stance;
import org.baogao.report.TopicScore;
import org.baogao.structure.Structurer;
import org.baogao.terms.TermSums;
import org.jspecify.annotations.Nullable;

/**
 * Takes one report through all rooms that need no other report; gives a row of {@link Documents}.
 */
final class ReportReader {
  /** A passage is closed at the end of the sentence in which it reaches this many characters. */
  private static final int PASSAGE_CHARS = 160;

  private final ReadingTools tools;
  private final KeyedFile file;

  /** A reader of what that file holds. */
  ReportReader(ReadingTools tools, KeyedFile file) {
    this.tools = tools;
    this.file = file;
  }

  /** The report's row, or its reject's; whatever a room throws becomes a reject too. */
  Row read(SourceReport source) {
    try {
      return readThrough(source);
    } catch (OutOfMemoryError e) {
      return rejectRow(
          new Reject(
              source.sourcePath(),
              Stage.CLEAN,
              ReasonCode.OUT_OF_MEMORY,
              "A text of %d characters needs more memory than there is"
                  .formatted(source.text().length())));
    } catch (RuntimeException | StackOverflowError e) {
      return rejectRow(internalError(source.sourcePath(), e));
    }
  }

  private static Reject internalError(String sourcePath, Throwable e) {
    String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    return new Reject(sourcePath, Stage.CLEAN, ReasonCode.INTERNAL_ERROR, e + where);
  }

  /** The row of something refused. */
  Row rejectRow(Reject reject) {
    return rowOfFile(null, Rejects.row(reject)).row();
  }

  private Row readThrough(SourceReport source) {
    CleanReport clean = Cleaner.clean(source);
    Resolution resolution = tools.metadata().resolve(source, clean);
    if (resolution instanceof Resolution.Refused refused) {
      return rejectRow(
          new Reject(source.sourcePath(), Stage.METADATA, refused.code(), refused.detail()));
    }
    List<Sentence> sentences = Structurer.structure(clean, source.text());
    if (sentences.isEmpty()) {
      return rejectRow(
          new Reject(
              source.sourcePath(),
              Stage.CLEAN,
              ReasonCode.NO_TEXT,
              "%d characters of source, all of them taken out".formatted(source.text().length())));
    }
    if (sentences.size() > tools.limits().mostSentences()) {
      return rejectRow(
          new Reject(
              source.sourcePath(),
              Stage.STRUCTURE,
              ReasonCode.FILE_TOO_LARGE,
              "The report has %d sentences, the limit is %d"
                  .formatted(sentences.size(), tools.limits().mostSentences())));
    }
    Identity identity = ((Resolution.Resolved) resolution).identity();
    DocumentRow row = rowOfFile(reportRow(source, clean, identity, sentences), null);
    row.set(Documents.REMOVALS, removalRows(clean));
    row.set(Documents.SIGNATURE, MinHash.signature(clean.text()));
    addTerms(tools, row, sentences);
    return row.row();
  }

  /**
   * A row that was made once, with the layers after {@code last} made anew.
   *
   * @param before a row of {@link Documents}
   * @param last the last layer that still holds
   */
  static Row again(ReadingTools tools, Row before, Layer last) {
    Row report = before.getAs(Documents.REPORT.name());
    if (last == Layer.TOPICS || report == null) {
      return before;
    }
    try {
      DocumentRow row = DocumentRow.of(before);
      again(tools, before, row, last);
      return row.row();
    } catch (RuntimeException | StackOverflowError e) {
      DocumentRow refused = new DocumentRow();
      refused.set(Documents.SOURCE_FILE, before.getAs(Documents.SOURCE_FILE.name()));
      refused.set(Documents.SOURCE_KEY, before.getAs(Documents.SOURCE_KEY.name()));
      String sourcePath = report.getAs(Reports.SOURCE_PATH.name());
      refused.set(Documents.REJECT, Rejects.row(internalError(sourcePath, e)));
      return refused.row();
    }
  }

  private static void again(ReadingTools tools, Row before, DocumentRow row, Layer last) {
    List<Row> kept = before.getList(before.fieldIndex(Documents.SENTENCES.name()));
    List<Sentence> sentences = kept.stream().map(ReportReader::sentence).toList();
    if (last == Layer.TEXT) {
      addTerms(tools, row, sentences);
      return;
    }
    List<String> terms = before.getList(before.fieldIndex(Documents.SENTENCE_TERMS.name()));
    List<SegmentedSentence> segmented = new ArrayList<>(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      segmented.add(new SegmentedSentence(sentences.get(i), terms(terms.get(i))));
    }
    addTopics(tools, row, segmented);
  }

  private static List<String> terms(String lines) {
    return lines.isEmpty() ? List.of() : Arrays.asList(lines.split("\n", -1));
  }

  private static Sentence sentence(Row row) {
    return new Sentence(
        row.getAs(Columns.SENTENCE_NO.name()),
        row.getAs(Sentences.PARAGRAPH_NO.name()),
        Section.of(row.getAs(Columns.SECTION.name())),
        row.getAs(Sentences.IS_HEADING.name()),
        row.getAs(Sentences.TEXT.name()),
        row.getAs(Sentences.BEGIN_OFFSET.name()),
        row.getAs(Sentences.END_OFFSET.name()),
        Stance.of(row.getAs(Sentences.STANCE.name())),
        row.getAs(Sentences.DAMAGED.name()));
  }

  private static void addTerms(ReadingTools tools, DocumentRow row, List<Sentence> sentences) {
    List<SegmentedSentence> segmented = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      segmented.add(new SegmentedSentence(sentence, tools.terms().terms(sentence.text())));
    }
    row.set(
        Documents.SENTENCE_TERMS,
        segmented.stream()
            .map(sentence -> String.join("\n", sentence.terms()))
            .toArray(String[]::new));
    TermSums counts = termCounts(segmented);
    row.set(Documents.TERMS, counts.total());
    row.set(Documents.TERM_COUNTS, counts.text());
    addTopics(tools, row, segmented);
  }

  private static void addTopics(
      ReadingTools tools, DocumentRow row, List<SegmentedSentence> sentences) {
    List<SentenceTopics> topics = tools.topics().assign(sentences);
    row.set(Documents.SENTENCES, sentenceRows(sentences, topics));
    row.set(Documents.SENTENCE_TOPICS, topicRows(sentences, topics));
    row.set(Documents.BLOCKS, blockRows(tools.topics().topicIds(), sentences, topics));
    row.set(Documents.PASSAGES, passageRows(sentences, topics));
    row.set(Documents.TOPIC_PARTS, TopicParts.rows(sentences, topics));
  }

  private static Row reportRow(
      SourceReport source, CleanReport clean, Identity identity, List<Sentence> sentences) {
    long removed = 0;
    for (Removal removal : clean.removals()) {
      removed += removal.chars();
    }
    long cleanChars = 0;
    int damaged = 0;
    for (Sentence sentence : sentences) {
      cleanChars += chars(sentence);
      damaged += sentence.damaged() ? 1 : 0;
    }
    return RowFactory.create(
        ReportIds.of(
            identity.region().code(), identity.year(), source.sha256(), source.sourcePath()),
        identity.region().code(),
        identity.region().name(),
        identity.region().level().label(),
        identity.year(),
        identity.meetingDate() == null ? null : java.sql.Date.valueOf(identity.meetingDate()),
        identity.title(),
        identity.regionSource().label(),
        identity.yearSource().label(),
        identity.contradiction(),
        source.sourcePath(),
        source.sha256(),
        source.format().label(),
        source.charset(),
        (long) source.text().codePointCount(0, source.text().length()),
        cleanChars,
        removed,
        sentences.size(),
        damaged);
  }

  private DocumentRow rowOfFile(@Nullable Row report, @Nullable Row reject) {
    DocumentRow row = new DocumentRow();
    row.set(Documents.SOURCE_FILE, file.file().sourcePath());
    row.set(Documents.SOURCE_KEY, file.key());
    row.set(Documents.REPORT, report);
    row.set(Documents.REJECT, reject);
    return row;
  }

  static int chars(Sentence sentence) {
    return sentence.text().codePointCount(0, sentence.text().length());
  }

  /** Whether a sentence takes part in counts and shares. */
  static boolean counts(Sentence sentence) {
    return sentence.section() != Section.APPENDIX && !sentence.damaged();
  }

  private static TermSums termCounts(List<SegmentedSentence> sentences) {
    TermSums counts = new TermSums();
    for (SegmentedSentence sentence : sentences) {
      if (counts(sentence.sentence())) {
        sentence.terms().forEach(term -> counts.add(term, 1));
      }
    }
    return counts;
  }

  private static Row[] removalRows(CleanReport clean) {
    return clean.removals().stream()
        .map(
            removal ->
                RowFactory.create(
                    removal.kind(), (long) removal.occurrences(), (long) removal.chars()))
        .toArray(Row[]::new);
  }

  private static Row[] sentenceRows(
      List<SegmentedSentence> sentences, List<SentenceTopics> topics) {
    Row[] rows = new Row[sentences.size()];
    for (int i = 0; i < rows.length; i++) {
      Sentence sentence = sentences.get(i).sentence();
      TopicScore primary = topics.get(i).primary();
      rows[i] =
          RowFactory.create(
              sentence.number(),
              sentence.paragraph(),
              sentence.section().label(),
              sentence.heading(),
              sentence.text(),
              sentence.beginOffset(),
              sentence.endOffset(),
              sentence.stance().label(),
              sentence.damaged(),
              primary.topicId(),
              primary.probability());
    }
    return rows;
  }

  private static Row[] topicRows(List<SegmentedSentence> sentences, List<SentenceTopics> topics) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      int rank = 1;
      for (TopicScore topic : topics.get(i).topics()) {
        rows.add(
            RowFactory.create(
                sentences.get(i).sentence().number(), topic.topicId(), rank, topic.probability()));
        rank++;
      }
    }
    return rows.toArray(Row[]::new);
  }

  private static Row[] blockRows(
      List<String> ids, List<SegmentedSentence> sentences, List<SentenceTopics> topics) {
    ParagraphTopics paragraphs = new ParagraphTopics(ids);
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i).sentence();
      if (counts(sentence)) {
        paragraphs.add(sentence, chars(sentence), topics.get(i));
      }
    }
    return paragraphs.rows();
  }

  private static Row[] passageRows(List<SegmentedSentence> sentences, List<SentenceTopics> topics) {
    List<Row> rows = new ArrayList<>();
    Passage passage = new Passage(0);
    int paragraph = -1;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i).sentence();
      if (!counts(sentence)) {
        continue;
      }
      if (sentence.paragraph() != paragraph || passage.chars >= PASSAGE_CHARS) {
        passage.closeInto(rows);
        passage = new Passage(sentence.number());
        paragraph = sentence.paragraph();
      }
      passage.add(
          sentence.number(),
          chars(sentence),
          topics.get(i).primary().topicId(),
          sentences.get(i).terms());
    }
    passage.closeInto(rows);
    return rows.toArray(Row[]::new);
  }

  /** Neighbouring sentences that are clustered together. */
  private static final class Passage {
    private final int first;
    private int last;
    private int sentences;
    private int chars;
    private final TreeMap<String, Integer> topicChars = new TreeMap<>();
    private final List<String> terms = new ArrayList<>();

    Passage(int first) {
      this.first = first;
    }

    void add(int sentence, int sentenceChars, String topic, List<String> sentenceTerms) {
      last = sentence;
      sentences++;
      chars += sentenceChars;
      topicChars.merge(topic, sentenceChars, Integer::sum);
      terms.addAll(sentenceTerms);
    }

    void closeInto(List<Row> rows) {
      if (sentences > 0) {
        rows.add(
            RowFactory.create(
                rows.size(),
                first,
                last,
                sentences,
                chars,
                mainTopic(),
                terms.size(),
                String.join("\n", terms)));
      }
    }

    /** The topic of most characters, on a tie the first in the alphabet. */
    private String mainTopic() {
      String main = topicChars.firstKey();
      int most = 0;
      for (Map.Entry<String, Integer> topic : topicChars.entrySet()) {
        if (topic.getValue() > most) {
          main = topic.getKey();
          most = topic.getValue();
        }
      }
      return main;
    }
  }
}
