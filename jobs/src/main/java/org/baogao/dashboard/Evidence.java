package org.baogao.dashboard;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.baogao.table.Field.required;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;
import org.baogao.contract.Sentences;
import org.baogao.query.ReleaseTables;
import org.baogao.query.TableRow;
import org.baogao.report.Section;
import org.baogao.table.Field;

/**
 * The sentences behind a region, year and topic, the surest first. Headings are among them only
 * where there is nothing else; duplicates, damaged sentences and appendices, which no share counts,
 * never are.
 */
final class Evidence {
  /** How many sentences of a cell and topic a page may have; the most that it has room for. */
  static final List<Integer> PER_CELL = List.of(8, 6, 5, 4, 3, 2, 1, 0);

  /**
   * The most characters of sentences that are held in memory. Compressed, text takes more than a
   * quarter of a byte a character, so a page has no room for more.
   */
  private static final long MOST_CHARS = 32_000_000;

  private static final Field PLACE =
      required("place", IntegerType, "The sentence's place in its cell and topic, from 1.");
  private static final Field CHARS =
      required("place_chars", LongType, "Characters of all sentences of a place.");

  private static final List<Field> KEY =
      List.of(
          Columns.REGION_CODE,
          Columns.YEAR,
          Sentences.PRIMARY_TOPIC,
          Columns.REPORT_ID,
          Columns.SENTENCE_NO);

  private static final List<Field> FIELDS =
      with(
          KEY,
          List.of(
              Columns.SECTION,
              Sentences.STANCE,
              Sentences.PRIMARY_PROBABILITY,
              Sentences.TEXT,
              Sentences.BEGIN_OFFSET,
              Sentences.END_OFFSET));

  private Evidence() {}

  /** What is done with a sentence and its place in its cell and topic, from 1. */
  interface Reader {
    void read(TableRow row, int place);
  }

  /** The largest of {@link #PER_CELL} of which the sentences can be held in memory. */
  static int mostPerCell(ReleaseTables tables) throws IOException {
    List<Long> chars = new ArrayList<>();
    tables.forEachOf(
        "SELECT CAST(sum(length(%s)) AS BIGINT) AS %s FROM (%s) GROUP BY %s ORDER BY %s"
            .formatted(Sentences.TEXT.name(), CHARS.name(), placed(), PLACE.name(), PLACE.name()),
        List.of(CHARS),
        row -> chars.add((long) row.real(CHARS)));
    for (int perCell : PER_CELL) {
      if (chars.stream().limit(perCell).mapToLong(Long::longValue).sum() <= MOST_CHARS) {
        return perCell;
      }
    }
    return 0;
  }

  /** All sentences of the first places, by region, year, topic, report and number. */
  static void forEach(ReleaseTables tables, int perCell, Reader reader) throws IOException {
    tables.forEachOf(
        "SELECT %s FROM (%s) WHERE %s <= %d ORDER BY %s"
            .formatted(
                ReleaseTables.names(with(FIELDS, List.of(PLACE))),
                placed(),
                PLACE.name(),
                perCell,
                ReleaseTables.names(KEY)),
        with(FIELDS, List.of(PLACE)),
        row -> reader.read(row, row.integer(PLACE)));
  }

  /** A query for the sentences that are evidence, with their places as far as any page goes. */
  private static String placed() {
    return """
        SELECT *, row_number() OVER (
          PARTITION BY %1$s ORDER BY %2$s DESC, %3$s, %4$s) AS %5$s
        FROM (
          SELECT %6$s, %7$s AND NOT bool_and(%7$s) OVER (PARTITION BY %1$s) AS needless
          FROM %8$s JOIN %9$s USING (%3$s)
          WHERE %10$s IS NULL AND NOT %11$s AND %12$s <> '%13$s'
        )
        WHERE NOT needless
        QUALIFY %5$s <= %14$d"""
        .formatted(
            ReleaseTables.names(
                List.of(Columns.REGION_CODE, Columns.YEAR, Sentences.PRIMARY_TOPIC)),
            Sentences.PRIMARY_PROBABILITY.name(),
            Columns.REPORT_ID.name(),
            Columns.SENTENCE_NO.name(),
            PLACE.name(),
            ReleaseTables.names(FIELDS),
            Sentences.IS_HEADING.name(),
            Sentences.TABLE.name(),
            Reports.TABLE.name(),
            Reports.DUPLICATE_OF.name(),
            Sentences.DAMAGED.name(),
            Columns.SECTION.name(),
            Section.APPENDIX.label(),
            PER_CELL.get(0));
  }

  private static List<Field> with(List<Field> fields, List<Field> more) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(more);
    return List.copyOf(all);
  }
}
