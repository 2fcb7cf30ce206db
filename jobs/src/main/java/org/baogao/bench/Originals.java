package org.baogao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.baogao.clean.Cleaner;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.ingest.InputListing;
import org.baogao.ingest.ReportExtractor;
import org.baogao.ingest.ReportSink;
import org.baogao.ingest.SourceFile;
import org.baogao.metadata.MetadataResolver;
import org.baogao.metadata.RegionTable;
import org.baogao.metadata.ReportsCsv;
import org.baogao.metadata.Resolution;
import org.baogao.report.CleanReport;
import org.baogao.report.Identity;
import org.baogao.report.Reject;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.baogao.report.SourceReport;
import org.baogao.segment.TermExtractor;
import org.baogao.structure.Structurer;

/**
 * The reports of a corpus, read as a run reads them, in the order of their files. Those that a run
 * would refuse, and copies of earlier ones, are left out and counted.
 */
final class Originals {

  /**
   * A report of the source corpus.
   *
   * @param report its decoded text, as it is
   * @param paragraphs its clean text, without appendix and damaged paragraphs
   * @param terms its terms, as a run counts them
   */
  record Original(ScaledReport report, List<Paragraph> paragraphs, List<String> terms) {
    /** Copies the lists. */
    Original {
      paragraphs = List.copyOf(paragraphs);
      terms = List.copyOf(terms);
    }
  }

  private final List<String> corpus;
  private final MetadataResolver metadata;
  private final TermExtractor terms;
  private final NearDuplicates known;

  Originals(List<String> corpus, RegionTable regions, TermExtractor terms, NearDuplicates known) {
    this.corpus = corpus;
    this.metadata = new MetadataResolver(regions, ReportsCsv.none());
    this.terms = terms;
    this.known = known;
  }

  /**
   * Gives the first reports to a consumer; what it returns is how many were left out on the way.
   *
   * @throws org.baogao.ingest.InputMissingException where an input does not exist
   */
  int read(int most, Consumer<Original> consumer) {
    Configuration configuration = new Configuration(false);
    InputListing listing = InputListing.of(corpus, configuration);
    ReportExtractor extractor = new ReportExtractor(ExtractionLimits.DEFAULT);
    Sink sink = new Sink(most, consumer);
    for (SourceFile file : listing.files()) {
      if (sink.taken >= most) {
        break;
      }
      extractor.extract(file.sourcePath(), file.content(configuration), sink);
    }
    return sink.leftOut;
  }

  private final class Sink implements ReportSink {
    private final int most;
    private final Consumer<Original> consumer;
    private int taken;
    private int leftOut;

    Sink(int most, Consumer<Original> consumer) {
      this.most = most;
      this.consumer = consumer;
    }

    @Override
    public void accept(SourceReport report) {
      if (taken >= most) {
        return;
      }
      CleanReport clean = Cleaner.clean(report);
      if (metadata.resolve(report, clean) instanceof Resolution.Resolved resolved
          && known.takes(clean.text())) {
        taken++;
        consumer.accept(original(report, clean, resolved.identity()));
      } else {
        leftOut++;
      }
    }

    @Override
    public void reject(Reject reject) {
      leftOut++;
    }
  }

  private Original original(SourceReport source, CleanReport clean, Identity identity) {
    List<Paragraph> paragraphs = new ArrayList<>();
    List<String> allTerms = new ArrayList<>();
    List<Sentence> open = new ArrayList<>();
    List<String> openTerms = new ArrayList<>();
    for (Sentence sentence : Structurer.structure(clean, source.text())) {
      if (!open.isEmpty() && open.get(0).paragraph() != sentence.paragraph()) {
        close(open, openTerms, identity.year(), paragraphs);
      }
      open.add(sentence);
      if (sentence.section() != Section.APPENDIX && !sentence.damaged()) {
        List<String> found = terms.terms(sentence.text());
        openTerms.addAll(found);
        allTerms.addAll(found);
      }
    }
    close(open, openTerms, identity.year(), paragraphs);
    return new Original(
        new ScaledReport(identity.region().code(), identity.year(), source.text()),
        paragraphs,
        allTerms);
  }

  private static void close(
      List<Sentence> open, List<String> openTerms, int year, List<Paragraph> paragraphs) {
    if (!open.isEmpty() && open.stream().noneMatch(Sentence::damaged)) {
      StringBuilder text = new StringBuilder();
      open.forEach(sentence -> text.append(sentence.text()));
      paragraphs.add(new Paragraph(open.get(0).section(), text.toString(), openTerms.size(), year));
    }
    open.clear();
    openTerms.clear();
  }
}
