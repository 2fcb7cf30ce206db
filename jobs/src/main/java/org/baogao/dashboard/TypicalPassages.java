package org.baogao.dashboard;

import static org.baogao.table.Field.required;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.Reports;
import org.baogao.contract.Sentences;
import org.baogao.query.ReleaseTables;
import org.baogao.query.TableRow;
import org.baogao.table.Field;

/**
 * The passages that are most like their cluster's center, so that a reader sees what a cluster is
 * about; those of one sentence only where there are no others. No region has two of them, as one
 * that repeats itself every year would else have them all. The residual has no center and so no
 * typical passages.
 */
final class TypicalPassages {
  /** So many of a cluster at most. */
  static final int OF_A_CLUSTER = 5;

  static final Field TEXT =
      required("passage", DataTypes.StringType, "The passage's sentences that are not damaged.");

  private static final List<Field> OF_THE_PASSAGE =
      List.of(
          Columns.CLUSTER_ID,
          Columns.REPORT_ID,
          Passages.PASSAGE_NO,
          Passages.FIRST_SENTENCE_NO,
          Passages.LAST_SENTENCE_NO,
          Passages.SIMILARITY,
          Columns.TOPIC_ID);

  private static final List<Field> FIELDS =
      Stream.of(
              OF_THE_PASSAGE, List.of(Sentences.BEGIN_OFFSET, Sentences.END_OFFSET), List.of(TEXT))
          .flatMap(List::stream)
          .toList();

  /** A passage of one sentence is often a heading, which is near the center for want of words. */
  private static final String BEST_FIRST =
      "%s > %s DESC, %s DESC, %s, %s"
          .formatted(
              Passages.LAST_SENTENCE_NO.name(),
              Passages.FIRST_SENTENCE_NO.name(),
              Passages.SIMILARITY.name(),
              Columns.REPORT_ID.name(),
              Passages.PASSAGE_NO.name());

  private TypicalPassages() {}

  /** Those of the scope, by cluster, the most typical first. */
  static void forEach(ReleaseTables tables, Scope scope, Consumer<TableRow> reader)
      throws IOException {
    tables.forEachOf(
        """
        SELECT * FROM (
          SELECT %1$s, min(s.%2$s) AS %2$s, max(s.%3$s) AS %3$s,
                 string_agg(%4$s, '' ORDER BY %5$s) AS %6$s
          FROM (%7$s) JOIN %8$s s USING (%9$s)
          WHERE %5$s BETWEEN %10$s AND %11$s AND NOT %12$s
          GROUP BY ALL)
        ORDER BY %13$s, %14$s"""
            .formatted(
                ReleaseTables.names(OF_THE_PASSAGE),
                Sentences.BEGIN_OFFSET.name(),
                Sentences.END_OFFSET.name(),
                Sentences.TEXT.name(),
                Columns.SENTENCE_NO.name(),
                TEXT.name(),
                chosen(scope),
                Sentences.TABLE.name(),
                Columns.REPORT_ID.name(),
                Passages.FIRST_SENTENCE_NO.name(),
                Passages.LAST_SENTENCE_NO.name(),
                Sentences.DAMAGED.name(),
                Columns.CLUSTER_ID.name(),
                BEST_FIRST),
        FIELDS,
        reader);
  }

  private static String chosen(Scope scope) {
    return """
        SELECT * FROM (
          SELECT %1$s, %2$s FROM %3$s JOIN %4$s USING (%5$s)
          WHERE %6$s AND %7$s <> '%8$s'
          QUALIFY row_number() OVER (PARTITION BY %7$s, %2$s ORDER BY %9$s) = 1)
        QUALIFY row_number() OVER (PARTITION BY %7$s ORDER BY %9$s) <= %10$d"""
        .formatted(
            ReleaseTables.names(OF_THE_PASSAGE),
            Columns.REGION_CODE.name(),
            Passages.TABLE.name(),
            Reports.TABLE.name(),
            Columns.REPORT_ID.name(),
            scope.condition(),
            Columns.CLUSTER_ID.name(),
            Clusters.RESIDUAL,
            BEST_FIRST,
            OF_A_CLUSTER);
  }
}
