package org.baogao.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baogao.contract.Tables;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.table.Table;

/**
 * One release as a DuckDB database in memory: a view for each table, over its files one by one.
 *
 * <p>It is locked before a query comes near: it may open those files and a directory of its own for
 * spilling, nothing else, and the settings that say so can't be changed. That the release's own
 * files aren't overwritten rests on {@link ReadOnlyStatement} and on a read-only transaction.
 */
final class ReleaseDatabase implements AutoCloseable {
  private static final String LARGEST_SPILL = "20GB";

  /** What a database may take that is opened inside of a run, beside Spark's heap. */
  private static final String MEMORY_IN_A_RUN = "1GB";

  private final String name;
  private final SortedMap<String, List<String>> tables;
  private final Path spill;
  private final Connection connection;

  private ReleaseDatabase(
      String name, SortedMap<String, List<String>> tables, Path spill, Connection connection) {
    this.name = name;
    this.tables = tables;
    this.spill = spill;
    this.connection = connection;
  }

  /** The current release of an output; a release published later is not seen. */
  static ReleaseDatabase open(OutputDirectory output) throws IOException, SQLException {
    Release release = output.requireCurrentRelease();
    Path root = Path.of(release.directory().toUri()).toRealPath();
    SortedMap<String, List<String>> tables = new TreeMap<>();
    output
        .manifest(release)
        .tables()
        .forEach(
            (name, table) ->
                tables.put(
                    name,
                    table.files().stream()
                        .map(file -> root.resolve(name).resolve(file.name()).toString())
                        .toList()));
    return open(release.runId().value(), tables, List.of());
  }

  /**
   * The tables that lie in a directory, whether it is published or still being built, for work
   * inside of a run: it takes little memory.
   */
  static ReleaseDatabase in(Path directory) throws IOException, SQLException {
    Path root = directory.toRealPath();
    SortedMap<String, List<String>> tables = new TreeMap<>();
    for (Table table : Tables.ALL) {
      List<String> files = parquetFiles(root.resolve(table.name()));
      if (!files.isEmpty()) {
        tables.put(table.name(), files);
      }
    }
    return open(
        String.valueOf(root.getFileName()),
        tables,
        List.of("SET memory_limit = " + quoted(MEMORY_IN_A_RUN)));
  }

  private static List<String> parquetFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .filter(path -> String.valueOf(path.getFileName()).matches("[^._].*\\.parquet"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static ReleaseDatabase open(
      String name, SortedMap<String, List<String>> tables, List<String> settings)
      throws IOException, SQLException {
    Path spill = Files.createTempDirectory("baogao-sql-");
    ReleaseDatabase database =
        new ReleaseDatabase(name, tables, spill, DriverManager.getConnection("jdbc:duckdb:"));
    try {
      for (String setting : settings) {
        database.execute(setting);
      }
      database.createViews();
      database.lock();
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private void createViews() throws SQLException {
    for (Map.Entry<String, List<String>> table : tables.entrySet()) {
      execute(
          "CREATE VIEW \"%s\" AS SELECT * FROM read_parquet(%s, hive_partitioning = false)"
              .formatted(table.getKey(), list(table.getValue())));
    }
  }

  private void lock() throws SQLException {
    execute("SET temp_directory = " + quoted(spill.toString()));
    execute("SET max_temp_directory_size = " + quoted(LARGEST_SPILL));
    execute("SET TimeZone = 'UTC'");
    execute("SET allow_persistent_secrets = false");
    execute("SET allow_community_extensions = false");
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    List<String> allowed = tables.values().stream().flatMap(List::stream).toList();
    execute("SET allowed_paths = " + list(allowed));
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /** What is done with the rows of a query. */
  interface Reader {
    void read(Rows rows) throws SQLException, IOException;
  }

  /**
   * Reads the rows of a statement that reads. They are complete before the first is read: an error
   * never comes after half an answer.
   *
   * @throws QueryException if the SQL is refused or wrong
   */
  void query(String sql, Reader reader) throws IOException {
    try {
      String readOnly = ReadOnlyStatement.of(sql, connection);
      execute("BEGIN TRANSACTION READ ONLY");
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(readOnly)) {
        reader.read(new ResultRows(rows));
      } finally {
        execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw new QueryException(
          "%s%nTables of release %s: %s"
              .formatted(message(e), name, String.join(", ", tables.keySet())),
          e);
    }
  }

  /** A statement each: DuckDB closes one that failed. */
  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String list(List<String> texts) {
    return "[%s]".formatted(String.join(", ", texts.stream().map(t -> quoted(t)).toList()));
  }

  static String quoted(String text) {
    return "'%s'".formatted(text.replace("'", "''"));
  }

  private static String message(SQLException e) {
    String message = e.getMessage();
    return message == null ? "The query failed" : message.strip();
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    try (Stream<Path> paths = Files.walk(spill)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // DuckDB deletes its spill files itself: what is gone already is what we want.
      return;
    }
  }
}
