package org.baogao.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.baogao.report.Region;
import org.baogao.report.Section;
import org.baogao.report.Stance;
import org.baogao.sample.SampleReport.CopiedPassage;

/**
 * The sample corpus: reports of a fictional city as values, and as files of all formats with the
 * truth beside them. Nothing in it depends on clock, locale or machine.
 */
public final class SampleCorpus {
  private static final double COPIED_SHARE = 0.3;
  private static final int SHORTEST_PASSAGE = 100;

  /** Topics whose sentences all reports share anyway. */
  private static final Set<String> UNCOPIED = Set.of("politics", "general", "macro");

  private final SampleOptions options;
  private final SampleRegions regions;
  private final PhraseBank bank = new PhraseBank();

  /** A corpus of these options; nothing is generated before it is asked for. */
  public SampleCorpus(SampleOptions options) {
    this.options = options;
    this.regions = new SampleRegions(options.districts());
  }

  /**
   * Writes {@code reports/}, {@code reports.csv}, {@code regions.csv} and {@code truth/} into the
   * directory.
   *
   * @throws IOException if the directory can't be written
   */
  public static void write(Path directory, SampleOptions options) throws IOException {
    new SampleFiles(new SampleCorpus(options)).write(directory);
  }

  /**
   * All reports in the order of their years, then their regions; generated as the stream is read.
   */
  public Stream<SampleReport> reports() {
    return IntStream.rangeClosed(options.firstYear(), options.lastYear())
        .boxed()
        .flatMap(year -> regions.reportingIn(year).stream().map(region -> report(region, year)));
  }

  /** Every region, those of the past too. */
  public List<Region> regions() {
    return regions.all();
  }

  SampleOptions options() {
    return options;
  }

  /** The city's own report. */
  SampleReport cityReport(int year) {
    return original(regions.city(), year);
  }

  /** The second report of an election year. */
  SampleReport electionReport(Region region, int year) {
    return new Composer(bank, options, region, year, Composer.Occasion.ELECTION).compose();
  }

  private SampleReport original(Region region, int year) {
    return new Composer(bank, options, region, year, Composer.Occasion.ANNUAL).compose();
  }

  /** A district's report, with a passage from another one's of the year before in some. */
  SampleReport report(Region region, int year) {
    SampleReport report = original(region, year);
    Dice dice = new Dice(options.seed(), "copied", region.code(), year);
    if (year == options.firstYear() || !dice.chance(COPIED_SHARE)) {
      return report;
    }
    List<Region> others = new ArrayList<>(regions.reportingIn(year - 1));
    others.removeIf(other -> SampleRegions.place(other).equals(SampleRegions.place(region)));
    return others.isEmpty() ? report : withPassageOf(original(dice.pick(others), year - 1), report);
  }

  /** The report with the first passage of the other one's plan that it has a place for. */
  private static SampleReport withPassageOf(SampleReport other, SampleReport report) {
    for (List<SampleSentence> passage : passages(other)) {
      int place = lastOfTopic(report, passage.get(0).topicId());
      if (place >= 0) {
        SampleSentence before = report.sentences().get(place);
        List<SampleSentence> sentences = new ArrayList<>(report.sentences().subList(0, place + 1));
        StringBuilder text = new StringBuilder();
        for (SampleSentence sentence : passage) {
          sentences.add(sentence.inParagraph(before.paragraph()));
          text.append(sentence.text());
        }
        sentences.addAll(report.sentences().subList(place + 1, report.sentences().size()));
        return new SampleReport(
            report.region(),
            report.year(),
            report.meetingDate(),
            report.title(),
            sentences,
            new CopiedPassage(other.region().code(), other.year(), text.toString()));
      }
    }
    return report;
  }

  /** Runs of sentences of one topic in one paragraph of the plan, without planted figures. */
  private static List<List<SampleSentence>> passages(SampleReport report) {
    List<List<SampleSentence>> passages = new ArrayList<>();
    List<SampleSentence> run = new ArrayList<>();
    for (SampleSentence sentence : report.sentences()) {
      boolean usable =
          sentence.section() == Section.PLAN
              && sentence.stance() == Stance.PLAN
              && !UNCOPIED.contains(sentence.topicId())
              && !opensChapter(sentence.text())
              && sentence.figures().isEmpty();
      SampleSentence last = run.isEmpty() ? sentence : run.get(run.size() - 1);
      boolean continues =
          last.paragraph() == sentence.paragraph() && last.topicId().equals(sentence.topicId());
      if (!usable || !continues) {
        addIfLong(run, passages);
        run.clear();
      }
      if (usable) {
        run.add(sentence);
      }
    }
    addIfLong(run, passages);
    return passages;
  }

  /** Whether the sentence is a numbered heading inside of a paragraph. */
  private static boolean opensChapter(String text) {
    return text.charAt(0) == '（' || text.charAt(1) == '是';
  }

  private static void addIfLong(List<SampleSentence> run, List<List<SampleSentence>> passages) {
    int chars = run.stream().mapToInt(sentence -> sentence.text().length()).sum();
    if (chars >= SHORTEST_PASSAGE) {
      passages.add(List.copyOf(run));
    }
  }

  private static int lastOfTopic(SampleReport report, String topic) {
    int place = -1;
    for (int i = 0; i < report.sentences().size(); i++) {
      SampleSentence sentence = report.sentences().get(i);
      boolean fits = sentence.section() == Section.PLAN && !sentence.heading();
      place = fits && sentence.topicId().equals(topic) ? i : place;
    }
    return place;
  }

  /** The regions as the extension file for {@code --regions}. */
  String regionsTable() {
    StringBuilder table =
        new StringBuilder(
            "region_code,region_name,full_name,level,parent_code,valid_from,valid_to,successor_code\n");
    for (Region region : regions.all()) {
      table
          .append(region.code())
          .append(',')
          .append(region.name())
          .append(',')
          .append(region.fullName())
          .append(',')
          .append(region.level().label())
          .append(',')
          .append(Objects.toString(region.parentCode(), ""))
          .append(',')
          .append(Objects.toString(region.validFrom(), ""))
          .append(',')
          .append(Objects.toString(region.validTo(), ""))
          .append(',')
          .append(Objects.toString(region.successorCode(), ""))
          .append('\n');
    }
    return table.toString();
  }

  static void writeFile(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, content);
  }
}
