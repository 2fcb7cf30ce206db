package org.baogao.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.contract.Runs;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.ReleaseMissingException;
import org.baogao.publish.RunLock;
import org.baogao.table.Field;
import org.jspecify.annotations.Nullable;

/**
 * All runs over an output, newest first: what is written in {@code OUTPUT/runs}, and the runs that
 * began and are not written down yet, as {@code running} or, where their process is gone, {@code
 * killed}.
 */
public final class RunHistory {
  private static final List<Field> FIELDS = Runs.TABLE.columns();
  private static final List<String> GOOD = List.of("published", "unchanged");

  private final List<List<@Nullable Object>> rows;

  private RunHistory(List<List<@Nullable Object>> rows) {
    this.rows = rows;
  }

  /**
   * The runs over a local or mounted output.
   *
   * @throws ReleaseMissingException if no run was ever written down there
   */
  public static RunHistory of(Path output) throws IOException {
    OutputDirectory directory = OutputDirectory.local(output);
    Path runs = Path.of(directory.runs().toUri().getPath());
    List<Path> written = new ArrayList<>();
    List<Path> marks = new ArrayList<>();
    try (Stream<Path> paths = Files.list(runs)) {
      for (Path path : paths.toList()) {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(OutputDirectory.RUN_MARK)) {
          marks.add(path);
        } else if (name.endsWith(".parquet") && !name.startsWith(".")) {
          written.add(path);
        }
      }
    } catch (NoSuchFileException e) {
      throw new ReleaseMissingException(
          "No run was written down at %s: expected the folder %s".formatted(output, runs));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (!written.isEmpty()) {
      read(written, rows);
    }
    Optional<RunLock.Holder> holder = directory.holder();
    for (Path mark : marks) {
      addUnfinished(mark, holder, rows);
    }
    rows.sort(Comparator.comparing(row -> text(row, Runs.RUN_ID), Comparator.reverseOrder()));
    return new RunHistory(rows);
  }

  /** Older runs lack the newer columns; an empty row of all of them says what is then null. */
  private static void read(List<Path> files, List<List<@Nullable Object>> rows) throws IOException {
    String columns =
        FIELDS.stream()
            .map(field -> "NULL::%s AS %s".formatted(sqlType(field.type()), field.name()))
            .collect(Collectors.joining(", "));
    String names = FIELDS.stream().map(Field::name).collect(Collectors.joining(", "));
    String list =
        files.stream()
            .map(file -> ReleaseDatabase.quoted(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    String sql =
        "SELECT %s FROM (SELECT %s WHERE false UNION ALL BY NAME SELECT * FROM read_parquet(%s, union_by_name = true, hive_partitioning = false))"
            .formatted(names, columns, list);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultRows found = new ResultRows(result);
      while (found.next()) {
        rows.add(found.values());
      }
    } catch (SQLException e) {
      throw new IOException("The runs can't be read: " + e.getMessage(), e);
    }
  }

  private static String sqlType(DataType type) {
    if (type.equals(DataTypes.LongType)) {
      return "BIGINT";
    }
    if (type.equals(DataTypes.IntegerType)) {
      return "INTEGER";
    }
    return type.equals(DataTypes.DoubleType) ? "DOUBLE" : "VARCHAR";
  }

  /** A run may be written down between the listing of the folder and now: then it has its row. */
  private static void addUnfinished(
      Path mark, Optional<RunLock.Holder> holder, List<List<@Nullable Object>> rows)
      throws IOException {
    String runId = String.valueOf(mark.getFileName()).substring(OutputDirectory.RUN_MARK.length());
    if (rows.stream().anyMatch(row -> text(row, Runs.RUN_ID).equals(runId))) {
      return;
    }
    String started;
    try {
      started = Files.readString(mark, UTF_8);
    } catch (NoSuchFileException e) {
      return;
    }
    boolean running =
        holder.filter(held -> held.runId().value().equals(runId) && held.mayBeAlive()).isPresent();
    List<@Nullable Object> row = new ArrayList<>(Collections.nCopies(FIELDS.size(), null));
    row.set(FIELDS.indexOf(Runs.RUN_ID), runId);
    row.set(FIELDS.indexOf(Runs.STARTED_AT), started.isEmpty() ? "unknown" : started);
    row.set(FIELDS.indexOf(Runs.OUTCOME), running ? "running" : Runs.KILLED);
    rows.add(row);
  }

  /** The newest runs, at most so many. */
  public Listing newest(int most) {
    return new Listing(
        FIELDS.stream().map(Field::name).toList(), rows.subList(0, Math.min(most, rows.size())));
  }

  /** How long ago the last run ended that published or found nothing changed; null for none. */
  public @Nullable Duration age(Clock clock) {
    for (List<@Nullable Object> row : rows) {
      String ended = text(row, Runs.ENDED_AT);
      if (GOOD.contains(text(row, Runs.OUTCOME)) && !ended.isEmpty()) {
        return Duration.between(Instant.parse(ended), clock.instant());
      }
    }
    return null;
  }

  private static String text(List<@Nullable Object> row, Field field) {
    Object value = row.get(FIELDS.indexOf(field));
    return value == null ? "" : value.toString();
  }
}
