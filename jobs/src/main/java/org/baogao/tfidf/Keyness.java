package org.baogao.tfidf;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
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
   * The most typical terms of each region and year, in the order of the table's key.
   *
   * @param reports {@code region_code, place_since, region_name, level, year, term_counts}, sorted
   *     by region and year, all of one region in one partition; {@code term_counts} as in {@code
   *     Documents}
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

    Iterator<Row> typical(RowGroups.Group reports) {
      Row first = reports.first();
      Place cellPlace = Place.of(first);
      if (!cellPlace.equals(place)) {
        place = cellPlace;
        past.clear();
      }
      year.clear();
      for (Row report : reports) {
        TermCounts counts = TermCounts.of(report, words);
        for (int i = 0; i < counts.terms().length; i++) {
          year.add(counts.terms()[i], counts.counts()[i]);
        }
      }
      int[] terms = year.terms();
      if (terms.length == 0) {
        // A level all of whose reports are without words is not in the statistics.
        return Collections.emptyIterator();
      }
      Iterator<Row> rows = measured(terms, first.getAs(Columns.LEVEL.name())).rows(first, words);
      for (int term : terms) {
        past.add(term, year.of(term));
      }
      return rows;
    }

    private Cell measured(int[] terms, String level) {
      long[] levelFrequencies = words.levelFrequencies(level);
      long levelWords = words.levelWords(level);
      long[] tf = new long[terms.length];
      double[] tfidf = new double[terms.length];
      double[] z = new double[terms.length];
      double[] pastZ = past.words == 0 ? null : new double[terms.length];
      for (int i = 0; i < terms.length; i++) {
        int term = terms[i];
        double frequency = words.frequency(term);
        tf[i] = year.of(term);
        tfidf[i] = tf[i] * words.idf(term);
        z[i] =
            logOddsZ(
                tf[i],
                year.words,
                levelFrequencies[term] - tf[i],
                levelWords - year.words,
                frequency);
        if (pastZ != null) {
          pastZ[i] = logOddsZ(tf[i], year.words, past.of(term), past.words, frequency);
        }
      }
      return new Cell(terms, tf, tfidf, z, pastZ);
    }
  }

  /** Occurrences by number of the term: whole, so that their sums are the same in any order. */
  private static final class Counts {
    private final long[] byTerm;
    private long words;

    /** The terms that occur, in the order in which they came. */
    private int[] terms = new int[1024];

    private int size;

    Counts(int terms) {
      byTerm = new long[terms];
    }

    void add(int term, long count) {
      if (byTerm[term] == 0) {
        if (size == terms.length) {
          terms = Arrays.copyOf(terms, 2 * size);
        }
        terms[size] = term;
        size++;
      }
      byTerm[term] += count;
      words += count;
    }

    long of(int term) {
      return byTerm[term];
    }

    /** The terms that occur, in their order. */
    int[] terms() {
      int[] sorted = Arrays.copyOf(terms, size);
      Arrays.sort(sorted);
      return sorted;
    }

    void clear() {
      for (int i = 0; i < size; i++) {
        byTerm[terms[i]] = 0;
      }
      size = 0;
      words = 0;
    }
  }

  /**
   * The terms of a region and year with their measures: of one place of the arrays each, in the
   * order of the terms.
   *
   * @param pastZ null in the region's first year
   */
  @SuppressWarnings("ArrayRecordComponent") // One is made for each cell; nobody compares them.
  private record Cell(
      int[] terms, long[] tf, double[] tfidf, double[] z, double @Nullable [] pastZ) {

    /** Those that are among the {@value #TERMS_KEPT} highest by a measure, ties by term. */
    Iterator<Row> rows(Row cell, WordStatistics words) {
      int[] byTfidf = Ranking.highestFirst(tfidf);
      BitSet kept = new BitSet(terms.length);
      keepHighest(kept, byTfidf);
      keepHighest(kept, Ranking.highestFirst(z));
      if (pastZ != null) {
        keepHighest(kept, Ranking.highestFirst(pastZ));
      }
      int[] ranks = new int[terms.length];
      for (int rank = 0; rank < byTfidf.length; rank++) {
        ranks[byTfidf[rank]] = rank + 1;
      }
      return kept.stream()
          .mapToObj(
              place ->
                  RowFactory.create(
                      cell.getAs(Columns.REGION_CODE.name()),
                      cell.getAs(Columns.YEAR.name()),
                      words.term(terms[place]),
                      cell.getAs(Columns.REGION_NAME.name()),
                      cell.getAs(Columns.LEVEL.name()),
                      tf[place],
                      tfidf[place],
                      z[place],
                      pastZ == null ? null : pastZ[place],
                      ranks[place]))
          .iterator();
    }

    private static void keepHighest(BitSet kept, int[] places) {
      for (int i = 0; i < Math.min(TERMS_KEPT, places.length); i++) {
        kept.set(places[i]);
      }
    }
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
