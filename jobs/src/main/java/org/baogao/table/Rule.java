package org.baogao.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * What must hold in a table. Rules are data: a {@link RowRule} is counted in the pass that writes
 * the table, the others are evaluated over the written tables by {@code publish.Checks}.
 */
public sealed interface Rule {

  /** The rule's name in {@code checks}, unique in its table. */
  String checkName();

  /** What is expected, for {@code checks.expected}. */
  String expected();

  /** How bad a violation is. */
  enum Severity {
    /** The release is not published. */
    FAIL("不予发布"),
    /** The release is published and says so in {@code checks}. */
    WARN("仅作提示");

    private final String nameZh;

    Severity(String nameZh) {
      this.nameZh = nameZh;
    }

    /** The severity as it stands in tables: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What the severity is called in Chinese. */
    public String nameZh() {
      return nameZh;
    }
  }

  /** A rule that one row alone keeps or breaks. */
  sealed interface RowRule extends Rule {

    /** True for a row that breaks the rule, false or null for one that keeps it. */
    Column violated();
  }

  /** The value is not null; follows from a required field. */
  record NotNull(Field field) implements RowRule {
    @Override
    public String checkName() {
      return field.name() + " not null";
    }

    @Override
    public String expected() {
      return "no null";
    }

    @Override
    public Column violated() {
      return field.col().isNull();
    }
  }

  /** The value lies in [low, high] and is no NaN; null passes. */
  record InRange(Field field, double low, double high) implements RowRule {
    @Override
    public String checkName() {
      return field.name() + " in range";
    }

    @Override
    public String expected() {
      return "[%s, %s]".formatted(plain(low), plain(high));
    }

    @Override
    public Column violated() {
      // Spark orders NaN above every number, so NaN breaks the upper bound.
      return field.col().lt(low).or(field.col().gt(high));
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) ? "%.0f".formatted(bound) : Double.toString(bound);
    }
  }

  /** The value is one of a closed list; null passes. */
  record OneOf(Field field, Vocabulary vocabulary) implements RowRule {
    @Override
    public String checkName() {
      return field.name() + " in vocabulary";
    }

    @Override
    public String expected() {
      return String.join(", ", vocabulary.codes());
    }

    @Override
    public Column violated() {
      return functions.not(field.col().isin(vocabulary.codes().toArray()));
    }
  }

  /** One column is at most as large as another; a null on either side passes. */
  record Ordered(Field lower, Field upper) implements RowRule {
    @Override
    public String checkName() {
      return "%s at most %s".formatted(lower.name(), upper.name());
    }

    @Override
    public String expected() {
      return "%s <= %s".formatted(lower.name(), upper.name());
    }

    @Override
    public Column violated() {
      return lower.col().gt(upper.col());
    }
  }

  /** No two rows have the same key; follows from the table. */
  record UniqueKey(List<Field> key) implements Rule {
    /** Copies the list. */
    public UniqueKey {
      key = List.copyOf(key);
    }

    @Override
    public String checkName() {
      return "key unique";
    }

    @Override
    public String expected() {
      return "no two rows with the same "
          + key.stream().map(Field::name).collect(Collectors.joining(", "));
    }
  }

  /** Every value stands in a column of another table; null passes. */
  record References(Field field, String table, Field target) implements Rule {
    @Override
    public String checkName() {
      return "%s in %s".formatted(field.name(), table);
    }

    @Override
    public String expected() {
      return "every %s is a %s.%s".formatted(field.name(), table, target.name());
    }
  }

  /** The values of each key add up to what another table's row of that key says; no key passes. */
  record AddsUpTo(Field key, Field value, String table, Field targetKey, Field target)
      implements Rule {
    @Override
    public String checkName() {
      return "%s adds up to %s.%s".formatted(value.name(), table, target.name());
    }

    @Override
    public String expected() {
      return "the %s of each %s in %s".formatted(target.name(), targetKey.name(), table);
    }
  }

  /** Within each group the values add up to 1, give or take {@link #TOLERANCE}. */
  record SumsToOne(List<Field> groupedBy, Field field) implements Rule {
    /** Sums of at most a few hundred doubles of size 1 err by far less. */
    public static final double TOLERANCE = 1e-9;

    /** Copies the list. */
    public SumsToOne {
      groupedBy = List.copyOf(groupedBy);
    }

    @Override
    public String checkName() {
      return field.name() + " adds up to 1";
    }

    @Override
    public String expected() {
      return "1 by " + groupedBy.stream().map(Field::name).collect(Collectors.joining(", "));
    }
  }

  /** Within each group the values add up to what another column says in each of its rows. */
  record SumsToColumn(List<Field> groupedBy, Field field, Field total) implements Rule {
    /** Sums of a few dozen doubles below 1 err by far less. */
    public static final double TOLERANCE = 1e-12;

    /** Copies the list. */
    public SumsToColumn {
      groupedBy = List.copyOf(groupedBy);
    }

    @Override
    public String checkName() {
      return "%s adds up to %s".formatted(field.name(), total.name());
    }

    @Override
    public String expected() {
      return "%s by %s"
          .formatted(
              total.name(), groupedBy.stream().map(Field::name).collect(Collectors.joining(", ")));
    }
  }
}
