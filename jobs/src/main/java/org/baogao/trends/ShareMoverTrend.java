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
        TopicPart.of(report).forEach(part -> cell.add(part, vocabulary, scratch));
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

  /**
   * The sums of a region and year; whole numbers, so that they are the same in any order. They take
   * room by topics and terms, not by reports.
   */
  private static final class Cell {
    private final Map<String, Sums> topics = new HashMap<>();
    private long chars;

    void add(TopicPart part, TermNumbers vocabulary, Scratch scratch) {
      Sums sums = topics.computeIfAbsent(part.topic(), topic -> new Sums());
      for (int i = 0; i < part.paragraphs().size(); i++) {
        int paragraphChars = part.paragraphChars().get(i);
        chars += paragraphChars;
        sums.chars += paragraphChars;
        sums.paragraphs.offer(
            new Paragraph(part.reportId(), part.paragraphs().get(i), paragraphChars));
      }
      sums.add(new CountedTerms(part.termMillichars()), vocabulary, scratch);
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

  /** Of one topic: its characters, its largest paragraphs, and what falls to its terms. */
  private static final class Sums {
    private long chars;
    private final First<Paragraph> paragraphs = new First<>(Paragraph.LARGEST_FIRST);

    /** Numbers in the vocabulary; one that is in several reports may stand here several times. */
    private int[] terms = new int[0];

    private long[] millichars = new long[0];
    private int size;

    void add(CountedTerms counted, TermNumbers vocabulary, Scratch scratch) {
      int added = counted.left();
      if (size + added > terms.length) {
        addEqual(vocabulary, scratch);
        terms = Arrays.copyOf(terms, Math.max(size + added, 2 * size));
        millichars = Arrays.copyOf(millichars, terms.length);
      }
      while (counted.next()) {
        terms[size] = counted.addedTo(vocabulary);
        millichars[size] = counted.number();
        size++;
      }
    }

    /** Adds up what falls to the same term. */
    private void addEqual(TermNumbers vocabulary, Scratch scratch) {
      scratch.holds(vocabulary.size());
      Scratch.add(scratch.now, this);
      int different = 0;
      for (int i = 0; i < size; i++) {
        int term = terms[i];
        if (scratch.now[term] != 0) {
          terms[different] = term;
          millichars[different] = scratch.now[term];
          scratch.now[term] = 0;
          different++;
        }
      }
      size = different;
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

  /**
   * A paragraph of one topic.
   *
   * @param chars of its sentences of the topic
   */
  private record Paragraph(String reportId, int number, int chars) {
    private static final Comparator<Paragraph> IN_ORDER =
        Comparator.comparing(Paragraph::reportId).thenComparing(Paragraph::number);

    /** Of one year, those that move the share most come first. */
    private static final Comparator<Paragraph> LARGEST_FIRST =
        Comparator.comparingInt(Paragraph::chars).reversed().thenComparing(IN_ORDER);

    long millichars() {
      return chars * TopicPart.MILLICHARS;
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

  /** As many of what is offered as are named each way: the first in an order. */
  private static final class First<T> {
    private final Comparator<T> order;
    private final List<T> kept = new ArrayList<>();

    First(Comparator<T> order) {
      this.order = order;
    }

    void offer(T item) {
      int place = kept.size();
      while (place > 0 && order.compare(item, kept.get(place - 1)) < 0) {
        place--;
      }
      if (place < ShareMovers.NAMED_EACH_WAY) {
        kept.add(place, item);
      }
      if (kept.size() > ShareMovers.NAMED_EACH_WAY) {
        kept.remove(kept.size() - 1);
      }
    }

    /** The last of them; null while there is room for any. */
    @Nullable T last() {
      return kept.size() < ShareMovers.NAMED_EACH_WAY ? null : kept.get(kept.size() - 1);
    }
  }

  /** Takes the movers of one topic and unit, in any order, and keeps those that are named. */
  private static final class Movers<K> {
    private final Change change;
    private final First<Mover<K>> up;
    private final First<Mover<K>> down;
    private final List<Mover<K>> unnamed = new ArrayList<>();
    private long millichars;
    private long millicharsBefore;

    /** Takes the order of keys, for movers that stand out alike. */
    Movers(Change change, Comparator<K> ties) {
      this.change = change;
      Comparator<Mover<K>> order =
          Comparator.comparingDouble((Mover<K> mover) -> mover.prominence())
              .reversed()
              .thenComparing(mover -> requireNonNull(mover.key()), ties);
      up = new First<>(order);
      down = new First<>(order);
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
      First<Mover<K>> first = contribution > 0 ? up : down;
      Mover<K> last = first.last();
      if (contribution != 0 && (last == null || prominence >= last.prominence())) {
        first.offer(new Mover<>(ShareMovers.NAMED, key.get(), now, then, prominence));
      }
    }

    /** Takes what is too small to be named. */
    void addRest(long now, long then) {
      millichars += now;
      millicharsBefore += then;
    }

    void addWordless(long now, long then) {
      addRest(now, then);
      unnamed.add(Mover.remainder(ShareMovers.WORDLESS, now, then));
    }

    /** The largest contributions, then what is wordless, then the rest. */
    List<Mover<K>> kept() {
      List<Mover<K>> kept = new ArrayList<>(up.kept);
      kept.addAll(down.kept);
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
      Movers<Paragraph> movers = new Movers<>(this, Paragraph.IN_ORDER);
      long restNow = now.chars * TopicPart.MILLICHARS;
      long restThen = then.chars * TopicPart.MILLICHARS;
      // No report is of two years, so no paragraph is in both, and those of one year move one way.
      for (Paragraph paragraph : now.paragraphs.kept) {
        movers.add(paragraph.millichars(), 0, 1, () -> paragraph);
        restNow -= paragraph.millichars();
      }
      for (Paragraph paragraph : then.paragraphs.kept) {
        movers.add(0, paragraph.millichars(), 1, () -> paragraph);
        restThen -= paragraph.millichars();
      }
      movers.addRest(restNow, restThen);
      return movers;
    }

    private Movers<String> terms(Sums now, Sums then) {
      Movers<String> movers = new Movers<>(this, Comparator.<String>naturalOrder());
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
