package org.baogao.duplicates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;
import scala.Tuple2;

/**
 * Finds the reports that are the same report from another source.
 *
 * <p>Candidates share a band of their MinHash signatures (locality-sensitive hashing: Leskovec,
 * Rajaraman and Ullman, Mining of Massive Datasets, chapter 3), or all of the signature, and are
 * compared with the best report that shares it only, so that a thousand copies give a thousand
 * comparisons. Best is the report with the fewest damaged sentences, then the most characters, then
 * the smallest {@code report_id}; it is the one that is counted.
 */
public final class Duplicates {
  /**
   * From which estimated Jaccard similarity of their shingles on two reports are one. Reports of
   * one government in successive years stay below 0.3.
   */
  public static final double SAME_REPORT_SIMILARITY = 0.8;

  /** 32 bands of 4 miss a pair of similarity 0.8 once in ten million. */
  private static final int ROWS_OF_A_BAND = 4;

  private static final int BANDS = MinHash.LENGTH / ROWS_OF_A_BAND;

  private Duplicates() {}

  /** A report as far as it matters which of two copies counts: the smaller one is better. */
  private record Member(int damagedSentences, long chars, String reportId)
      implements Comparable<Member>, Serializable {
    private static final Comparator<Member> BETTER_FIRST =
        Comparator.comparingInt(Member::damagedSentences)
            .thenComparing(Comparator.comparingLong(Member::chars).reversed())
            .thenComparing(Member::reportId);

    @Override
    public int compareTo(Member other) {
      return BETTER_FIRST.compare(this, other);
    }

    static Member better(Member left, Member right) {
      return left.compareTo(right) <= 0 ? left : right;
    }
  }

  /**
   * The duplicates among the reports.
   *
   * @param reports {@code report_id, damaged_sentences, chars_clean, signature}
   * @return {@code report_id, duplicate_of}, one row per duplicate; {@code duplicate_of} is itself
   *     no duplicate
   */
  public static Dataset<Row> find(Dataset<Row> reports) {
    JavaPairRDD<Member, int[]> signatures =
        reports
            .select(
                Reports.DAMAGED_SENTENCES.col(),
                Reports.CHARS_CLEAN.col(),
                Columns.REPORT_ID.col(),
                col("signature"))
            .toJavaRDD()
            .mapToPair(
                row ->
                    new Tuple2<>(
                        new Member(row.getInt(0), row.getLong(1), row.getString(2)),
                        row.<Integer>getList(3).stream().mapToInt(Integer::intValue).toArray()));
    JavaPairRDD<Member, Member> linked =
        alike(candidates(signatures), signatures).reduceByKey(Member::better).cache();
    // A chain of copies, each like the next only, is followed to its end in doubling steps.
    while (leadsOn(linked)) {
      linked = followed(linked).cache();
    }
    JavaRDD<Row> rows =
        linked.map(pair -> RowFactory.create(pair._1().reportId(), pair._2().reportId()));
    StructType schema =
        new StructType()
            .add(Columns.REPORT_ID.name(), StringType, false)
            .add(Reports.DUPLICATE_OF.name(), StringType, false);
    return reports.sparkSession().createDataFrame(rows, schema);
  }

  /** Each report with the best one of every band that it shares with others. */
  private static JavaPairRDD<Member, Member> candidates(JavaPairRDD<Member, int[]> signatures) {
    JavaPairRDD<Long, Member> banded =
        signatures.flatMapToPair(report -> bands(report._1(), report._2()));
    return banded
        .join(banded.reduceByKey(Member::better))
        .values()
        .filter(pair -> !pair._1().equals(pair._2()))
        .distinct()
        .mapToPair(pair -> pair);
  }

  private static Iterator<Tuple2<Long, Member>> bands(Member member, int[] signature) {
    if (MinHash.isOfNothing(signature)) {
      return Collections.emptyIterator();
    }
    List<Tuple2<Long, Member>> bands = new ArrayList<>(BANDS + 1);
    long all = BANDS;
    for (int band = 0; band < BANDS; band++) {
      long bucket = band;
      for (int row = band * ROWS_OF_A_BAND; row < (band + 1) * ROWS_OF_A_BAND; row++) {
        bucket = MinHash.mix(bucket * 31 + signature[row]);
      }
      bands.add(new Tuple2<>(bucket, member));
      all = MinHash.mix(all * 31 + bucket);
    }
    // Better reports that are not alike may hold every single band of two that are.
    bands.add(new Tuple2<>(all, member));
    return bands.iterator();
  }

  private static JavaPairRDD<Member, Member> alike(
      JavaPairRDD<Member, Member> candidates, JavaPairRDD<Member, int[]> signatures) {
    return candidates
        .join(signatures)
        .mapToPair(
            report -> new Tuple2<>(report._2()._1(), new Tuple2<>(report._1(), report._2()._2())))
        .join(signatures)
        .filter(pair -> similarity(pair._2()._1()._2(), pair._2()._2()) >= SAME_REPORT_SIMILARITY)
        .mapToPair(pair -> new Tuple2<>(pair._2()._1()._1(), pair._1()));
  }

  /** The part of equal places in two signatures. */
  static double similarity(int[] left, int[] right) {
    int equal = 0;
    for (int i = 0; i < left.length; i++) {
      equal += left[i] == right[i] ? 1 : 0;
    }
    return equal / (double) MinHash.LENGTH;
  }

  /** Whether a report is a copy of one that is a copy itself. */
  private static boolean leadsOn(JavaPairRDD<Member, Member> linked) {
    return !linked.mapToPair(Tuple2::swap).join(linked).isEmpty();
  }

  private static JavaPairRDD<Member, Member> followed(JavaPairRDD<Member, Member> linked) {
    return linked
        .mapToPair(Tuple2::swap)
        .leftOuterJoin(linked)
        .mapToPair(link -> new Tuple2<>(link._2()._1(), link._2()._2().orElse(link._1())));
  }
}
