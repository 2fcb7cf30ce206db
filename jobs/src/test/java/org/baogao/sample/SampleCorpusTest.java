package org.baogao.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.baogao.report.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator, and that {@code data/sample} is what it writes. */
class SampleCorpusTest {
  private static final Path COMMITTED = Path.of("..", "data", "sample");
  private static final long MOST_BYTES = 1_500_000;
  private static final List<SampleReport> REPORTS =
      new SampleCorpus(SampleOptions.DEFAULT).reports().toList();

  @Test
  void theCommittedSampleIsWhatTheGeneratorWrites(@TempDir Path directory) throws IOException {
    SampleCorpus.write(directory, SampleOptions.DEFAULT);
    Set<String> written = filesBelow(directory);
    Set<String> committed = filesBelow(COMMITTED);
    committed.remove("README.md");
    assertThat(committed).isEqualTo(written);
    for (String file : written) {
      assertThat(Files.mismatch(directory.resolve(file), COMMITTED.resolve(file)))
          .as("first byte of %s that differs", file)
          .isEqualTo(-1);
    }
  }

  @Test
  void theSampleIsSmallAndCoversSixDistrictsOverFiveYears() throws IOException {
    long bytes = 0;
    for (String file : filesBelow(COMMITTED)) {
      bytes += Files.size(COMMITTED.resolve(file));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
    Map<String, Set<Integer>> years = new HashMap<>();
    for (SampleReport report : REPORTS) {
      years
          .computeIfAbsent(SampleRegions.place(report.region()), place -> new TreeSet<>())
          .add(report.year());
    }
    assertThat(years.values().stream().filter(all -> all.size() >= 5))
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void everyReportIsLongAndHasAllSections() {
    for (SampleReport report : REPORTS) {
      assertThat(report.text().length()).as(report.title()).isBetween(3_000, 7_000);
      assertThat(report.charsByTopic())
          .as(report.title())
          .containsKeys(
              Section.OPENING, Section.REVIEW, Section.PROBLEMS, Section.PLAN, Section.CLOSING);
    }
  }

  @Test
  void everyTopicOfTheCodebookIsPlanted() {
    Set<String> planted =
        REPORTS.stream()
            .flatMap(report -> report.sentences().stream())
            .map(SampleSentence::topicId)
            .collect(Collectors.toSet());
    assertThat(planted)
        .hasSize(34)
        .containsExactlyInAnyOrderElementsOf(new PhraseBank().topicIds());
  }

  @Test
  void noSlotIsLeftUnfilledAndNoSentenceIsTorn() {
    for (SampleReport report : REPORTS) {
      assertThat(report.text())
          .as(report.title())
          .doesNotContainPattern("[\\[\\]{}<>|@]|null|，，|。。");
    }
  }

  @Test
  void sharesAddUpToOneInEverySection() throws IOException {
    Map<String, Double> sums = new TreeMap<>();
    for (String[] row : table("topic_shares.tsv")) {
      sums.merge(row[0] + " " + row[1], Double.valueOf(row[4]), Double::sum);
    }
    assertThat(sums).hasSizeGreaterThan(200);
    sums.forEach((key, sum) -> assertThat(sum).as(key).isCloseTo(1.0, within(1e-4)));
  }

  @Test
  void everyFileHasItsTruthAndEveryTruthItsFile() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String[] row : table("reports.tsv")) {
      told.add(row[0].replaceAll("(!/|#).*", ""));
    }
    assertThat(told).isEqualTo(filesBelow(COMMITTED.resolve("reports")));
  }

  @Test
  void wasteRisesInTheFirstDistrictAndTheEpidemicComesAndGoes() {
    assertThat(share("990101", 2024, "waste")).isGreaterThan(2 * share("990101", 2020, "waste"));
    assertThat(share("990102", 2020, "epidemic")).isZero();
    assertThat(share("990102", 2021, "epidemic")).isGreaterThan(0.03);
    assertThat(share("990102", 2024, "epidemic")).isZero();
  }

  @Test
  void copiedPassagesStandInBothReports() {
    Map<String, SampleReport> byKey = new HashMap<>();
    REPORTS.forEach(report -> byKey.put(report.region().code() + report.year(), report));
    List<SampleReport> copies = REPORTS.stream().filter(r -> r.copied() != null).toList();
    assertThat(copies).hasSizeGreaterThanOrEqualTo(3);
    for (SampleReport copy : copies) {
      SampleReport.CopiedPassage passage = copy.copied();
      assertThat(passage).isNotNull();
      SampleReport source = byKey.get(passage.fromCode() + passage.fromYear());
      assertThat(source).isNotNull();
      assertThat(copy.text()).contains(passage.text());
      assertThat(source.text()).contains(passage.text());
    }
  }

  @Test
  void plantedFiguresStandInTheirSentences() {
    for (SampleReport report : REPORTS) {
      for (SampleSentence sentence : report.sentences()) {
        for (SampleFigure figure : sentence.figures()) {
          assertThat(sentence.text()).contains(figure.value() + figure.unit());
        }
      }
    }
  }

