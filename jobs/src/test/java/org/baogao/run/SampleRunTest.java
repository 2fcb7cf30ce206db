package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.cli.Baogao;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.contract.ExternalTables;
import org.baogao.contract.ShareMovers;
import org.baogao.contract.Tables;
import org.baogao.dashboard.Browser;
import org.baogao.dashboard.Dashboard;
import org.baogao.dashboard.PageData;
import org.baogao.export.Export;
import org.baogao.export.ExportedCells;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.query.DuckDbFile;
import org.baogao.query.SqlQuery;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One release of the sample corpus, held against its truth. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRunTest {
  private static final Path SAMPLE = Path.of("../data/sample");

  private Path output;
  private RunOutcome first;
  private OutputDirectory directory;

  @BeforeAll
  void publishOnce(@TempDir Path folder) throws Exception {
    output = folder.resolve("output");
    first = run(RunOptions.Mode.NORMAL);
    directory = OutputDirectory.local(output);
  }

  @Test
  void everyInputIsWhereTheTruthSaysItIs() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    for (Map<String, String> row : truth("reports.tsv")) {
      expected.put(
          row.get("source_path"),
          row.get("outcome").equals("report")
              ? row.get("region_code") + " " + row.get("year")
              : row.get("reason_code"));
    }

    Map<String, String> found = new TreeMap<>();
    for (String line : sql("SELECT source_path, region_code || ' ' || year FROM reports")) {
      found.put(
          line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1));
    }
    for (String line : sql("SELECT source_path, reason_code FROM rejects")) {
      found.put(
          line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1));
    }

    assertThat(found).isEqualTo(expected);
    assertThat(first.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(first.failedChecks()).isEmpty();
  }

  @Test
  void meetingDatesAreThoseOfTheTruth() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    for (Map<String, String> row : truth("reports.tsv")) {
      if (!row.get("meeting_date").isEmpty()) {
        expected.put(row.get("source_path"), row.get("meeting_date"));
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (String line :
        sql("SELECT source_path, meeting_date FROM reports WHERE meeting_date IS NOT NULL")) {
      found.put(
          line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void copiesOfOneReportAreCountedOnce() throws Exception {
    List<String> groups =
        sql(
            """
            SELECT count(*), count(duplicate_of), count(DISTINCT coalesce(duplicate_of, report_id))
            FROM reports WHERE region_code = '990101' AND year = 2024""");

    assertThat(groups).containsExactly("3,2,1");
    assertThat(sql("SELECT count(*) FROM reports WHERE duplicate_of IS NOT NULL"))
        .containsExactly("2");
  }

  @Test
  void tfIdfIsWhatAnIndependentComputationGives() throws Exception {
    assertThat(
            sql(
                """
                WITH n AS (SELECT count(*) AS n FROM reports WHERE duplicate_of IS NULL),
                     df AS (SELECT term, count(*) AS df FROM report_terms GROUP BY term)
                SELECT count(*) > 10000,
                       max(abs(tfidf - tf * ln((n + 1) / (df + 1)))) < 1e-12 * max(tfidf),
                       bool_and(df = document_frequency)
                FROM report_terms JOIN df USING (term) JOIN terms USING (term), n"""))
        .containsExactly("true,true,true");
  }

  @Test
  void sharesOfTopicsAreNearThoseThatWerePlanted() throws Exception {
    Map<String, Double> planted = new HashMap<>();
    for (Map<String, String> row : truth("topic_shares.tsv")) {
      if (row.get("section").equals("plan") || row.get("section").equals("review")) {
        planted.merge(
            row.get("source_path") + " " + row.get("section") + " " + row.get("topic_id"),
            Double.parseDouble(row.get("share")),
            Double::sum);
      }
    }
    double error = 0;
    int cells = 0;
    for (String line :
        sql(
            """
            SELECT source_path, section, topic_id, share
            FROM topic_shares JOIN reports USING (region_code, year)
            WHERE section IN ('plan', 'review') AND format = 'text' AND duplicate_of IS NULL
              AND region_code <> '990102'""")) {
      String[] cell = line.split(",");
      double expected = planted.getOrDefault(cell[0] + " " + cell[1] + " " + cell[2], 0.0);
      error += Math.abs(Double.parseDouble(cell[3]) - expected);
      cells++;
    }
    assertThat(cells).isGreaterThan(500);
    // The word-based assignment errs; a model that is trained does better.
    assertThat(error / cells).as("mean absolute error of a share").isLessThan(0.02);
  }

  @Test
  void theDocumentedQueryFindsTheSentencesBehindEveryShare() throws Exception {
    String query = documentedQueries().get(0);
    String ofEveryCell = query.replaceFirst("(?m)^  WHERE region_name = .*\\n", "");

    List<String> example = sql(query);
    List<String> compared =
        sql(
            """
            SELECT count(*) > 5000, bool_and(t.chars = coalesce(e.chars, 0)),
                   bool_and(t.sentences = coalesce(e.sentences, 0)),
                   max(abs(t.share - coalesce(e.contribution, 0))) < 1e-12
            FROM topic_shares t FULL JOIN (
              SELECT region_code, year, section, topic_id, sum(contribution) AS contribution,
                     sum(chars) AS chars, count(*) AS sentences
              FROM (%s) GROUP BY ALL
            ) e USING (region_code, year, section, topic_id)"""
                .formatted(ofEveryCell));

    assertThat(ofEveryCell).isNotEqualTo(query);
    assertThat(example).isNotEmpty();
    assertThat(compared).containsExactly("true,true,true,true");
  }

  @Test
  void theDocumentedQueryTellsWhyAShareMoved() throws Exception {
    assertThat(sql(documentedQueries().get(1)))
        .hasSizeGreaterThan(20)
        .noneMatch(row -> row.contains("NULL"));
  }

  @Test
  void moversOfEveryLargerChangeAddUpToIt() throws Exception {
    assertThat(
            sql(
                """
                WITH changed AS (
                  SELECT * FROM topic_shares
                  WHERE section = 'all' AND abs(share_change) >= %s
                ), moved AS (
                  SELECT region_code, year, topic_id, unit, sum(contribution) AS change,
                         sum(share) AS share, min(share_change) AS low, max(share_change) AS high,
                         count(*) FILTER (part = 'rest') AS rests
                  FROM share_movers GROUP BY ALL
                )
                SELECT count(*) > 100, count(*) = 2 * (SELECT count(*) FROM changed),
                       bool_and(low = share_change AND high = share_change AND rests = 1),
                       max(abs(change - share_change)) < 1e-12,
                       max(abs(moved.share - changed.share)) < 1e-12
                FROM changed FULL JOIN moved USING (region_code, year, topic_id)"""
                    .formatted(ShareMovers.SMALLEST_CHANGE)))
        .containsExactly("true,true,true,true,true");
  }

  @Test
  void paragraphsThatMovedAShareHaveItsCharacters() throws Exception {
    assertThat(
            sql(
                """
                WITH paragraph AS (
                  SELECT report_id, paragraph_no, primary_topic AS topic_id,
                         sum(length(text)) AS chars
                  FROM sentences WHERE NOT damaged AND section <> 'appendix' GROUP BY ALL
                ), total AS (
                  SELECT region_code, year, sum(chars) AS all_chars FROM topic_shares
                  WHERE section = 'all' GROUP BY ALL
                )
                SELECT count(*) > 1000,
                       max(abs(m.share + m.share_before - p.chars / t.all_chars)) < 1e-12
                FROM share_movers m JOIN paragraph p USING (report_id, paragraph_no, topic_id)
                JOIN total t ON t.region_code = m.region_code
                  AND t.year = m.year - CASE WHEN m.share > 0 THEN 0 ELSE 1 END"""))
        .containsExactly("true,true");
  }

  @Test
  void sectionsPartitionEachReportAndOffsetsAscend() throws Exception {
    assertThat(
            sql(
                """
                SELECT count(*) FROM (
                  SELECT report_id, section, sentence_no, begin_offset, end_offset,
                         lag(end_offset) OVER w AS before,
                         lag(sentence_no) OVER w AS number_before
                  FROM sentences WINDOW w AS (PARTITION BY report_id ORDER BY sentence_no))
                WHERE begin_offset < before OR sentence_no <> number_before + 1
                   OR end_offset <= begin_offset"""))
        .containsExactly("0");
    assertThat(
            sql(
                """
                SELECT count(*) FROM reports ANTI JOIN sentences USING (report_id)"""))
        .containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource({"XLSX, ZH", "XLSX, EN", "CSV, ZH", "CSV, EN"})
  void randomCellsOfAnExportAreThoseOfTheTables(
      Export.Format format, Language language, @TempDir Path folder) throws Exception {
    ExportedCells.assertEqualTables(
        Path.of(first.release().directory().toUri()),
        directory.manifest(first.release()),
        format,
        language,
        folder);
  }

  @Test
  void theExportCommandSaysWhatItCanNotDo(@TempDir Path folder) {
    assertThat(export(folder, "--tables", "rejects,coverage", "--language", "en"))
        .isEqualTo(ExitCode.DONE);
    assertThat(folder)
        .isDirectoryContaining("glob:**/baogao-%s.xlsx".formatted(first.release().runId()));
    assertThat(export(folder, "--tables", "no_such_table")).isEqualTo(ExitCode.USAGE);
    assertThat(export(folder, "--format", "pdf")).isEqualTo(ExitCode.USAGE);
  }

  private int export(Path folder, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("export", "--output", output.toString(), "--to", folder.toString()));
    Collections.addAll(arguments, more);
    return Baogao.execute(arguments.toArray(String[]::new));
  }

  @Test
  void theDuckDbFileReadsItsReleaseAndIsPartOfIt(@TempDir Path folder) throws Exception {
    Release current = directory.requireCurrentRelease();
    Path file = Path.of(current.directory().toUri()).resolve(DuckDbFile.PATH);
    Path again = folder.resolve("again.duckdb");

    assertThat(Baogao.execute("duckdb", "--output", output.toString(), "--to", again.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThat(directory.manifest(current).files())
        .extracting(Manifest.ReleaseFile::name)
        .contains(DuckDbFile.PATH);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + again);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM zh.报告), (SELECT sum(占比) FROM zh.主题占比) -
                       (SELECT sum(share) FROM topic_shares)""")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(directory.manifest(current).rows("reports"));
      assertThat(rows.getDouble(2)).isZero();
    }
  }

  @Test
  void sparkReadsTheTablesByTheirSql() throws Exception {
    SparkSession spark = SparkSession.active().newSession();
    String sql =
        ExternalTables.sql(
            ExternalTables.Engine.SPARK, first.release().directory().toString(), Language.EN);
    try {
      for (String statement : sql.strip().split(";\n")) {
        spark.sql(statement);
      }
      for (Table table : Tables.ALL) {
        String name = ExternalTables.SCHEMA + "." + table.name();
        assertThat(spark.table(name).count())
            .as(name)
            .isEqualTo(directory.manifest(first.release()).rows(table.name()));
        assertThat(
                spark.sql("DESCRIBE " + name).collectAsList().stream().map(row -> row.getString(2)))
            .containsExactlyElementsOf(table.columns().stream().map(Field::meaning).toList());
      }
    } finally {
      spark.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(ExternalTables.SCHEMA));
    }
  }

  @Test
  void thePageHasTheNumbersOfTheTables() throws Exception {
    Path release = Path.of(first.release().directory().toUri());
    Path page = release.resolve("dashboard/index.html");

    PageData.of(page, release).assertEqualsTables();

    assertThat(Files.size(page)).isLessThan(Dashboard.MOST_BYTES);
    assertThat(directory.manifest(first.release()).files())
        .extracting(Manifest.ReleaseFile::name)
        .contains("dashboard/index.html");
    assertThat(ReleaseVerifier.verify(directory)).isEmpty();
    assertThat(Baogao.execute("dashboard", "--output", output.toString())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void thePageWorksInABrowserAndItsCommandsListTheSentencesOfItsCells() throws Exception {
    Path page = output.resolve("current/dashboard/index.html");

    Browser.passes(page, "dashboard.test.js");

    JsonNode commands =
        JsonMapper.builder().build().readTree(Browser.PICTURES.resolve(Browser.COMMANDS).toFile());
    assertThat(commands).isNotEmpty();
    for (JsonNode each : commands) {
      String command = each.get("command").asText();
      assertThat(command).startsWith("bin/baogao sql --output " + output + " \"");
      String query = command.substring(command.indexOf('"') + 1, command.length() - 1);
      List<String> listed = sql("SELECT count(*) FROM (%s)".formatted(query));
      if (!each.get("sentences").isNull()) {
        assertThat(listed).as(command).containsExactly(each.get("sentences").asText());
      }
    }
  }

  @Test
  void theDashboardCommandMakesTheSamePage(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("页.html");

    assertThat(Baogao.execute("dashboard", "--output", output.toString(), "--to", page.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(page).hasSameBinaryContentAs(output.resolve("current/dashboard/index.html"));
    assertThat(
            Baogao.execute(
                "dashboard", "--output", output.toString(), "--to", "/no/such/folder/x.html"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theDashboardCommandMakesThePageOfARegion(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("city.html");

    assertThat(makePage("990100", page)).isEqualTo(ExitCode.DONE);
    assertThat(makePage("999999", page)).isEqualTo(ExitCode.USAGE);

    PageData.of(page, Path.of(first.release().directory().toUri())).assertEqualsTables();
  }

  private int makePage(String region, Path page) {
    return Baogao.execute(
        "dashboard", "--output", output.toString(), "--region", region, "--to", page.toString());
  }

  @Test
  void theCodebookCommandJudgesACodebookByTheRelease(@TempDir Path folder) throws Exception {
    Path codebook =
        Files.writeString(
            folder.resolve("codebook.csv"),
            """
            topic_id,name_zh,name_en,cap_code,definition,words
            waste,垃圾治理,Waste,,垃圾,垃圾 垃圾分类
            general,综合,General,,综合,
            """);

    assertThat(
            Baogao.execute(
                "codebook", "--output", output.toString(), "--codebook", codebook.toString()))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void theSameInputPublishesNothingAndFullGivesTheSameBits() throws Exception {
    RunOutcome again = run(RunOptions.Mode.NORMAL);
    RunOutcome full = run(RunOptions.Mode.FULL);

    assertThat(again.kind()).isEqualTo(RunOutcome.Kind.UNCHANGED);
    assertThat(again.release()).isEqualTo(first.release());
    assertThat(full.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(hashes(full.release())).isEqualTo(hashes(first.release()));
    assertThat(hashes(full.release())).hasSize(Tables.ALL.size());
    assertThat(page(full)).isEqualTo(page(first));
  }

  /** The bytes of a run's page, made again under one run id. */
  private byte[] page(RunOutcome outcome) throws Exception {
    Path file = Files.createTempFile(output, "page", ".html");
    Dashboard.write(Path.of(outcome.release().directory().toUri()), "x", file);
    return Files.readAllBytes(file);
  }

  @Test
  void sparkAndDuckDbReadEveryTableWithItsTypesAndMeanings(SparkSession spark) throws Exception {
    for (Table table : Tables.ALL) {
      var read = spark.read().parquet(first.release().table(table.name()).toString());
      assertThat(read.schema().fieldNames())
          .containsExactly(table.columns().stream().map(Field::name).toArray(String[]::new));
      for (Field field : table.columns()) {
        var column = read.schema().apply(field.name());
        assertThat(column.dataType()).as(table.name() + "." + field.name()).isEqualTo(field.type());
        assertThat(column.getComment().get()).isEqualTo(field.meaning());
      }
      assertThat(sql("SELECT count(*) FROM " + table.name()))
          .containsExactly(Long.toString(read.count()));
    }
  }

  @Test
  void theDiaryHasARowForEveryRun(SparkSession spark) {
    List<Row> runs = spark.read().parquet(output.resolve("runs").toString()).collectAsList();

    assertThat(runs).extracting(row -> row.<String>getAs("outcome")).contains("published");
    assertThat(runs).allSatisfy(row -> assertThat(row.<Integer>getAs("exit_code")).isZero());
  }

  private RunOutcome run(RunOptions.Mode mode) throws Exception {
    RunOptions options =
        RunOptions.of(List.of(SAMPLE.resolve("reports").toString()), output.toString())
            .withReports(SAMPLE.resolve("reports.csv"))
            .withRegions(SAMPLE.resolve("regions.csv"))
            .withMode(mode);
    return Run.execute(
        SparkExtension.session(),
        options,
        Reference.load(options),
        new RunAccount(Clock.systemUTC()));
  }

  private Map<String, String> hashes(Release release) throws Exception {
    Manifest manifest = directory.manifest(release);
    return manifest.tables().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().contentHash()));
  }

  /** The rows of a query over the current release, without the header. */
  private List<String> sql(String query) throws Exception {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      SqlQuery.run(output, query, SqlQuery.Format.CSV, out);
    }
    return text.toString().lines().skip(1).toList();
  }

  /** The SQL of the page on evidence, block by block. */
  private static List<String> documentedQueries() throws Exception {
    return Pattern.compile("(?s)```sql\\n(.*?)\\n```")
        .matcher(Files.readString(Path.of("../docs/evidence.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static List<Map<String, String>> truth(String file) throws Exception {
    List<String> lines = Files.readAllLines(SAMPLE.resolve("truth").resolve(file));
    String[] header = lines.get(0).split("\t");
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split("\t", -1);
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
              }
              return row;
            })
        .toList();
  }
}
