package org.baogao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.baogao.contract.Tables;
import org.baogao.contract.Topics;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbFileTest {
  @TempDir Path folder;
  private Path building;
  private Path published;

  @BeforeEach
  void writeTables() throws Exception {
    building = folder.resolve("it's 输出/.building-1");
    published = building.resolveSibling("1");
    for (Table table : Tables.ALL) {
      write(table, "");
    }
  }

  /** One row, of as many values as the table has columns: 7, the text 7, true, a day. */
  private void write(Table table, String columnsMore) throws Exception {
    Path directory = Files.createDirectories(building.resolve(table.name()));
    String columns =
        table.columns().stream()
            .map(field -> "CAST(%s) AS %s".formatted(value(field), field.name()))
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT %s%s) TO '%s' (FORMAT parquet)"
              .formatted(
                  columns,
                  columnsMore,
                  directory.resolve("part-0.parquet").toString().replace("'", "''")));
    }
    Files.writeString(directory.resolve(".part-0.parquet.crc"), "no Parquet");
  }

  private static String value(Field field) {
    return switch (field.type().simpleString()) {
      case "boolean" -> "true AS BOOLEAN";
      case "date" -> "DATE '2026-01-31' AS DATE";
      case "string" -> "7 AS VARCHAR";
      default -> "7 AS " + field.type().simpleString();
    };
  }

  private Path publish() throws IOException {
    Path file = building.resolve(DuckDbFile.PATH);
    assertThat(DuckDbFile.write(building, published, file)).isEqualTo(2 * Tables.ALL.size());
    Files.move(building, published);
    return published.resolve(DuckDbFile.PATH);
  }

  private static Connection open(Path file) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          texts.add(rows.getString(i));
        }
      }
      return texts;
    }
  }

  @Test
  void everyTableHasAViewInBothLanguagesWithTheMeaningsOfTheContract() throws Exception {
    try (Connection connection = open(publish())) {
      for (Table table : Tables.ALL) {
        assertView(
            connection,
            "main",
            table.name(),
            table.grain(),
            table.columns().stream().map(Field::name).toList(),
            table.columns().stream().map(Field::meaning).toList());
        assertView(
            connection,
            "zh",
            table.nameZh(),
            table.grainZh(),
            table.columns().stream().map(Field::nameZh).toList(),
            table.columns().stream().map(Field::meaningZh).toList());
        assertThat(texts(connection, "FROM main." + table.name()))
            .isNotEmpty()
            .isEqualTo(texts(connection, "FROM zh." + table.nameZh()));
      }
    }
  }

  private static void assertView(
      Connection connection,
      String schema,
      String view,
      String comment,
      List<String> columns,
      List<String> comments)
      throws SQLException {
    String which = " WHERE schema_name = '%s' AND %s_name = '%s'";
    assertThat(
            texts(
                connection,
                "SELECT comment FROM duckdb_views()" + which.formatted(schema, "view", view)))
        .containsExactly(comment);
    String ofColumns = " FROM duckdb_columns()" + which.formatted(schema, "table", view);
    assertThat(texts(connection, "SELECT column_name" + ofColumns + " ORDER BY column_index"))
        .isEqualTo(columns);
    assertThat(texts(connection, "SELECT comment" + ofColumns + " ORDER BY column_index"))
        .isEqualTo(comments);
  }

  @Test
  void aReleaseThatMovedIsFoundBySayingWhereItIs() throws Exception {
    publish();
    Path moved = Files.move(published, folder.resolve("mounted elsewhere"));

    try (Connection connection = open(moved.resolve(DuckDbFile.PATH))) {
      assertThatThrownBy(() -> texts(connection, "SELECT topic_id FROM topics"))
          .hasMessageContaining("输出");
    }
    try (Connection connection = open(moved.resolve(DuckDbFile.PATH));
        Statement statement = connection.createStatement()) {
      statement.execute("SET VARIABLE %s = '%s'".formatted(DuckDbFile.VARIABLE, moved));
      assertThat(texts(connection, "SELECT topic_id FROM topics")).containsExactly("7");
      assertThat(texts(connection, "SELECT 主题编号 FROM zh.主题")).containsExactly("7");
    }
  }

  @Test
  void theFileCanBeAttachedUnderAnyName() throws Exception {
    Path file = publish();

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ATTACH '%s' AS 发布 (READ_ONLY)".formatted(file.toString().replace("'", "''")));
      assertThat(texts(connection, "SELECT topic_id FROM 发布.main.topics")).containsExactly("7");
      assertThat(texts(connection, "SELECT 主题编号 FROM 发布.zh.主题")).containsExactly("7");
    }
  }

  @Test
  void theSameReleaseGivesTheSameBytes() throws Exception {
    Path once = folder.resolve("1.duckdb");
    Path again = folder.resolve("2.duckdb");
    DuckDbFile.write(building, published, once);
    DuckDbFile.write(building, published, again);
    DuckDbFile.write(building, published, again);

    assertThat(again).hasSameBinaryContentAs(once);
    assertThat(folder.resolve("2.duckdb.wal")).doesNotExist();
  }

  @Test
  void readingDoesNotChangeTheFile() throws Exception {
    Path file = publish();
    byte[] before = Files.readAllBytes(file);

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      assertThat(texts(connection, "SELECT count(*) FROM topics")).containsExactly("1");
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aColumnThatALaterVersionAddsIsNotInTheViews() throws Exception {
    write(Topics.TABLE, ", 1 AS added_later");

    try (Connection connection = open(publish())) {
      assertThat(texts(connection, "FROM topics")).hasSize(Topics.TABLE.columns().size());
    }
  }

  @Test
  void aReleaseWithoutATableIsRefusedAndLeavesNoFile() throws Exception {
    Files.delete(building.resolve("topics/part-0.parquet"));
    Path file = folder.resolve("x.duckdb");

    assertThatThrownBy(() -> DuckDbFile.write(building, published, file))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("topics");
    assertThat(folder).isDirectoryNotContaining("glob:**.duckdb*");
  }
}