  @Test
  void anotherSeedGivesOtherTextsForTheSameRegions() {
    SampleOptions other = SampleOptions.DEFAULT.withSeed(7).withYears(2022, 2022);
    List<SampleReport> reports = new SampleCorpus(other).reports().toList();
    List<SampleReport> same = REPORTS.stream().filter(r -> r.year() == 2022).toList();
    assertThat(reports).hasSameSizeAs(same);
    for (int i = 0; i < reports.size(); i++) {
      assertThat(reports.get(i).region()).isEqualTo(same.get(i).region());
      assertThat(reports.get(i).text()).isNotEqualTo(same.get(i).text());
    }
  }

  @Test
  void aReportDoesNotChangeWhenOthersCome() {
    SampleOptions more = SampleOptions.DEFAULT.withDistricts(12).withYears(2020, 2020);
    SampleReport first = new SampleCorpus(more).reports().findFirst().orElseThrow();
    assertThat(first.text()).isEqualTo(REPORTS.get(0).text());
  }

  @Test
  void optionsScaleDistrictsYearsAndLength() {
    SampleOptions options = new SampleOptions(3, 150, 2018, 2019, 9000).withCharsPerReport(6000);
    Set<String> names = new HashSet<>();
    Set<String> codes = new HashSet<>();
    List<SampleReport> reports = new SampleCorpus(options).reports().toList();
    for (SampleReport report : reports) {
      assertThat(report.text().length()).isBetween(4_500, 8_500);
      names.add(report.region().fullName());
      codes.add(report.region().code());
    }
    assertThat(reports).hasSize(302);
    assertThat(names).hasSize(151);
    assertThat(codes).hasSize(151);
  }

  @Test
  void impossibleOptionsAreRefusedWithTheirValue() {
    assertThatThrownBy(() -> SampleOptions.DEFAULT.withDistricts(0)).hasMessageContaining("is 0");
    assertThatThrownBy(() -> SampleOptions.DEFAULT.withYears(2024, 2020))
        .hasMessageContaining("2024 to 2020");
    assertThatThrownBy(() -> SampleOptions.DEFAULT.withCharsPerReport(10))
        .hasMessageContaining("10 characters");
  }

  @Test
  void theHandMadeContainersOpenInTheLibrariesThatReadThem() throws IOException {
    String text = "云泽市政府工作报告\n各位代表：生活垃圾分类投放点120处。\n";
    try (XWPFDocument document =
            new XWPFDocument(new ByteArrayInputStream(Containers.docx("题目", text)));
        XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
      assertThat(extractor.getText()).isEqualTo(text);
      assertThat(document.getProperties().getCoreProperties().getTitle()).isEqualTo("题目");
    }
    try (PDDocument document = Loader.loadPDF(Containers.pdf(text))) {
      assertThat(new PDFTextStripper().getText(document)).contains("各位代表：生活垃圾分类投放点120处。", "— 1 —");
    }
    byte[] content = "长".repeat(70_000).getBytes(StandardCharsets.UTF_8);
    try (InputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Containers.gzip(content)))) {
      assertThat(gzip.readAllBytes()).isEqualTo(content);
    }
    Charset gbk = Charset.forName("GBK");
    byte[] archive = Containers.zip(Map.of("报告/甲.txt", content), gbk);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), gbk)) {
      ZipEntry entry = zip.getNextEntry();
      assertThat(entry).isNotNull();
      assertThat(entry.getName()).isEqualTo("报告/甲.txt");
    }
  }

  @Test
  void theBracketedPinyinCutsCharactersAsTheRealDamageDoes() {
    assertThat(BracketedPinyin.damage("現在")).isEqualTo("現(xiàn)在");
    // 94B5 stands across the border of 財 D894 and 等 B5C8; the bytes after it are shifted up to 7C.
    assertThat(BracketedPinyin.damage("財等落戶東城")).isEqualTo("財?shù)嚷鋺魱|城");
  }

  @Test
  void noTextLosesACharacterInItsCharset() throws IOException {
    Path big5 = COMMITTED.resolve("reports/2022/2022-sungyuan.txt");
    String text = Files.readString(big5, Charset.forName("Big5"));
    assertThat(text).doesNotContain("?").contains("雲澤市松垣區2022年政府工作報告");
    for (SampleReport report : REPORTS) {
      assertThat(new String(report.text().getBytes(Containers.GBK), Containers.GBK))
          .isEqualTo(report.text());
    }
  }

  private static double share(String code, int year, String topic) {
    SampleReport report =
        REPORTS.stream()
            .filter(r -> r.region().code().equals(code) && r.year() == year)
            .findFirst()
            .orElseThrow();
    Map<String, Integer> chars =
        report.charsByTopic().getOrDefault(Section.REVIEW, new TreeMap<>());
    int all = chars.values().stream().mapToInt(Integer::intValue).sum();
    return (double) chars.getOrDefault(topic, 0) / all;
  }

  private static List<String[]> table(String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(COMMITTED.resolve("truth").resolve(name))) {
      rows.add(line.split("\t", -1));
    }
    String[] header = rows.remove(0);
    rows.forEach(row -> assertThat(row).as(Arrays.toString(row)).hasSameSizeAs(header));
    return rows;
  }

  private static Set<String> filesBelow(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
