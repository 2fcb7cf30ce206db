package org.baogao.trends;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.Columns;
import org.baogao.contract.Place;
import org.baogao.contract.ShareMovers;
import org.baogao.table.FlatIterator;
import org.baogao.table.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * Builds the table {@code share_movers}. With c(i) the characters that fall to a term or paragraph
 * i among the sentences of a topic, and C those of all sentences of the region and year, its
 * contribution to the change of the topic's share is
 *
 * <pre>
 *   c(i) / C - c'(i) / C'
 * </pre>
 *
 * where c' and C' are those of the year before. A sentence's characters fall whole to its
 * paragraph, and in equal parts to the occurrences of its terms. As every character of the topic
 * falls to one paragraph and is divided among the terms of one sentence, the contributions of all
 * terms add up to the change, and so do those of all paragraphs.
 *
 * <p>Paragraphs are named by the size of their contributions. Terms are named by it times
 *
 * <pre>
 *   (characters that fall to the term in the topic) / (those in all topics), of both years together
 * </pre>
 *
 * as otherwise words of every topic (推进, 完成) would take the places of those that tell it; what is
 * not named is part of the rest.
 *
 * <p>The division is an account, not a cause: a term carries the other words of its sentences with
 * it, and every share falls a little where another topic grows.
 */
public final class ShareMoverTrend {
  private ShareMoverTrend() {}

  /**
   * The movers of every topic whose share moved by {@link ShareMovers#SMALLEST_CHANGE} or more, in
   * the order of the table's key.
   *
   * @param reports {@code report_id, region_code, place_since, region_name, level, year,
   *     topic_parts}, sorted by region and year, all of one region in one partition; {@code
   *     topic_parts} as in {@code Documents}
   */
  public static Dataset<Row> of(Dataset<Row> reports) {
    MapPartitionsFunction<Row, Row> movers =
        rows -> {
          Regions regions = new Regions();
          return new FlatIterator<>(
              new RowGroups(rows, Columns.REGION_CODE.name(), Columns.YEAR.name()),
              regions::moversOf);
        };
    return reports.mapPartitions(movers, Encoders.row(ShareMovers.TABLE.schema()));
  }

  /** Goes through the years of one region after the other, and remembers the year before. */
  private static final class Regions {
    private @Nullable Place place;
    private int year;
    private Cell before = new Cell();

    Iterator<Row> moversOf(List<Row> reports) {
      Row first = reports.get(0);
      Place cellPlace = Place.of(first);
      int cellYear = first.<Integer>getAs(Columns.YEAR.name());
      Cell cell = new Cell();
      for (Row report : reports) {
        TopicPart.of(report).forEach(cell::add);
      }
      boolean follows = cellPlace.equals(place) && cellYear == year + 1;
      Iterator<Row> rows =
          follows ? new Change(first, cell, before).rows() : Collections.emptyIterator();
      place = cellPlace;
      year = cellYear;
      before = cell;
      return rows;
    }
  }

  /** The sums of a region and year; whole numbers, so that they are the same in any order. */
  private static final class Cell {
    private final Map<String, Sums> topics = new HashMap<>();
    private final Map<String, Long> terms = new HashMap<>();
    private long chars;

    void add(TopicPart part) {
      Sums sums = topics.computeIfAbsent(part.topic(), topic -> new Sums());
      for (int i = 0; i < part.paragraphs().size(); i++) {
        int paragraphChars = part.paragraphChars().get(i);
        chars += paragraphChars;
        sums.chars += paragraphChars;
        sums.paragraphs.merge(
            new Paragraph(part.reportId(), part.paragraphs().get(i)),
            paragraphChars * TopicPart.MILLICHARS,
            Long::sum);
      }
      for (int i = 0; i < part.terms().size(); i++) {
        sums.terms.merge(part.terms().get(i), part.millichars().get(i), Long::sum);
        terms.merge(part.terms().get(i), part.millichars().get(i), Long::sum);
      }
    }

    Sums topic(String topic) {
      return topics.getOrDefault(topic, new Sums());
    }

    /** The same quotient of the same numbers as in {@code topic_shares}. */
    double share(String topic) {
      return topic(topic).chars / (double) chars;
    }

    double part(long millichars) {
      return millichars / (double) (chars * TopicPart.MILLICHARS);
    }
  }

  /** Of one topic: its characters, and the thousandths that fall to paragraphs and to terms. */
  private static final class Sums {
    private long chars;
    private final Map<Paragraph, Long> paragraphs = new HashMap<>();
    private final Map<String, Long> terms = new HashMap<>();
  }

  private record Paragraph(String reportId, int number) implements Comparable<Paragraph> {
    private static final Comparator<Paragraph> IN_ORDER =
        Comparator.comparing(Paragraph::reportId).thenComparing(Paragraph::number);

    @Override
    public int compareTo(Paragraph other) {
      return IN_ORDER.compare(this, other);
    }
  }

