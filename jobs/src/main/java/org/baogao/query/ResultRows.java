package org.baogao.query;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query's result. Dates and times are ISO 8601 text, without a time zone where the
 * column has none; bytes are hexadecimal.
 */
final class ResultRows implements Rows {
  private static final Set<Integer> NUMERIC =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC);

  /** DuckDB's integers beyond those of JDBC. */
  private static final Set<String> WHOLE_NUMBERS =
      Set.of("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT");

  private final ResultSet rows;
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> numeric = new ArrayList<>();

  ResultRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    Set<String> seen = new HashSet<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(unique(columns.getColumnLabel(i), seen));
      numeric.add(
          NUMERIC.contains(columns.getColumnType(i))
              || WHOLE_NUMBERS.contains(columns.getColumnTypeName(i)));
    }
  }

  /** Two columns of one name would be one key in JSON: the second becomes {@code name_2}. */
  private static String unique(String name, Set<String> seen) {
    String unique = name;
    for (int n = 2; !seen.add(unique); n++) {
      unique = name + "_" + n;
    }
    return unique;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean isNumeric(int column) {
    return numeric.get(column);
  }

  @Override
  public boolean next() throws SQLException {
    return rows.next();
  }

  @Override
  public List<@Nullable Object> values() throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(names.size());
    for (int i = 1; i <= names.size(); i++) {
      values.add(plain(rows.getObject(i)));
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof String) {
      return value;
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime().toString();
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof Array array) {
      return plainList(Arrays.asList((Object[]) array.getArray()));
    }
    if (value instanceof DuckDBStruct struct) {
      return plainMap(struct.getMap());
    }
    if (value instanceof Struct struct) {
      return plainList(Arrays.asList(struct.getAttributes()));
    }
    if (value instanceof Map<?, ?> map) {
      return plainMap(map);
    }
    return value.toString();
  }

  private static List<@Nullable Object> plainList(List<?> values) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object value : values) {
      plain.add(plain(value));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> plainMap(Map<?, ?> values) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      plain.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return plain;
  }
}
