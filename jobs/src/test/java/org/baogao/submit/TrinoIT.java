package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.contract.ExternalTables;
import org.baogao.contract.Tables;
import org.baogao.query.DuckDbFile;
import org.baogao.run.ExitCode;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Trino over two releases: its tables are defined once and follow {@code current}. */
@Tag("trino")
class TrinoIT {
  private static final Path SAMPLE = Path.of("../data/sample").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void tablesDefinedOnceAreThoseOfTheReleaseThatIsCurrent() throws Exception {
    Optional<Path> java = TrinoServer.java();
    assumeTrue(
        java.isPresent(),
        () ->
            "Skipped: Trino needs a JDK of version %d or newer; name one in TRINO_JAVA_HOME"
                .formatted(TrinoServer.OLDEST_JAVA));
    Path installed = TrinoServer.install();
    publish(SAMPLE.resolve("reports"));

    try (TrinoServer trino = TrinoServer.start(java.orElseThrow(), installed, folder, scratch())) {
      String ddl =
          ExternalTables.sql(ExternalTables.Engine.TRINO, "local:///output/current", Language.ZH);
      for (String statement : ddl.strip().split(";\n")) {
        trino.rows(statement.strip().replaceAll(";$", ""));
      }
      assertSameAsDuckDb(trino);
      Object before = trino.rows("SELECT count(*) FROM baogao.reports").get(0).get(0);

      publish(SAMPLE.resolve("reports"), Submission.reports(folder));

      assertSameAsDuckDb(trino);
      Object after = trino.rows("SELECT count(*) FROM baogao.reports").get(0).get(0);
      assertThat(((Number) after).longValue()).isEqualTo(((Number) before).longValue() + 3);
    }
  }

  private Path scratch() throws Exception {
    return Files.createDirectories(folder.resolve("trino"));
  }

  private void publish(Path... inputs) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (Path input : inputs) {
      arguments.addAll(List.of("--input", input.toString()));
    }
    arguments.addAll(
        List.of(
            "--reports",
            SAMPLE.resolve("reports.csv").toString(),
            "--regions",
            SAMPLE.resolve("regions.csv").toString(),
            "--output",
            folder.resolve("output").toString()));
    Submission.Ended ended = Submission.sparkSubmit(folder, arguments.toArray(String[]::new)).run();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).contains("Published release");
  }

  /** Of every column of every table: how many values, the least, the greatest, and their sum. */
  private void assertSameAsDuckDb(TrinoServer trino) throws Exception {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    Path file = folder.resolve("output/current").resolve(DuckDbFile.PATH);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
        Statement statement = connection.createStatement()) {
      for (Table table : Tables.ALL) {
        String measures =
            table.columns().stream().map(TrinoIT::measures).collect(Collectors.joining(", "));
        String sql = "SELECT count(*), %s FROM %s%s";
        List<@Nullable Object> expected = new ArrayList<>();
        try (ResultSet row =
            statement.executeQuery(sql.formatted(measures, "main.", table.name()))) {
          assertThat(row.next()).isTrue();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            expected.add(plain(row.getObject(i)));
          }
        }
        assertThat(
                trino
                    .rows(sql.formatted(measures, ExternalTables.SCHEMA + ".", table.name()))
                    .get(0)
                    .stream()
                    .map(TrinoIT::plain))
            .as(table.name())
            .containsExactlyElementsOf(expected);
      }
    }
  }

  private static String measures(Field field) {
    String name = field.name();
    String all = "count(%1$s), min(%1$s), max(%1$s)".formatted(name);
    if (field.type().equals(DataTypes.StringType)) {
      return all + ", sum(length(%s))".formatted(name);
    }
    if (field.type().equals(DataTypes.IntegerType) || field.type().equals(DataTypes.LongType)) {
      return all + ", sum(%s)".formatted(name);
    }
    if (field.type().equals(DataTypes.DoubleType)) {
      // Sums of doubles depend on their order; these do not.
      return all + ", sum(CAST(floor(%s * 1e6) AS BIGINT))".formatted(name);
    }
    return all;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Number number
        ? (Object) number.doubleValue()
        : value == null ? null : value.toString();
  }
}
