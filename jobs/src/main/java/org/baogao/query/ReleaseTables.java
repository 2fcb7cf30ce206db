package org.baogao.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.table.Field;
import org.baogao.table.Table;

/**
 * The tables of one release, for code that makes something of them: row by row, by the fields of
 * their contracts. The release may be one that a run is still building.
 */
public final class ReleaseTables implements AutoCloseable {
  private static final Field NUMBER =
      Field.required("number", DataTypes.LongType, "What a query gives.");

  private final Path directory;
  private final ReleaseDatabase database;

  private ReleaseTables(Path directory, ReleaseDatabase database) {
    this.directory = directory;
    this.database = database;
  }

  /** The tables in a release's directory, which is on a local or mounted disk. */
  public static ReleaseTables in(Path directory) throws IOException {
    try {
      return new ReleaseTables(directory, ReleaseDatabase.in(directory));
    } catch (SQLException e) {
      throw unreadable(directory, e);
    }
  }

  /** Where they lie. */
  public Path directory() {
    return directory;
  }

  /** Rows of a table, in the order of its key. */
  public void forEach(Table table, List<Field> fields, Consumer<TableRow> row) throws IOException {
    forEach(table, "true", fields, row);
  }

  /**
   * Those rows of a table for which a condition holds, in the order of its key.
   *
   * @param condition in SQL
   */
  public void forEach(Table table, String condition, List<Field> fields, Consumer<TableRow> row)
      throws IOException {
    forEachOf(
        "SELECT %s FROM %s WHERE %s ORDER BY %s"
            .formatted(names(fields), table.name(), condition, names(table.key())),
        fields,
        row);
  }

  /**
   * Rows of a query whose columns are these fields, in this order.
   *
   * @throws QueryException if a table or column is not there, as in a release of an older version
   */
  public void forEachOf(String sql, List<Field> fields, Consumer<TableRow> row) throws IOException {
    TableRow.Columns columns = new TableRow.Columns(fields);
    database.query(
        sql,
        rows -> {
          while (rows.next()) {
            row.accept(new TableRow(columns, rows.values()));
          }
        });
  }

  /**
   * The whole number that a query gives in its only row and column.
   *
   * @throws QueryException as {@link #forEachOf}
   */
  public long number(String sql) throws IOException {
    long[] number = new long[1];
    forEachOf(
        "SELECT CAST((%s) AS BIGINT) AS %s".formatted(sql, NUMBER.name()),
        List.of(NUMBER),
        row -> number[0] = row.whole(NUMBER));
    return number[0];
  }

  /** A text as SQL writes it. */
  public static String quoted(String text) {
    return ReleaseDatabase.quoted(text);
  }

  /** The names of fields as SQL lists them. */
  public static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw unreadable(directory, e);
    }
  }

  private static IOException unreadable(Path directory, SQLException e) {
    return new IOException(
        "The tables in %s can't be read: %s".formatted(directory, e.getMessage()), e);
  }
}
