package org.baogao.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baogao.table.Field;
import org.jspecify.annotations.Nullable;

/** A row of a release's table; values by the fields of its contract. */
public final class TableRow {
  private final Columns columns;
  private final List<@Nullable Object> values;

  TableRow(Columns columns, List<@Nullable Object> values) {
    this.columns = columns;
    this.values = values;
  }

  /** Which field stands where; the same for all rows of a query. */
  static final class Columns {
    private final Map<Field, Integer> places = new HashMap<>();

    Columns(List<Field> fields) {
      for (Field field : fields) {
        places.put(field, places.size());
      }
    }

    int place(Field field) {
      Integer place = places.get(field);
      if (place == null) {
        throw new IllegalArgumentException(
            "%s was not asked for; there are %s"
                .formatted(field.name(), places.keySet().stream().map(Field::name).toList()));
      }
      return place;
    }
  }

  /** Text, or a date as ISO text. */
  public String text(Field field) {
    return (String) present(field);
  }

  /** Text, or a date as ISO text; null where the field's meaning says so. */
  public @Nullable String textOrNull(Field field) {
    return (String) values.get(columns.place(field));
  }

  /**
   * A whole number.
   *
   * @throws ArithmeticException if it is none of 32 bits
   */
  public int integer(Field field) {
    return Math.toIntExact(((Number) present(field)).longValue());
  }

  /** A whole number of up to 64 bits. */
  public long whole(Field field) {
    return ((Number) present(field)).longValue();
  }

  /** The value as it is: Boolean, Number or text, a date as ISO text; null where there is none. */
  public @Nullable Object valueOrNull(Field field) {
    return values.get(columns.place(field));
  }

  /** A number. */
  public double real(Field field) {
    return ((Number) present(field)).doubleValue();
  }

  /** A number; null where the field's meaning says so. */
  public @Nullable Double realOrNull(Field field) {
    Number value = (Number) values.get(columns.place(field));
    return value == null ? null : value.doubleValue();
  }

  /** Whether it is true; not where it is null. */
  public boolean truth(Field field) {
    return Boolean.TRUE.equals(values.get(columns.place(field)));
  }

  private Object present(Field field) {
    return Objects.requireNonNull(values.get(columns.place(field)), field.name());
  }
}
