package org.baogao.dashboard;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.baogao.table.Field.required;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
  /**
   * How much evidence a page has.
   *
   * @param perCell how many sentences at most for each region, year and topic
   * @param percent for how many of the region-years that have the topic at all, those with the
   *     largest shares; the same part of every topic, so that rare ones have theirs too
   */
  record Amount(int perCell, int percent) {
    static final Amount NONE = new Amount(0, 0);

    /** Whether a page with this amount has what stands at that place. */
    boolean covers(Amount place) {
      return place.perCell <= perCell && place.percent <= percent;
    }
  }

  /** What a page may have, the most first; it gets the first that it has room for. */
  private static final List<Amount> AMOUNTS =
      Stream.of(
              Stream.of(8, 6, 5, 4, 3, 2, 1).map(perCell -> new Amount(perCell, 100)),
              Stream.of(90, 80, 70, 60, 50, 40, 30, 20, 10).map(percent -> new Amount(1, percent)),
              Stream.of(Amount.NONE))
          .flatMap(amounts -> amounts)
          .toList();

  /**
   * Compressed, a byte of the page holds fewer characters of real text: amounts that need more are
   * not tried, and their sentences not read.
   */
  private static final int MOST_CHARS_OF_A_BYTE = 2;

  private static final double PERCENT = 100;

  private static final Field PLACE =
      required("place", IntegerType, "The sentence's place in its cell and topic, from 1.");

  private static final List<Field> KEY =
      List.of(
          Sentences.PRIMARY_TOPIC,
          Columns.REGION_CODE,
          Columns.YEAR,
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

  /**
   * The amounts that there may be room for.
   *
   * @param sentences of each region-year and topic
   * @param meanChars of a sentence
   * @param room bytes of the page
   */
  static List<Amount> amounts(int[] sentences, double meanChars, long room) {
    double mostChars = (double) MOST_CHARS_OF_A_BYTE * Math.max(room, 0);
    return AMOUNTS.stream()
        .filter(
            amount ->
                amount.equals(Amount.NONE)
                    || atMost(sentences, amount.perCell()) * amount.percent() / PERCENT * meanChars
                        <= mostChars)
        .toList();
  }

  /** How many sentences there are with no more than so many from each. */
  private static long atMost(int[] sentences, int perCell) {
    return Arrays.stream(sentences).asLongStream().map(count -> Math.min(count, perCell)).sum();
  }

  /** All sentences of the first places in the scope, by topic, region, year, report and number. */
  static void forEach(ReleaseTables tables, Scope scope, int perCell, Reader reader)
      throws IOException {
    if (perCell == 0) {
      return;
    }
    tables.forEachOf(
        "SELECT %s FROM (%s) WHERE %s <= %d ORDER BY %s"
            .formatted(
                ReleaseTables.names(with(FIELDS, List.of(PLACE))),
                placed(scope),
                PLACE.name(),
                perCell,
                ReleaseTables.names(KEY)),
        with(FIELDS, List.of(PLACE)),
        row -> reader.read(row, row.integer(PLACE)));
  }

  private static String placed(Scope scope) {
    return """
        SELECT *, row_number() OVER (
          PARTITION BY %1$s ORDER BY %2$s DESC, %3$s, %4$s) AS %5$s
        FROM (
          SELECT %6$s, %7$s AND NOT bool_and(%7$s) OVER (PARTITION BY %1$s) AS needless
          FROM %8$s JOIN %9$s USING (%3$s)
          WHERE %10$s IS NULL AND NOT %11$s AND %12$s <> '%13$s' AND %14$s
        )
        WHERE NOT needless"""
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
            scope.condition());
  }

  private static List<Field> with(List<Field> fields, List<Field> more) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(more);
    return List.copyOf(all);
  }
}
