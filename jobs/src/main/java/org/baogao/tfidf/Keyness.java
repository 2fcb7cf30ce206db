package org.baogao.tfidf;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.Columns;
import org.baogao.contract.Place;
import org.baogao.contract.RegionYearTerms;
import org.baogao.table.FlatIterator;
import org.baogao.table.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * Builds the table {@code region_year_terms}: which words a region used in a year more than the
 * other regions of its level did, and more than it did itself before.
 */
public final class Keyness {
  /** How many terms a region and year keep by each of the three measures. */
  public static final int TERMS_KEPT = 300;

  /**
   * The size of the prior in words, α0: about a tenth of the words of a report, so that a report of
   * usual length outweighs it and a word or two do not.
   */
  public static final double PRIOR_WORDS = 1_000;

  private Keyness() {}

  /**
   * A term of a region and year with its measures.
   *
   * @param pastZ null in the region's first year
   */
  private record Scored(String term, long tf, double tfidf, double logOddsZ, @Nullable Double pastZ)
      implements Weighted {}

  /**
   * The most typical terms of each region and year, in the order of the table's key.
   *
   * @param reports {@code region_code, place_since, region_name, level, year, term_counts}, sorted
   *     by region and year, all of one region in one partition
   */
  public static Dataset<Row> rank(Dataset<Row> reports, Broadcast<WordStatistics> words) {
    MapPartitionsFunction<Row, Row> typical =
        rows -> {
          Regions regions = new Regions(words.value());
          return new FlatIterator<>(
              new RowGroups(rows, Columns.REGION_CODE.name(), Columns.YEAR.name()),
              regions::typical);
        };
    return reports.mapPartitions(typical, Encoders.row(RegionYearTerms.TABLE.schema()));
  }

  /** Goes through the years of one region after the other, and remembers the words before. */
  private static final class Regions {
    private final WordStatistics words;
    private final Counts year;
    private final Counts past;
    private @Nullable Place place;

    Regions(WordStatistics words) {
      this.words = words;
      year = new Counts(words.size());
      past = new Counts(words.size());
    }

    Iterator<Row> typical(List<Row> cell) {
      Row first = cell.get(0);
      Place cellPlace = Place.of(first);
      if (!cellPlace.equals(place)) {
        place = cellPlace;
        past.clear();
      }
      year.clear();
      List<Term> terms = new ArrayList<>();
      for (Row report : cell) {
        for (TermCount count : TermCount.of(report)) {
          int index = words.index(count.term());
          if (year.of(index) == 0) {
            terms.add(new Term(index, count.term()));
          }
          year.add(index, count.count());
        }
      }
      if (terms.isEmpty()) {
        // A level all of whose reports are without words is not in the statistics.
        return Collections.emptyIterator();
      }
      Iterator<Row> rows = rows(first, scored(first.getAs(Columns.LEVEL.name()), terms));
      for (Term term : terms) {
        past.add(term.index, year.of(term.index));
      }
      return rows;
    }

    private List<Scored> scored(String level, List<Term> terms) {
      long[] levelFrequencies = words.levelFrequencies(level);
      long levelWords = words.levelWords(level);
      List<Scored> scored = new ArrayList<>(terms.size());
      for (Term term : terms) {
        int index = term.index;
        double frequency = words.frequency(index);
        long tf = year.of(index);
        double z =
            logOddsZ(
                tf, year.words, levelFrequencies[index] - tf, levelWords - year.words, frequency);
        Double pastZ =
            past.words == 0
                ? null
                : logOddsZ(tf, year.words, past.of(index), past.words, frequency);
        scored.add(new Scored(term.text, tf, tf * words.idf(index), z, pastZ));
      }
      return scored;
    }
  }

  /** A term with its number in {@link WordStatistics}. */
  private record Term(int index, String text) {}

  /** Occurrences by number of the term: whole, so that their sums are the same in any order. */
  private static final class Counts {
    private final long[] byTerm;
    private long words;

    Counts(int terms) {
      byTerm = new long[terms];
    }

    void add(int term, long count) {
      byTerm[term] += count;
      words += count;
    }

    long of(int term) {
      return byTerm[term];
    }

    void clear() {
      Arrays.fill(byTerm, 0);
      words = 0;
    }
  }

  private static Iterator<Row> rows(Row cell, List<Scored> scored) {
    List<Scored> byTfidf = new ArrayList<>(scored);
    byTfidf.sort(Weighted::highestFirst);
    Set<Scored> typical = new HashSet<>(byTfidf.subList(0, Math.min(TERMS_KEPT, scored.size())));
    typical.addAll(highest(scored, Scored::logOddsZ));
    List<Scored> withPast = scored.stream().filter(term -> term.pastZ() != null).toList();
    typical.addAll(highest(withPast, term -> requireNonNull(term.pastZ())));
    Map<String, Row> kept = new TreeMap<>();
    for (int i = 0; i < byTfidf.size(); i++) {
      Scored term = byTfidf.get(i);
      if (typical.contains(term)) {
        kept.put(term.term(), row(cell, term, i + 1));
      }
    }
    return kept.values().iterator();
  }

  /** The {@value #TERMS_KEPT} terms with the highest values of a measure, ties by term. */
  private static List<Scored> highest(List<Scored> scored, ToDoubleFunction<Scored> measure) {
    if (scored.size() <= TERMS_KEPT) {
      return scored;
    }
    double[] values = scored.stream().mapToDouble(measure).sorted().toArray();
    double lowest = values[values.length - TERMS_KEPT];
    return scored.stream()
        .filter(term -> measure.applyAsDouble(term) >= lowest)
        .sorted(Comparator.comparingDouble(measure).reversed().thenComparing(Scored::term))
        .limit(TERMS_KEPT)
        .toList();
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
        term.pastZ(),
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