  /**
   * What a term, a paragraph or a remainder had in both years, in thousandths of characters.
   *
   * @param ofTopic which part of it lies in the topic, in [0, 1]
   */
  private record Mover(
      String part,
      @Nullable String term,
      @Nullable Paragraph paragraph,
      long millichars,
      long millicharsBefore,
      double ofTopic) {

    static Mover remainder(String part, long millichars, long millicharsBefore) {
      return new Mover(part, null, null, millichars, millicharsBefore, 0);
    }

    boolean isNamed() {
      return part.equals(ShareMovers.NAMED);
    }
  }

  /** The change of one region from one year to the next. */
  private record Change(Row first, Cell cell, Cell before) {

    Iterator<Row> rows() {
      List<Row> rows = new ArrayList<>();
      TreeSet<String> topics = new TreeSet<>(cell.topics.keySet());
      topics.addAll(before.topics.keySet());
      for (String topic : topics) {
        double change = cell.share(topic) - before.share(topic);
        if (Math.abs(change) >= ShareMovers.SMALLEST_CHANGE) {
          Sums now = cell.topic(topic);
          Sums then = before.topic(topic);
          add(
              rows,
              topic,
              change,
              ShareMovers.PARAGRAPH_UNIT,
              movers(now.paragraphs, then.paragraphs, this::ofParagraph));
          add(
              rows,
              topic,
              change,
              ShareMovers.TERM_UNIT,
              movers(now.terms, then.terms, this::ofTerm));
        }
      }
      return rows.iterator();
    }

    private static <K extends Comparable<K>> List<Mover> movers(
        Map<K, Long> now, Map<K, Long> then, MoverOf<K> mover) {
      TreeSet<K> keys = new TreeSet<>(now.keySet());
      keys.addAll(then.keySet());
      return keys.stream()
          .map(key -> mover.of(key, now.getOrDefault(key, 0L), then.getOrDefault(key, 0L)))
          .toList();
    }

    private Mover ofParagraph(Paragraph paragraph, long now, long then) {
      return new Mover(ShareMovers.NAMED, null, paragraph, now, then, 1);
    }

    private Mover ofTerm(String term, long now, long then) {
      if (term.equals(TopicPart.WORDLESS)) {
        return Mover.remainder(ShareMovers.WORDLESS, now, then);
      }
      long everywhere = cell.terms.getOrDefault(term, 0L) + before.terms.getOrDefault(term, 0L);
      // A term of a very short sentence may have got no thousandth of it.
      double ofTopic = (now + then) / (double) Math.max(everywhere, 1);
      return new Mover(ShareMovers.NAMED, term, null, now, then, ofTopic);
    }

    /**
     * The rows of one unit: the largest contributions, then what is wordless, then the rest.
     *
     * @param movers in the order that decides between equal contributions
     */
    private void add(List<Row> rows, String topic, double change, String unit, List<Mover> movers) {
      List<Mover> kept = largest(movers);
      movers.stream().filter(mover -> !mover.isNamed()).forEach(kept::add);
      kept.add(rest(movers, kept));
      for (int i = 0; i < kept.size(); i++) {
        rows.add(row(topic, unit, i + 1, kept.get(i), change));
      }
    }

    private List<Mover> largest(List<Mover> movers) {
      // Sorting keeps the order of equals, so that ties are broken by term or paragraph.
      Comparator<Mover> byProminence = Comparator.comparingDouble(this::prominence).reversed();
      List<Mover> largest = new ArrayList<>();
      movers.stream()
          .filter(mover -> mover.isNamed() && contribution(mover) > 0)
          .sorted(byProminence)
          .limit(ShareMovers.NAMED_EACH_WAY)
          .forEach(largest::add);
      movers.stream()
          .filter(mover -> mover.isNamed() && contribution(mover) < 0)
          .sorted(byProminence)
          .limit(ShareMovers.NAMED_EACH_WAY)
          .forEach(largest::add);
      largest.sort(byProminence);
      return largest;
    }

    private double prominence(Mover mover) {
      return Math.abs(contribution(mover)) * mover.ofTopic();
    }

    /** What all movers have and those kept have not. */
    private static Mover rest(List<Mover> movers, List<Mover> kept) {
      long now = 0;
      long then = 0;
      for (Mover mover : movers) {
        now += mover.millichars();
        then += mover.millicharsBefore();
      }
      for (Mover mover : kept) {
        now -= mover.millichars();
        then -= mover.millicharsBefore();
      }
      return Mover.remainder(ShareMovers.REST, now, then);
    }

    private double contribution(Mover mover) {
      return cell.part(mover.millichars()) - before.part(mover.millicharsBefore());
    }

    private Row row(String topic, String unit, int rank, Mover mover, double change) {
      Paragraph paragraph = mover.paragraph();
      return RowFactory.create(
          first.getAs(Columns.REGION_CODE.name()),
          first.getAs(Columns.YEAR.name()),
          topic,
          unit,
          rank,
          first.getAs(Columns.REGION_NAME.name()),
          first.getAs(Columns.LEVEL.name()),
          mover.part(),
          mover.term(),
          paragraph == null ? null : paragraph.reportId(),
          paragraph == null ? null : paragraph.number(),
          cell.part(mover.millichars()),
          before.part(mover.millicharsBefore()),
          contribution(mover),
          change);
    }
  }

  /** Makes a mover of a key and its two sums. */
  private interface MoverOf<K> {
    Mover of(K key, long now, long then);
  }
}
