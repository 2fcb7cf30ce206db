package org.baogao.contract;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.table.Field;
import org.baogao.table.Table;

/**
 * SQL that makes the tables of a release known to an engine that reads Parquet where it lies, made
 * from the contracts. Nothing is copied; dropping such a table deletes no file.
 */
public final class ExternalTables {
  /** The schema, or database, that the tables are put into. */
  public static final String SCHEMA = "baogao";

  /** The engines that have a dialect of their own. */
  public enum Engine {
    /** Trino with the Hive connector. */
    TRINO {
      @Override
      String type(Field field) {
        if (field.type().equals(DataTypes.StringType)) {
          return "varchar";
        }
        return field.type().equals(DataTypes.IntegerType) ? "integer" : field.type().simpleString();
      }

      @Override
      String quoted(String text) {
        return "'%s'".formatted(text.replace("'", "''"));
      }

      @Override
      String definition() {
        return """
            CREATE TABLE IF NOT EXISTS %s (
            %s
            )
            COMMENT %s
            WITH (external_location = %s, format = 'PARQUET');
            """;
      }
    },

    /** Spark SQL. */
    SPARK {
      @Override
      String definition() {
        return """
            CREATE TABLE IF NOT EXISTS %s (
            %s
            )
            USING parquet
            COMMENT %s
            LOCATION %s;
            """;
      }
    },

    /** Hive. */
    HIVE {
      @Override
      String definition() {
        return """
            CREATE EXTERNAL TABLE IF NOT EXISTS %s (
            %s
            )
            COMMENT %s
            STORED AS PARQUET
            LOCATION %s;
            """;
      }
    };

    /** The statement, with places for the name, the columns, the comment and the location. */
    abstract String definition();

    /** Spark's and Hive's names of types are the contracts'. */
    String type(Field field) {
      return field.type().simpleString();
    }

    /** Spark and Hive escape with a backslash. */
    String quoted(String text) {
      return "'%s'".formatted(text.replace("\\", "\\\\").replace("'", "\\'"));
    }

    /** The engine as the command line names it: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private ExternalTables() {}

  /**
   * The statements for all tables of a release, each ended by a semicolon.
   *
   * @param location the address of a release's directory, or of {@code current}, as the engine
   *     knows it
   * @param language of the comments; names are English
   */
  public static String sql(Engine engine, String location, Language language) {
    String root = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    return Tables.ALL.stream()
        .map(table -> definition(engine, table, root + "/" + table.name(), language))
        .collect(
            Collectors.joining("\n", "CREATE SCHEMA IF NOT EXISTS %s;\n\n".formatted(SCHEMA), ""));
  }

  private static String definition(Engine engine, Table table, String location, Language language) {
    return engine
        .definition()
        .formatted(
            "%s.%s".formatted(SCHEMA, table.name()),
            table.columns().stream()
                .map(
                    field ->
                        "  %s %s COMMENT %s"
                            .formatted(
                                field.name(),
                                engine.type(field),
                                engine.quoted(language.choose(field.meaning(), field.meaningZh()))))
                .collect(Collectors.joining(",\n")),
            engine.quoted(language.choose(table.grain(), table.grainZh())),
            engine.quoted(location));
  }
}
