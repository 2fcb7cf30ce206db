package org.baogao.trends;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
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
import org.baogao.terms.CountedTerms;
import org.baogao.terms.TermNumbers;
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
    private final TermNumbers vocabulary = new TermNumbers();
    private final Scratch scratch = new Scratch();
    private @Nullable Place place;
    private int year;
    private Cell before = new Cell();

    Iterator<Row> moversOf(RowGroups.Group reports) {
      Row first = reports.first();
      Place cellPlace = Place.of(first);
      int cellYear = first.<Integer>getAs(Columns.YEAR.name());
      Cell cell = new Cell();
      for (Row report : reports) {
        TopicPart.of(report).forEach(part -> cell.add(part, vocabulary));
      }
      boolean follows = cellPlace.equals(place) && cellYear == year + 1;
      Iterator<Row> rows =
          follows
              ? new Change(first, cell, before, vocabulary, scratch).rows()
              : Collections.emptyIterator();
      place = cellPlace;
      year = cellYear;
      before = cell;
      return rows;
    }
  }

  /** The sums of a region and year; whole numbers, so that they are the same in any order. */
  private static final class Cell {
    private final Map<String, Sums> topics = new HashMap<>();
    private long chars;

    void add(TopicPart part, TermNumbers vocabulary) {
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
      sums.add(new CountedTerms(part.termMillichars()), vocabulary);
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

    /** Numbers in the vocabulary; one that is in several reports stands here several times. */
    private int[] terms = new int[0];

    private long[] millichars = new long[0];
    private int size;

    void add(CountedTerms counted, TermNumbers vocabulary) {
      int needed = size + counted.left();
      if (needed > terms.length) {
        terms = Arrays.copyOf(terms, needed + (size >> 1));
        millichars = Arrays.copyOf(millichars, terms.length);
      }
      while (counted.next()) {
        terms[size] = counted.addedTo(vocabulary);
        millichars[size] = counted.number();
        size++;
      }
    }
  }

  /** Sums by number of the term, all of them 0 between two uses. */
  private static final class Scratch {
    private long[] everywhere = new long[0];
    private long[] now = new long[0];
    private long[] then = new long[0];

    void holds(int terms) {
      if (everywhere.length < terms) {
        everywhere = new long[2 * terms];
        now = new long[2 * terms];
        then = new long[2 * terms];
      }
    }

    static void add(long[] byTerm, Sums sums) {
      for (int i = 0; i < sums.size; i++) {
        byTerm[sums.terms[i]] += sums.millichars[i];
      }
    }

    static void clear(long[] byTerm, Sums sums) {
      for (int i = 0; i < sums.size; i++) {
        byTerm[sums.terms[i]] = 0;
      }
    }
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
   * @param key the term or paragraph; null for a remainder
   * @param prominence by what it is named or not
   */
  private record Mover<K>(
      String part, @Nullable K key, long millichars, long millicharsBefore, double prominence) {

    static <K> Mover<K> remainder(String part, long millichars, long millicharsBefore) {
      return new Mover<>(part, null, millichars, millicharsBefore, 0);
    }
  }

  /** Those of one sign that stand out most, in order; ties by key. */
  private static final class Largest<K extends Comparable<K>> {
    private final List<Mover<K>> movers = new ArrayList<>();

    /** Whether a mover of this prominence may have a place. */
    boolean admits(double prominence) {
      return movers.size() < ShareMovers.NAMED_EACH_WAY
          || prominence >= movers.get(movers.size() - 1).prominence();
    }

    void offer(Mover<K> mover) {
      int place = movers.size();
      while (place > 0 && precedes(mover, movers.get(place - 1))) {
        place--;
      }
      movers.add(place, mover);
      if (movers.size() > ShareMovers.NAMED_EACH_WAY) {
        movers.remove(movers.size() - 1);
      }
    }

    private boolean precedes(Mover<K> one, Mover<K> other) {
      int order = Double.compare(other.prominence(), one.prominence());
      return order < 0
          || (order == 0 && requireNonNull(one.key()).compareTo(requireNonNull(other.key())) < 0);
    }
  }

  /** Takes the movers of one topic and unit, in any order, and keeps those that are named. */
  private static final class Movers<K extends Comparable<K>> {
    private final Change change;
    private final Largest<K> up = new Largest<>();
    private final Largest<K> down = new Largest<>();
    private final List<Mover<K>> unnamed = new ArrayList<>();
    private long millichars;
    private long millicharsBefore;

    Movers(Change change) {
      this.change = change;
    }

    /**
     * Takes a term or paragraph.
     *
     * @param ofTopic which part of it lies in the topic, in [0, 1]
     * @param key asked for when it may be named
     */
    void add(long now, long then, double ofTopic, Supplier<K> key) {
      millichars += now;
      millicharsBefore += then;
      double contribution = change.contribution(now, then);
      double prominence = Math.abs(contribution) * ofTopic;
      Largest<K> largest = contribution > 0 ? up : down;
      if (contribution != 0 && largest.admits(prominence)) {
        largest.offer(new Mover<>(ShareMovers.NAMED, key.get(), now, then, prominence));
      }
    }

    void addWordless(long now, long then) {
      millichars += now;
      millicharsBefore += then;
      unnamed.add(Mover.remainder(ShareMovers.WORDLESS, now, then));
    }

    /** The largest contributions, then what is wordless, then the rest. */
    List<Mover<K>> kept() {
      List<Mover<K>> kept = new ArrayList<>(up.movers);
      kept.addAll(down.movers);
      // Sorting keeps the order of equals.
      kept.sort(Comparator.comparingDouble((Mover<K> mover) -> mover.prominence()).reversed());
      kept.addAll(unnamed);
      long now = millichars;
      long then = millicharsBefore;
      for (Mover<K> mover : kept) {
        now -= mover.millichars();
        then -= mover.millicharsBefore();
      }
      kept.add(Mover.remainder(ShareMovers.REST, now, then));
      return kept;
    }
  }

  /** The change of one region from one year to the next. */
  private record Change(
      Row first, Cell cell, Cell before, TermNumbers vocabulary, Scratch scratch) {

    Iterator<Row> rows() {
      List<Row> rows = new ArrayList<>();
      scratch.holds(vocabulary.size());
      Collection<Sums> sums = new ArrayList<>(cell.topics.values());
      sums.addAll(before.topics.values());
      sums.forEach(ofTopic -> Scratch.add(scratch.everywhere, ofTopic));
      TreeSet<String> topics = new TreeSet<>(cell.topics.keySet());
      topics.addAll(before.topics.keySet());
      for (String topic : topics) {
        double change = cell.share(topic) - before.share(topic);
        if (Math.abs(change) >= ShareMovers.SMALLEST_CHANGE) {
          Sums now = cell.topic(topic);
          Sums then = before.topic(topic);
          addRows(rows, topic, change, ShareMovers.PARAGRAPH_UNIT, paragraphs(now, then).kept());
          addRows(rows, topic, change, ShareMovers.TERM_UNIT, terms(now, then).kept());
        }
      }
      sums.forEach(ofTopic -> Scratch.clear(scratch.everywhere, ofTopic));
      return rows.iterator();
    }

    private Movers<Paragraph> paragraphs(Sums now, Sums then) {
      Movers<Paragraph> movers = new Movers<>(this);
      // No report is of two years, so no paragraph is in both.
      now.paragraphs.forEach((paragraph, chars) -> movers.add(chars, 0, 1, () -> paragraph));
      then.paragraphs.forEach((paragraph, chars) -> movers.add(0, chars, 1, () -> paragraph));
      return movers;
    }

    private Movers<String> terms(Sums now, Sums then) {
      Movers<String> movers = new Movers<>(this);
      Scratch.add(scratch.now, now);
      Scratch.add(scratch.then, then);
      addTerms(movers, now);
      addTerms(movers, then);
      return movers;
    }

    /** Adds the terms of some sums that were not added yet, and clears them in the scratch. */
    private void addTerms(Movers<String> movers, Sums sums) {
      for (int i = 0; i < sums.size; i++) {
        int term = sums.terms[i];
        long now = scratch.now[term];
        long then = scratch.then[term];
        scratch.now[term] = 0;
        scratch.then[term] = 0;
        if (now + then == 0) {
          // Added before, or a term of a very short sentence that got no thousandth of it.
          continue;
        }
        String text = vocabulary.term(term);
        if (text.equals(TopicPart.WORDLESS)) {
          movers.addWordless(now, then);
        } else {
          movers.add(now, then, (now + then) / (double) scratch.everywhere[term], () -> text);
        }
      }
    }

    double contribution(long now, long then) {
      return cell.part(now) - before.part(then);
    }

    private <K> void addRows(
        List<Row> rows, String topic, double change, String unit, List<Mover<K>> movers) {
      for (int i = 0; i < movers.size(); i++) {
        Mover<K> mover = movers.get(i);
        Paragraph paragraph = mover.key() instanceof Paragraph key ? key : null;
        rows.add(
            RowFactory.create(
                first.getAs(Columns.REGION_CODE.name()),
                first.getAs(Columns.YEAR.name()),
                topic,
                unit,
                i + 1,
                first.getAs(Columns.REGION_NAME.name()),
                first.getAs(Columns.LEVEL.name()),
                mover.part(),
                mover.key() instanceof String term ? term : null,
                paragraph == null ? null : paragraph.reportId(),
                paragraph == null ? null : paragraph.number(),
                cell.part(mover.millichars()),
                before.part(mover.millicharsBefore()),
                contribution(mover.millichars(), mover.millicharsBefore()),
                change));
      }
    }
  }
}
