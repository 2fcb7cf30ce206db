package org.baogao.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: its name, its type and what it means, declared once.
 *
 * @param name ASCII {@code snake_case}
 * @param type Spark SQL's type
 * @param nullable whether null is allowed; the meaning then says what null means
 * @param meaning one sentence in English, stored as the column's comment in the Parquet
 * @param chinese the name and meaning in Chinese; null for a column that is not published
 */
public record Field(
    String name, DataType type, boolean nullable, String meaning, @Nullable Label chinese) {

  /** Checks the name and that there is a meaning. */
  public Field {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Field name is not snake_case: " + name);
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Field %s has no meaning".formatted(name));
    }
  }

  /** A field of a published table that is never null. */
  public static Field required(String name, DataType type, String meaning, Label chinese) {
    return new Field(name, type, false, meaning, chinese);
  }

  /** A field of a published table that may be null; both meanings say when. */
  public static Field optional(String name, DataType type, String meaning, Label chinese) {
    return new Field(name, type, true, meaning, chinese);
  }

  /** A field that is never null, of a table that nobody but us reads. */
  public static Field required(String name, DataType type, String meaning) {
    return new Field(name, type, false, meaning, null);
  }

  /** A field that may be null, of a table that nobody but us reads; the meaning says when. */
  public static Field optional(String name, DataType type, String meaning) {
    return new Field(name, type, true, meaning, null);
  }

  /** The name in Chinese, unique in a published table; needs no quotes in SQL. */
  public String nameZh() {
    return label().name();
  }

  /** One sentence in Chinese that says the same as {@link #meaning}. */
  public String meaningZh() {
    return label().meaning();
  }

  /** The column of this name. */
  public Column col() {
    return functions.col(name);
  }

  /** The column of this name in a dataset that was given an alias. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /**
   * The same values under the same name with the meaning attached, so that the Parquet carries it.
   */
  public Column described() {
    return col().as(name, metadata());
  }

  /** This field in a Spark schema. */
  public StructField structField() {
    return new StructField(name, type, nullable, metadata());
  }

  private Label label() {
    if (chinese == null) {
      throw new IllegalStateException("Field %s has no Chinese name".formatted(name));
    }
    return chinese;
  }

  private Metadata metadata() {
    return new MetadataBuilder().putString("comment", meaning).build();
  }
}
