package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baogao.contract.Columns;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;
import org.baogao.report.Stage;
import org.baogao.report.Stance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void thePageHasWordsForEveryTermOfTheTables(String language) throws Exception {
    String text = resource("text.js");
    String words =
        language.equals("zh")
            ? text.substring(0, text.indexOf("const en = {"))
            : text.substring(text.indexOf("const en = {"));
    Collection<String> keys =
        Pattern.compile("^ {4}\"?([\\w.]+)\"?: ", Pattern.MULTILINE)
            .matcher(words)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(keys)
        .doesNotHaveDuplicates()
        .containsAll(
            Stream.of(
                    Arrays.stream(ReasonCode.values()).map(reason -> "reject." + reason.code()),
                    Arrays.stream(Stage.values()).map(stage -> "stageName." + stage.label()),
                    Columns.sectionsOrAll().codes().stream().map(section -> "section." + section),
                    Arrays.stream(Region.Level.values()).map(level -> "level." + level.label()),
                    Arrays.stream(Stance.values()).map(stance -> "stance." + stance.label()))
                .flatMap(each -> each)
                .toList());
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
