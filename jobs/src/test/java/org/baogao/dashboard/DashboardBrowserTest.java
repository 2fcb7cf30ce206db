package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baogao.contract.Columns;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;
import org.baogao.report.Stage;
import org.baogao.report.Stance;
import org.baogao.table.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as its reader has it; {@code SampleRunTest} runs the larger part, over the sample. */
class DashboardBrowserTest {
  private static final int REGIONS = 300;
  private static final int YEARS = 10;

  @Test
  void aClickIsAnsweredInTimeAt3000RegionYears(@TempDir Path folder) throws Exception {
    Path release = SyntheticRelease.write(folder.resolve("release"), REGIONS, YEARS, 2);
    Path page = folder.resolve("index.html");
    Dashboard.write(release, "20260101T000000000Z-0001", page);

    Browser.passes(page, "performance.test.js");
  }

  @Test
  void aPageOfAPartSaysWhatItHas(@TempDir Path folder) throws Exception {
    Path release = SyntheticRelease.writeLevels(folder.resolve("release"), 2, 2, 3, 4, 2);
    Path page = folder.resolve("index.html");
    Dashboard.write(
        release, "x", null, page, new Dashboard.Limits(12 + 16 + 2 * 12, Dashboard.MOST_BYTES));

    Browser.passes(page, "scope.test.js");
  }

  @Test
  void thePageSaysInChineseWhatTheDataDictionarySays() throws Exception {
    Map<String, String> words = words("const zh = {");

    assertThat(words).containsAllEntriesOf(called("section.", Columns.sectionsOrAll()));
    assertThat(words)
        .containsAllEntriesOf(
            called(
                "level.",
                Vocabulary.of(Region.Level.class, Region.Level::label, Region.Level::nameZh)))
        .containsAllEntriesOf(
            called("stance.", Vocabulary.of(Stance.class, Stance::label, Stance::nameZh)))
        .containsAllEntriesOf(
            called("stageName.", Vocabulary.of(Stage.class, Stage::label, Stage::nameZh)))
        .containsAllEntriesOf(
            called(
                "reject.",
                Vocabulary.of(ReasonCode.class, ReasonCode::code, ReasonCode::meaningZh)));
  }

  @Test
  void thePageHasTheSameTermsInEnglish() throws Exception {
    Map<String, String> words = words("const en = {");

    assertThat(words.keySet()).containsExactlyElementsOf(words("const zh = {").keySet());
    assertThat(words)
        .containsAllEntriesOf(
            called(
                "reject.", Vocabulary.of(ReasonCode.class, ReasonCode::code, ReasonCode::meaning)));
  }

  /** The words of a language, in their order. */
  private static Map<String, String> words(String begin) throws IOException {
    String text = resource("text.js");
    int from = text.indexOf(begin);
    Map<String, String> words = new LinkedHashMap<>();
    Pattern.compile("^ {4}\"?([\\w.]+)\"?: \"(.*)\",$", Pattern.MULTILINE)
        .matcher(text.substring(from, text.indexOf("\n  };", from)))
        .results()
        .forEach(found -> words.put(found.group(1), found.group(2)));
    return words;
  }

  private static Map<String, String> called(String prefix, Vocabulary vocabulary) {
    return vocabulary.values().stream()
        .collect(Collectors.toMap(value -> prefix + value.code(), Vocabulary.Value::nameZh));
  }

  @Test
  void everyScriptIsStrictAndNamedByThePage() throws Exception {
    List<String> scripts =
        Pattern.compile("<script src=\"([\\w.-]+)\">")
            .matcher(resource("index.html"))
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("echarts.min.js"))
            .toList();

    assertThat(scripts).hasSizeGreaterThan(10);
    for (String script : scripts) {
      assertThat(resource(script)).as(script).contains("\"use strict\";");
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Dashboard.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
