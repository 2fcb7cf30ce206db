package org.baogao.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.baogao.contract.Tables;
import org.baogao.table.Field;
import org.baogao.table.Table;

/**
 * A DuckDB file with a view for each table of one release and, in the schema {@code zh}, a second
 * one whose name and columns are Chinese; views and columns have their meanings as comments. It
 * holds no rows: the views read the release's Parquet files.
 *
 * <p>Views need a path. DuckDB has none that is relative to the file, and one that is relative to
 * the reader's working directory is right in one directory only. So the views hold the absolute
 * path of the release, and whoever sees it elsewhere says where: {@code SET VARIABLE baogao_release
 * = '…'}. The same release in the same place gives the same bytes.
 */
public final class DuckDbFile {
  /** Where the file lies in the directory of a release. */
  public static final String PATH = "baogao.duckdb";

  /** The schema of the Chinese views. */
  public static final String CHINESE_SCHEMA = "zh";

  /** The variable of a session that says where the release is, if not where it was published. */
  public static final String VARIABLE = "baogao_release";

  /** The oldest DuckDB that can open the file; it is the first with variables. */
  private static final String OLDEST_READER = "v1.1.0";

  private final Connection connection;
  private final Path published;

  private DuckDbFile(Connection connection, Path published) {
    this.connection = connection;
    this.published = published;
  }

  /**
   * Writes the file, over any that is there.
   *
   * @param release where the tables are now
   * @param published where they will be read
   * @param file what to write; its directory must exist
   * @return how many views it has
   * @throws QueryException if a table or column is not there, as in a release of an older version
   */
  public static int write(Path release, Path published, Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + ".wal");
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return new DuckDbFile(connection, published.toAbsolutePath().normalize())
          .write(release.toAbsolutePath(), file.toAbsolutePath());
    } catch (SQLException e) {
      Files.deleteIfExists(file);
      throw new QueryException(
          "The views over %s can't be made: %s".formatted(release, e.getMessage()), e);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private int write(Path release, Path file) throws SQLException {
    execute("SET VARIABLE %s = %s".formatted(VARIABLE, quoted(release)));
    execute("ATTACH %s AS release (STORAGE_VERSION '%s')".formatted(quoted(file), OLDEST_READER));
    execute("USE release");
    execute("CREATE SCHEMA " + CHINESE_SCHEMA);
    for (Table table : Tables.ALL) {
      createView(table, View.ofNames(table));
      createView(table, View.ofNamesZh(table));
    }
    execute("USE memory");
    execute("DETACH release");
    return 2 * Tables.ALL.size();
  }

  /**
   * How a table appears in one of the languages.
   *
   * @param name of the view, with its schema
   * @param comment what one row is
   * @param columns its columns, in the order of the table's
   */
  private record View(String name, String comment, List<ViewColumn> columns) {
    static View ofNames(Table table) {
      return new View(
          "main.%s".formatted(table.name()),
          table.grain(),
          table.columns().stream()
              .map(field -> new ViewColumn(field, field.name(), field.meaning()))
              .toList());
    }

    static View ofNamesZh(Table table) {
      return new View(
          "%s.%s".formatted(CHINESE_SCHEMA, table.nameZh()),
          table.grainZh(),
          table.columns().stream()
              .map(field -> new ViewColumn(field, field.nameZh(), field.meaningZh()))
              .toList());
    }
  }

  private record ViewColumn(Field field, String name, String comment) {}

  /** What is a wildcard in the path of the release stands for itself. */
  private void createView(Table table, View view) throws SQLException {
    execute(
        """
        CREATE VIEW %s AS
        SELECT %s
        FROM read_parquet(
          regexp_replace(coalesce(getvariable('%s'), %s), '([*?\\[])', '[\\1]', 'g')
            || '/%s/*.parquet',
          hive_partitioning = false)"""
            .formatted(
                view.name(),
                view.columns().stream()
                    .map(column -> "%s AS %s".formatted(column.field().name(), column.name()))
                    .collect(Collectors.joining(", ")),
                VARIABLE,
                quoted(published),
                table.name()));
    execute(
        "COMMENT ON VIEW %s IS %s".formatted(view.name(), ReleaseDatabase.quoted(view.comment())));
    for (ViewColumn column : view.columns()) {
      execute(
          "COMMENT ON COLUMN %s.%s IS %s"
              .formatted(view.name(), column.name(), ReleaseDatabase.quoted(column.comment())));
    }
  }

  private static String quoted(Path path) {
    return ReleaseDatabase.quoted(path.toString());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
