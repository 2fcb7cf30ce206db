package org.baogao.tfidf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.Columns;
import org.baogao.contract.RegionYearTerms;
import org.baogao.table.FlatIterator;
import org.baogao.table.RowGroups;

/**
 * Builds the table {@code region_year_terms}: which words a region used in a year more than the
 * other regions of its level did.
 */
public final class Keyness {
  /** How many terms a region and year keep by each of the two measures. */
  public static final int TERMS_KEPT = 300;

  /**
   * The size of the prior in words, α0: about a tenth of the words of a report, so that a report of
   * usual length outweighs it and a word or two do not.
   */
  public static final double PRIOR_WORDS = 1_000;

  private static final Comparator<Scored> BY_TFIDF =
      Comparator.comparingDouble(Scored::tfidf).reversed().thenComparing(Scored::term);
  private static final Comparator<Scored> BY_Z =
      Comparator.comparingDouble(Scored::logOddsZ).reversed().thenComparing(Scored::term);

  private Keyness() {}

  /** A term of a region and year with both measures. */
  private record Scored(String term, long tf, double tfidf, double logOddsZ) {}

  /**
   * The most typical terms of each region and year, in the order of the table's key.
   *
   * @param reports {@code region_code, region_name, level, year, term_counts}, sorted by region and
   *     year, all of one region and year in one partition
   */
  public static Dataset<Row> rank(Dataset<Row> reports, Broadcast<WordStatistics> words) {
    MapPartitionsFunction<Row, Row> typical =
        rows ->
            new FlatIterator<>(
                new RowGroups(rows, Columns.REGION_CODE.name(), Columns.YEAR.name()),
                cell -> typical(cell, words.value()));
    return reports.mapPartitions(typical, Encoders.row(RegionYearTerms.TABLE.schema()));
  }

  private static Iterator<Row> typical(List<Row> cell, WordStatistics words) {
    Row first = cell.get(0);
    String level = first.getAs(Columns.LEVEL.name());
    long[] levelFrequencies = words.levelFrequencies(level);
    long levelWords = words.levelWords(level);
    Map<String, Long> counts = new HashMap<>();
    long cellWords = 0;
    for (Row report : cell) {
      for (TermCount count : TermCount.of(report)) {
        counts.merge(count.term(), count.count(), Long::sum);
        cellWords += count.count();
      }
    }
    List<Scored> scored = new ArrayList<>(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      String term = count.getKey();
      int index = words.index(term);
      long tf = count.getValue();
      double z =
          logOddsZ(
              tf,
              cellWords,
              levelFrequencies[index] - tf,
              levelWords - cellWords,
              words.frequency(index));
      scored.add(new Scored(term, tf, tf * words.idf(index), z));
    }
    return rows(first, scored);
  }

  private static Iterator<Row> rows(Row cell, List<Scored> scored) {
    int most = Math.min(TERMS_KEPT, scored.size());
    scored.sort(BY_TFIDF);
    Set<String> typical =
        scored.stream().sorted(BY_Z).limit(most).map(Scored::term).collect(Collectors.toSet());
    Map<String, Row> kept = new TreeMap<>();
    for (int i = 0; i < scored.size(); i++) {
      Scored term = scored.get(i);
      if (i < most || typical.contains(term.term())) {
        kept.put(term.term(), row(cell, term, i + 1));
      }
    }
    return kept.values().iterator();
  }

  private static Row row(Row cell, Scored term, int rank) {
    return RowFactory.create(
        cell.getAs(Columns.REGION_CODE.name()),
        cell.getAs(Columns.YEAR.name()),
        term.term(),
        cell.getAs(Columns.REGION_NAME.name()),
        cell.getAs(Columns.LEVEL.name()),
        term.tf(),
        term.tfidf(),
        term.logOddsZ(),
        rank);
  }

  /**
   * The z-score of the log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and
   * Quinn (2008), Fightin' Words, equations 16, 18, 20 and 22.
   *
   * <pre>
   *   α  = PRIOR_WORDS · frequency
   *   δ  = ln((y + α) / (n + α0 - y - α)) - ln((y' + α) / (n' + α0 - y' - α))
   *   z  = δ / sqrt(1 / (y + α) + 1 / (y' + α))
   * </pre>
   *
   * @param count y, occurrences of the term in the cell
   * @param words n, occurrences of all terms in the cell
   * @param otherCount y', occurrences of the term in the cells it is compared with
   * @param otherWords n', occurrences of all terms there
   * @param frequency the term's part of all words of the release, in (0, 1]
   */
  static double logOddsZ(
      long count, long words, long otherCount, long otherWords, double frequency) {
    double prior = frequency * PRIOR_WORDS;
    double odds = odds(count, words, prior);
    double otherOdds = odds(otherCount, otherWords, prior);
    double variance = 1.0 / (count + prior) + 1.0 / (otherCount + prior);
    // StrictMath gives the same bits on every machine.
    return (StrictMath.log(odds) - StrictMath.log(otherOdds)) / Math.sqrt(variance);
  }

  private static double odds(long count, long words, double prior) {
    return (count + prior) / (words + PRIOR_WORDS - count - prior);
  }
}
