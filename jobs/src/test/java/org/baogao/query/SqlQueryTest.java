package org.baogao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.ReleaseBuild;
import org.baogao.publish.ReleaseMissingException;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.publish.RunLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlQueryTest {
  @TempDir static Path folder;

  private static Path output = Path.of("");
  private static ReleaseDatabase database;

  @BeforeAll
  static void publish() throws Exception {
    output = folder.resolve("it's 输出");
    OutputDirectory directory = OutputDirectory.local(output);
    try (RunLock lock = directory.lock(Clock.systemUTC(), new Random(1))) {
      ReleaseBuild build = directory.begin(lock);
      write(
          build,
          "reports",
          """
          SELECT * FROM (VALUES
            ('110101-2022-ab', '东城区', 2022, DATE '2021-12-15', 9007199254740993::BIGINT, 0.25),
            ('440305-2022-cd', '南山区', 2022, NULL, 12, 1e-7),
            ('440305-2021-ef', NULL, 2021, DATE '2021-01-08', 7, 'NaN'::DOUBLE)
          ) t(report_id, region_name, year, meeting_date, terms, share) ORDER BY report_id""");
      write(build, "topics", "SELECT 'T' || i AS topic_id FROM range(34) r(i)");
      TreeMap<String, Manifest.TableSummary> tables = new TreeMap<>();
      tables.put("reports", new Manifest.TableSummary(3, "h"));
      tables.put("topics", new Manifest.TableSummary(34, "h"));
      build.publish(
          new Manifest.Draft(
              Instant.EPOCH,
              new TreeMap<>(Map.of("code", "0")),
              new TreeMap<>(),
              new TreeMap<>(),
              List.of(),
              tables),
          Collections.emptyIterator());
    }
    database = ReleaseDatabase.open(directory);
  }

  @AfterAll
  static void close() throws Exception {
    database.close();
  }

  private static void write(ReleaseBuild build, String table, String select) throws Exception {
    Path directory = Files.createDirectories(Path.of(build.table(table).toUri()));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
              .formatted(
                  select, directory.resolve("part-0.parquet").toString().replace("'", "''")));
    }
  }

  private static String run(String sql, SqlQuery.Format format, int width) throws IOException {
    StringWriter out = new StringWriter();
    PrintWriter printed = new PrintWriter(out);
    database.query(sql, rows -> format.printer(width).print(rows, printed));
    return out.toString();
  }

  private static String csv(String sql) throws IOException {
    return run(sql, SqlQuery.Format.CSV, SqlQuery.UNLIMITED_WIDTH);
  }

  @Test
  void aTableIsAlignedByTheWidthOfChineseCharacters() throws IOException {
    assertThat(
            run(
                "SELECT region_name, terms, meeting_date FROM reports ORDER BY ALL",
                SqlQuery.Format.TABLE,
                0))
        .isEqualTo(
            """
            region_name             terms  meeting_date
            ───────────  ────────────────  ────────────
            东城区       9007199254740993  2021-12-15
            南山区                     12  NULL
            NULL                        7  2021-01-08
            (3 rows)
            """);
  }

  @Test
  void aNarrowTerminalCutsTheWidestColumnsFirst() throws IOException {
    String sql = "SELECT 1 AS n, repeat('垃圾分类', 30) AS text, 'short' AS s";

    assertThat(run(sql, SqlQuery.Format.TABLE, 40))
        .isEqualTo(
            """
            n  text                            s
            ─  ──────────────────────────────  ─────
            1  垃圾分类垃圾分类垃圾分类垃圾…   short
            (1 row)
            """);
  }

  @Test
  void columnsThatDoNotFitAreCounted() throws IOException {
    String columns = String.join(", ", Collections.nCopies(10, "'0123456789' AS c"));

    assertThat(run("SELECT " + columns, SqlQuery.Format.TABLE, 40))
        .contains("0123456…  0123456…  0123456…  0123456…\n")
        .contains("(1 row; 6 more columns did not fit");
  }

  @Test
  void lineBreaksAndTerminalCodesDoNotReachTheTerminal() throws IOException {
    assertThat(run("SELECT 'a' || chr(10) || chr(27) || '[31mb' AS t", SqlQuery.Format.TABLE, 0))
        .contains("a  [31mb\n");
  }

  @Test
  void csvQuotesWhereItMust() throws IOException {
    assertThat(csv("SELECT 'a,\"b\"' AS x, NULL AS y, 1.50 AS z, DATE '2022-01-01' AS d"))
        .isEqualTo("x,y,z,d\n\"a,\"\"b\"\"\",,1.50,2022-01-01\n");
  }

  @Test
  void jsonHasNumbersAsNumbersAndDatesAsText() throws IOException {
    assertThat(
            run(
                "SELECT report_id, year, meeting_date, terms, share FROM reports ORDER BY report_id",
                SqlQuery.Format.JSON,
                0))
        .isEqualTo(
            """
            [
            {"report_id":"110101-2022-ab","year":2022,"meeting_date":"2021-12-15","terms":9007199254740993,"share":0.25},
            {"report_id":"440305-2021-ef","year":2021,"meeting_date":"2021-01-08","terms":7,"share":"NaN"},
            {"report_id":"440305-2022-cd","year":2022,"meeting_date":null,"terms":12,"share":1.0E-7}
            ]
            """);
  }

  @Test
  void jsonTakesNestedValuesAndNamesThatRepeat() throws IOException {
    assertThat(
            run(
                "SELECT [1, NULL] l, {'甲': [DATE '2022-01-01']} s, MAP {'k': 1.5} m, true b,"
                    + " TIMESTAMP '2022-01-01 02:03:04' t, 'ab'::BLOB x, 1::HUGEINT h, 2 AS h",
                SqlQuery.Format.JSON,
                0))
        .isEqualTo(
            """
            [
            {"l":[1,null],"s":{"甲":["2022-01-01"]},"m":{"k":1.5},"b":true,"t":"2022-01-01T02:03:04","x":"6162","h":1,"h_2":2}
            ]
            """);
    assertThat(run("SELECT 1 WHERE false", SqlQuery.Format.JSON, 0)).isEqualTo("[]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM reports;",
        "-- how many\n/* reports */ SELECT count(*) FROM reports",
        "WITH r AS (SELECT * FROM reports) SELECT * FROM r UNION ALL SELECT * FROM r",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM t",
        "FROM reports",
        "VALUES (1)",
        "DESCRIBE reports",
        "SHOW TABLES",
        "SUMMARIZE reports",
        "EXPLAIN SELECT * FROM reports",
        "/* why */ explain analyze\nSELECT * FROM reports",
        "PIVOT reports ON year IN (2021, 2022) USING sum(terms)",
        "SELECT 'a;b', $$ ; DROP $$, 'COPY reports TO ''x'''"
      })
  void whatOnlyReadsIsAnswered(String sql) throws IOException {
    assertThat(csv(sql).lines().count()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY reports TO 'x.csv'",
        "COPY (SELECT 1) TO '/tmp/x.parquet' (FORMAT parquet)",
        "EXPORT DATABASE 'x'",
        "IMPORT DATABASE 'x'",
        "ATTACH 'x.db'",
        "ATTACH ':memory:' AS y",
        "USE y",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET lock_configuration = false",
        "SET VARIABLE x = 1",
        "RESET enable_external_access",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "CALL enable_logging(storage = 'file')",
        "CREATE TABLE t (i INTEGER)",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE OR REPLACE VIEW reports AS SELECT 1",
        "CREATE MACRO f(x) AS x",
        "CREATE SECRET (TYPE s3)",
        "DROP VIEW reports",
        "INSERT INTO reports VALUES (1)",
        "DELETE FROM reports",
        "WITH x AS (DELETE FROM reports RETURNING *) SELECT * FROM x",
        "WITH x AS (INSERT INTO reports SELECT * FROM reports RETURNING *) SELECT * FROM x",
        "SELECT * FROM (WITH x AS (DELETE FROM reports RETURNING *) SELECT * FROM x)",
        "PREPARE p AS SELECT 1",
        "EXECUTE p",
        "BEGIN",
        "ROLLBACK",
        "COMMIT",
        "VACUUM",
        "CHECKPOINT",
        "COMMENT ON VIEW reports IS 'x'",
        "EXPLAIN COPY reports TO 'x.csv'",
        "EXPLAIN ANALYZE COPY reports TO 'x.csv'",
        "EXPLAIN EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE ANALYZE",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY reports TO 'x.csv'",
        "ROLLBACK; COPY reports TO 'x.csv'",
        "-- nothing",
        ";"
      })
  void whatIsNoSingleQueryIsRefused(String sql) {
    assertThatThrownBy(() -> csv(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("Refused")
        .hasMessageContaining("expected one SELECT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_json('/etc/passwd')",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM parquet_metadata('/etc/passwd')",
        "SELECT * FROM read_duckdb('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM read_csv('http://localhost:1/x.csv')",
        "SELECT * FROM 'https://localhost:1/x.parquet'",
        "SELECT * FROM read_csv('s3://bucket/x.csv')",
        "SELECT getenv('HOME')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = '/tmp/x')",
        "SELECT * FROM enable_profiling()",
        "SELECT * FROM query('COPY reports TO ''x.csv''')",
        "SELECT nextval('s')"
      })
  void nothingOutsideTheReleaseIsReached(String sql) throws IOException {
    assertThatThrownBy(() -> csv(sql))
        .isInstanceOf(QueryException.class)
        .message()
        .satisfies(
            message -> assertThat(message).doesNotContain("root:").contains("Tables of release"))
        .containsAnyOf(
            "disabled by configuration",
            "has been locked",
            "does not exist",
            "Expected a single SELECT",
            "Extension");
  }

  @Test
  void aQueryLeavesTheReleaseAsItWas() throws IOException {
    StringWriter out = new StringWriter();

    SqlQuery.run(
        output, "SELECT count(*) AS n FROM topics", SqlQuery.Format.CSV, new PrintWriter(out));

    assertThat(out).hasToString("n\n34\n");
    assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();
    assertThat(Path.of("x.csv")).doesNotExist();
  }

  @Test
  void aWrongQueryIsExplainedWithTheTables() {
    assertThatThrownBy(() -> csv("SELECT * FROM report"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("Table with name report does not exist")
        .hasMessageContaining(": reports, topics");
    assertThatThrownBy(() -> csv("SELECT CAST(region_name AS INTEGER) FROM reports"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("Could not convert string '东城区'");
    assertThatThrownBy(() -> csv("SELEC 1"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("syntax error at or near \"SELEC\"");
  }

  @Test
  void aMissingReleaseIsNamed() {
    assertThatThrownBy(
            () ->
                SqlQuery.run(
                    folder.resolve("nowhere"),
                    "SELECT 1",
                    SqlQuery.Format.CSV,
                    new PrintWriter(new StringWriter())))
        .isInstanceOf(ReleaseMissingException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("expected current or _CURRENT.json");
  }

  @Test
  void anOutputElsewhereIsRefused() {
    assertThat(SqlQuery.localOutput("out dir/中")).isEqualTo(Path.of("out dir/中"));
    assertThat(SqlQuery.localOutput("file:/out dir/中")).isEqualTo(Path.of("/out dir/中"));
    assertThat(SqlQuery.localOutput("file:///out")).isEqualTo(Path.of("/out"));
    assertThatThrownBy(() -> SqlQuery.localOutput("s3a://bucket/out"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(
            "This command reads from a local or mounted directory; found s3a://bucket/out");
  }
}
