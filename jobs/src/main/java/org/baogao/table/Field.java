package org.baogao.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a table: its name, its type and what it means, declared once.
 *
 * @param name ASCII {@code snake_case}
 * @param type Spark SQL's type
 * @param nullable whether null is allowed; the meaning then says what null means
 * @param meaning one sentence in English, stored as the column's comment in the Parquet
 */
public record Field(String name, DataType type, boolean nullable, String meaning) {

  /** Checks the name and that there is a meaning. */
  public Field {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Field name is not snake_case: " + name);
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Field %s has no meaning".formatted(name));
    }
  }

  /** A field that is never null. */
  public static Field required(String name, DataType type, String meaning) {
    return new Field(name, type, false, meaning);
  }

  /** A field that may be null; the meaning says when. */
  public static Field optional(String name, DataType type, String meaning) {
    return new Field(name, type, true, meaning);
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

  private Metadata metadata() {
    return new MetadataBuilder().putString("comment", meaning).build();
  }
}
