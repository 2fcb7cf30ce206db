package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.baogao.query.QueryException;
import org.baogao.query.ReleaseTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
  private static final int REGIONS = 3;
  private static final int YEARS = 4;

  @TempDir static Path folder;
  private static Path release;
  private static Path page;
  private static String html;
  private static PageData data;

  @BeforeAll
  static void writeOnePage() throws Exception {
    release = SyntheticRelease.write(folder.resolve("release's 表"), REGIONS, YEARS, 5);
    page = folder.resolve("index.html");
    Dashboard.write(release, "20260101T000000000Z-0001", page);
    html = Files.readString(page, UTF_8);
    data = PageData.of(page, release);
  }

  @Test
  void everyNumberIsThatOfTheTables() throws Exception {
    data.assertEqualsTables();
  }

  @Test
  void theReleaseIsNamedWithWhatWasLeftOutAndWarnedOf() {
    JsonNode about = data.json().get("release");

    assertThat(about.get("run_id").asText()).isEqualTo("20260101T000000000Z-0001");
    assertThat(about.get("reports").asInt()).isEqualTo(REGIONS * YEARS + 1);
    assertThat(about.get("duplicates").asInt()).isEqualTo(1);
    assertThat(about.get("evidence_per_cell").asInt()).isEqualTo(8);
    assertThat(about.get("warnings")).hasSize(1);
    assertThat(about.get("warnings").get(0).get("observed").asText())
        .isEqualTo(SyntheticRelease.DANGER);
  }

  @Test
  void regionsHaveThoseAboveThemWithTheNamesOfTheirTime() {
    JsonNode regions = data.json().get("regions");

    assertThat(regions.get("code").toString())
        .isEqualTo("[\"100000\",\"110000\",\"110001\",\"110002\",\"110003\"]");
    assertThat(regions.get("name").toString()).isEqualTo("[\"中国\",\"甲市\",\"甲0区\",\"甲1区\",\"甲2区\"]");
    assertThat(regions.get("parent").toString()).isEqualTo("[-1,0,1,1,1]");
  }

  @Test
  void headingsAreEvidenceOnlyWhereThereIsNothingElse() {
    JsonNode evidence = data.json().get("evidence");
    Map<Integer, Integer> counts = new HashMap<>();
    evidence.get("topic").forEach(topic -> counts.merge(topic.asInt(), 1, Integer::sum));

    // Of five sentences each, one is a heading; topic02 has a damaged one; all of topic33 are
    // headings.
    assertThat(counts)
        .containsEntry(0, 4 * REGIONS * YEARS)
        .containsEntry(2, 3 * REGIONS * YEARS)
        .containsEntry(33, 5 * REGIONS * YEARS);
  }

  @Test
  void dangerousTextStaysTextAndOutsideOfTheHtml() {
    assertThat(data.json().get("topics").get("definition").get(0).asText())
        .isEqualTo(SyntheticRelease.DANGER);
    assertThat(data.json().get("evidence").get("text").toString()).contains("]]> &lt; 🏮");
    assertThat(html).doesNotContain("]]> &lt;").doesNotContain("🏮").doesNotContain("\u2028");
    // Every script that begins ends, and none is left to be fetched.
    assertThat(
            Pattern.compile("</script", Pattern.CASE_INSENSITIVE).matcher(html).results().count())
        .isEqualTo(Pattern.compile("<script[ >]").matcher(html).results().count())
        .isGreaterThan(1);
  }

  @Test
  void whatWouldEndAScriptIsWrittenAsTheSameString() {
    assertThat(Page.safe("a('</SCRIPT>', \"<!--<script>\", x </y/)"))
        .isEqualTo("a('\\x3c/SCRIPT>', \"\\x3c!--\\x3cscript>\", x </y/)");
  }

  @Test
  void thePageFetchesNothing() {
    String withoutData = html.replaceFirst("(?s)(<script id=\"data\"[^>]*>)[^<]*", "$1");

    String withoutScripts = withoutData.replaceAll("(?s)<script>.*?</script>", "");
    assertThat(
            Pattern.compile("(?:src|href|srcset|action)=\"(?!data:|#)[^\"]*\"")
                .matcher(withoutScripts)
                .results()
                .map(found -> found.group())
                .toList())
        .isEmpty();
    assertThat(withoutData)
        .doesNotContain("fetch(")
        .doesNotContain("XMLHttpRequest")
        .doesNotContain("WebSocket")
        .doesNotContain("sendBeacon")
        .doesNotContain("@import");
    // Names of XML, and licences that the scripts cite.
    List<String> addresses =
        Pattern.compile("https?://[^\\s\"'<>)\\\\]+")
            .matcher(withoutData)
            .results()
            .map(found -> found.group())
            .filter(address -> !address.startsWith("http://www.w3.org/"))
            .distinct()
            .toList();
    assertThat(addresses)
        .isSubsetOf(
            "http://www.apache.org/licenses/LICENSE-2.0",
            "https://github.com/ecomfe/zrender/blob/master/LICENSE.txt");
  }

  @Test
  void theSameTablesGiveTheSameBytesWhateverTheirFiles() throws Exception {
    Path again = folder.resolve("again.html");
    Path renamed = folder.resolve("moved");
    try (var files = Files.walk(release)) {
      for (Path file : files.toList()) {
        Files.copy(file, renamed.resolve(release.relativize(file).toString()));
      }
    }
    Dashboard.write(renamed, "20260101T000000000Z-0001", again);

    assertThat(again).hasSameBinaryContentAs(page);
  }

  @Test
  void lessRoomLeavesFewerSentencesAndTheSameNumbers() throws Exception {
    Path small = folder.resolve("small.html");
    long most = Files.size(page) - 5_000;

    Dashboard.Written written =
        Dashboard.write(
            release, "20260101T000000000Z-0001", null, small, new Dashboard.Limits(1_000, most));

    assertThat(written.evidencePerCell()).isBetween(1, 4);
    assertThat(written.bytes()).isLessThan(most).isEqualTo(Files.size(small));
    PageData.of(small, release).assertEqualsTables();
  }

  @Test
  void withNoRoomForAllTheHottestCellsOfEveryTopicHaveEvidence() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      PayloadReader reader = PayloadReader.read(tables, "x", Scope.of(tables, null, 1_000));
      reader.addEvidence(Dashboard.MOST_BYTES);
      reader.payload().write(written, new Evidence.Amount(1, 25));
    }
    JsonNode json = JsonMapper.builder().build().readTree(written.toByteArray());
    Map<Integer, Integer> counts = new HashMap<>();
    json.get("evidence").get("topic").forEach(t -> counts.merge(t.asInt(), 1, Integer::sum));

    assertThat(json.get("release").get("evidence_per_cell").asInt()).isEqualTo(1);
    assertThat(json.get("release").get("evidence_percent").asInt()).isEqualTo(25);
    assertThat(counts).hasSize(34);
    assertThat(counts.values()).containsOnly(REGIONS * YEARS / 4);
    assertThat(lowestShareWithEvidence(json, 7)).isGreaterThanOrEqualTo(highestWithout(json, 7));
  }

  private static double lowestShareWithEvidence(JsonNode json, int topic) {
    return shares(json, topic, true).stream().mapToDouble(share -> share).min().orElseThrow();
  }

  private static double highestWithout(JsonNode json, int topic) {
    return shares(json, topic, false).stream().mapToDouble(share -> share).max().orElseThrow();
  }

  private static List<Double> shares(JsonNode json, int topic, boolean withEvidence) {
    Map<Integer, Double> with = new HashMap<>();
    Map<Integer, Double> without = new HashMap<>();
    JsonNode chars = json.get("chars").get("all");
    for (int cell = 0; cell < REGIONS * YEARS; cell++) {
      double sum = 0;
      for (int other = 0; other < 34; other++) {
        sum += chars.get(cell * 34 + other).asInt();
      }
      without.put(cell, chars.get(cell * 34 + topic).asInt() / sum);
    }
    JsonNode evidence = json.get("evidence");
    for (int i = 0; i < evidence.get("cell").size(); i++) {
      int cell = evidence.get("cell").get(i).asInt();
      if (evidence.get("topic").get(i).asInt() == topic) {
        with.put(cell, without.remove(cell));
      }
    }
    return List.copyOf((withEvidence ? with : without).values());
  }

  @Test
  void threeThousandRegionYearsStayBelowEightMegabytes(@TempDir Path large) throws Exception {
    Path tables = SyntheticRelease.write(large.resolve("release"), 250, 12, 2);
    Path file = large.resolve("index.html");

    Dashboard.Written written = Dashboard.write(tables, "20260101T000000000Z-0001", file);

    assertThat(Files.size(file)).isEqualTo(written.bytes()).isLessThan(Dashboard.MOST_BYTES);
    assertThat(written.evidencePerCell()).isPositive();
    JsonNode json = PageData.of(file, tables).json();
    assertThat(json.get("cells").get("year")).hasSize(3_000);
  }

  @Test
  void aPageOfAllSaysNothingOfAPart() {
    assertThat(data.json().get("release").get("scope").isNull()).isTrue();
  }

  @Test
  void aReleaseOfManyRegionYearsGivesAPageOfAPartWithSentences(@TempDir Path large)
      throws Exception {
    Path tables = SyntheticRelease.writeLevels(large.resolve("release"), 20, 5, 7, 6, 1);
    Path file = large.resolve("index.html");

    Dashboard.Written written = Dashboard.write(tables, "20260101T000000000Z-0001", file);

    assertThat(written.ofRegionYears()).isEqualTo(6 * 821);
    // The nation, 20 provinces and 100 cities of 6 years, and 700 districts of 3.
    assertThat(written.regionYears()).isEqualTo(6 * 121 + 3 * 700);
    assertThat(Files.size(file)).isEqualTo(written.bytes()).isLessThan(Dashboard.MOST_BYTES);
    assertThat(written.evidencePerCell()).isPositive();
  }

  @Test
  void aReleaseWithoutATableIsRefusedWithItsName(@TempDir Path empty) {
    assertThatThrownBy(() -> Dashboard.write(empty, "x", empty.resolve("index.html")))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("reports");
    assertThat(empty.resolve("index.html")).doesNotExist();
  }
}
