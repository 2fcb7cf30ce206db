package org.baogao.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.baogao.metadata.RegionTable;
import org.baogao.segment.TermExtractor;

/**
 * A corpus of any number of reports, made from a smaller one, one report at a time.
 *
 * <p>First come the reports of the source, unchanged. The others have a title and a salutation of
 * their own, with a region and a year that no report has yet, and then paragraphs of many source
 * reports ({@link ParagraphBank}), whose years are moved to the new one. Their vocabulary goes on
 * growing by the law that the source follows, or real reports where that is slower ({@link
 * VocabularyGrowth}). The same options give the same reports.
 */
final class ScaledCorpus {
  private static final int TRIES = 5;

  private final ScalingOptions options;
  private final RegionTable regions;
  private final TermExtractor terms = TermExtractor.standard();
  private final NearDuplicates known = new NearDuplicates();
  private final VocabularyCurve curve = new VocabularyCurve();
  private final ParagraphBank bank = new ParagraphBank();
  private final Set<String> taken = new HashSet<>();
  private int originals;
  private int composedAlike;
  private long chars;

  private ScaledCorpus(ScalingOptions options) {
    this.options = options;
    this.regions =
        options.regions() == null
            ? RegionTable.standard()
            : RegionTable.extendedBy(options.regions());
  }

  /**
   * Gives the reports to a consumer, in order.
   *
   * @throws org.baogao.ingest.InputMissingException where the source does not exist
   * @throws EmptyCorpusException where the source has nothing to make reports of
   */
  static ScalingSummary generate(ScalingOptions options, Consumer<ScaledReport> consumer) {
    return new ScaledCorpus(options).generate(consumer);
  }

  private ScalingSummary generate(Consumer<ScaledReport> consumer) {
    int leftOut =
        new Originals(options.corpus(), regions, terms, known)
            .read(
                options.reports(),
                original -> {
                  originals++;
                  curve.add(original.terms());
                  bank.add(original.paragraphs());
                  taken.add(
                      Identities.key(original.report().regionCode(), original.report().year()));
                  emit(original.report(), consumer);
                });
    if (curve.words() == 0 || (bank.isEmpty() && originals < options.reports())) {
      throw new EmptyCorpusException(
          "%s has no report that new ones could be made of: %d taken, %d refused or copies"
              .formatted(options.corpus(), originals, leftOut));
    }
    HeapsLaw sourceLaw = curve.law(options.seed());
    HeapsLaw law = sourceLaw.atLeastAsInRealReports(curve.words());
    VocabularyGrowth growth =
        new VocabularyGrowth(
            law,
            terms,
            new UnusedWords(terms, new SplittableRandom(options.seed())),
            curve.vocabulary(),
            curve.words());
    Identities identities = new Identities(regions, taken, new SplittableRandom(options.seed()));
    for (int i = originals; i < options.reports(); i++) {
      emit(compose(identities.next(), random(i), growth), consumer);
    }
    return new ScalingSummary(
        options.reports(),
        originals,
        leftOut,
        composedAlike,
        chars,
        growth.words(),
        growth.vocabulary(),
        curve.words(),
        curve.vocabulary().size(),
        sourceLaw,
        law);
  }

  private void emit(ScaledReport report, Consumer<ScaledReport> consumer) {
    chars += report.text().codePointCount(0, report.text().length());
    consumer.accept(report);
  }

  private ScaledReport compose(
      Identities.Pair identity, SplittableRandom random, VocabularyGrowth growth) {
    List<Paragraph> paragraphs = bank.compose(random);
    for (int i = 1; !known.takes(texts(paragraphs, identity.year())); i++) {
      if (i == TRIES) {
        composedAlike++;
        break;
      }
      paragraphs = bank.compose(random);
    }
    String head =
        """
        %d年%s政府工作报告
        各位代表：
        现在，我代表%s人民政府，向大会报告工作，请予审议。
        """
            .formatted(identity.year(), identity.region().fullName(), identity.region().fullName());
    growth.count(head);
    List<String> texts = new ArrayList<>(paragraphs.size());
    int termCount = 0;
    for (Paragraph paragraph : paragraphs) {
      texts.add(paragraph.textIn(identity.year()));
      termCount += paragraph.terms();
    }
    String body = String.join("\n", growth.grow(texts, termCount, random));
    return new ScaledReport(identity.region().code(), identity.year(), head + body + "\n");
  }

  private static String texts(List<Paragraph> paragraphs, int year) {
    StringBuilder text = new StringBuilder();
    paragraphs.forEach(paragraph -> text.append(paragraph.textIn(year)));
    return text.toString();
  }

  /** Chance of its own for every report. */
  private SplittableRandom random(int report) {
    return new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + report);
  }
}
