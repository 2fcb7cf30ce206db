package org.baogao.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The contract of one table.
 *
 * @param name of the table and of its directory
 * @param grain what one row is, as "One row per …."
 * @param chinese the name and the grain in Chinese; null for a table that is not published
 * @param key the fields that identify a row; none of them is nullable
 * @param columns all fields in order, key first
 * @param rules what else must hold
 */
public record Table(
    String name,
    String grain,
    @Nullable Label chinese,
    List<Field> key,
    List<Field> columns,
    List<Rule> rules) {

  private static final String NO_COLUMN = "no such column";

  /**
   * Copies the lists and checks that the key is part of the columns and that, in a published table,
   * every column has a Chinese name of its own.
   */
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    for (Field column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("Table %s has %s twice".formatted(name, column.name()));
      }
    }
    for (Field field : key) {
      if (!columns.contains(field) || field.nullable()) {
        throw new IllegalArgumentException(
            "Key %s of table %s is missing or nullable".formatted(field.name(), name));
      }
    }
    if (chinese != null) {
      Set<String> namesZh = new HashSet<>();
      for (Field column : columns) {
        if (!namesZh.add(column.nameZh())) {
          throw new IllegalArgumentException(
              "Table %s has %s twice".formatted(name, column.nameZh()));
        }
      }
    }
  }

  /** A table that nobody but us reads. */
  public Table(String name, String grain, List<Field> key, List<Field> columns, List<Rule> rules) {
    this(name, grain, null, key, columns, rules);
  }

  /** The name in Chinese; needs no quotes in SQL. */
  public String nameZh() {
    return label().name();
  }

  /** What one row is, in Chinese. */
  public String grainZh() {
    return label().meaning();
  }

  /** The values that a column may have; empty where they are no closed list. */
  public Optional<Vocabulary> vocabulary(Field field) {
    return rules.stream()
        .filter(Rule.OneOf.class::isInstance)
        .map(Rule.OneOf.class::cast)
        .filter(rule -> rule.field().equals(field))
        .map(Rule.OneOf::vocabulary)
        .findFirst();
  }

  private Label label() {
    if (chinese == null) {
      throw new IllegalStateException("Table %s has no Chinese name".formatted(name));
    }
    return chinese;
  }

  /** The schema that rows of this table have. */
  public StructType schema() {
    return new StructType(columns.stream().map(Field::structField).toArray(StructField[]::new));
  }

  /** The key as columns. */
  public Column[] keyColumns() {
    return key.stream().map(Field::col).toArray(Column[]::new);
  }

  /** What must hold in each row: the required fields, and the declared rules about rows. */
  public List<Rule.RowRule> rowRules() {
    Stream<Rule.RowRule> required =
        columns.stream().filter(field -> !field.nullable()).map(Rule.NotNull::new);
    Stream<Rule.RowRule> declared =
        rules.stream().filter(Rule.RowRule.class::isInstance).map(Rule.RowRule.class::cast);
    return Stream.concat(required, declared).toList();
  }

  /** What must hold between rows and tables: the unique key, and the declared rules. */
  public List<Rule> tableRules() {
    Stream<Rule> declared = rules.stream().filter(rule -> !(rule instanceof Rule.RowRule));
    return Stream.concat(Stream.of(new Rule.UniqueKey(key)), declared).toList();
  }

  /** The field of that name. */
  public Field field(String fieldName) {
    return columns.stream()
        .filter(field -> field.name().equals(fieldName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Table %s has no field %s".formatted(name, fieldName)));
  }

  /**
   * The rows with exactly this table's columns, in order, meanings attached.
   *
   * @throws ContractException where a column is missing or has another type
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    compare(rows.schema(), "computed");
    return rows.select(columns.stream().map(Field::described).toArray(Column[]::new));
  }

  /**
   * Every column of a schema that is not as declared here: by its name, then by its place, type and
   * meaning.
   */
  List<ColumnDifference> differences(StructType found) {
    List<ColumnDifference> differences = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String expected = describe(i, columns.get(i).structField());
      String there = describe(found, columns.get(i).name());
      if (!there.equals(expected)) {
        differences.add(new ColumnDifference(columns.get(i).name(), expected, there));
      }
    }
    for (String column : found.fieldNames()) {
      if (columns.stream().noneMatch(field -> field.name().equals(column))) {
        differences.add(new ColumnDifference(column, NO_COLUMN, describe(found, column)));
      }
    }
    return differences;
  }

  private static String describe(StructType schema, String column) {
    return Arrays.asList(schema.fieldNames()).contains(column)
        ? describe(schema.fieldIndex(column), schema.apply(column))
        : NO_COLUMN;
  }

  private static String describe(int index, StructField field) {
    String meaning = field.getComment().isDefined() ? field.getComment().get() : "without meaning";
    return "column %d, %s, %s".formatted(index + 1, field.dataType().catalogString(), meaning);
  }

  /** Compares names and types with a schema that was read or computed; Parquet forgets not-null. */
  void compare(StructType found, String origin) {
    Set<String> present = Arrays.stream(found.fieldNames()).collect(Collectors.toSet());
    for (Field field : columns) {
      if (!present.contains(field.name())) {
        throw new ContractException(
            "Table %s, %s: expected column %s, found %s"
                .formatted(name, origin, field.name(), String.join(", ", found.fieldNames())));
      }
      DataType type = found.apply(field.name()).dataType();
      if (!DataType.equalsIgnoreNullability(type, field.type())) {
        throw new ContractException(
            "Table %s, %s: expected %s of type %s, found %s"
                .formatted(
                    name, origin, field.name(), field.type().simpleString(), type.simpleString()));
      }
    }
  }
}
