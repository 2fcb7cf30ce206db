package org.baogao.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.baogao.contract.Columns;
import org.baogao.contract.Place;
import org.baogao.contract.TopicShares;
import org.baogao.table.Field;
import org.baogao.table.FlatIterator;
import org.baogao.table.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * Builds the table {@code topic_shares} from the paragraphs of the reports; {@link ShareEstimate}
 * has the formulas.
 */
public final class TopicShareTrend {
  /** The bin that the score of the change falls into; null without a change. */
  private static final String CHANGE_BIN = "change_bin";

  private TopicShareTrend() {}

  /**
   * The share of every topic in every region, year and section that has a sentence, in the order of
   * the table's key.
   *
   * @param reports {@code region_code, region_name, level, year, blocks}, sorted by region and
   *     year, all of one region in one partition; {@code blocks} as in {@code Documents}
   * @param topics the ids of all topics
   * @param dispersion of the topic assigner
   * @return the table without the columns that need all changes together, and with {@value
   *     #CHANGE_BIN}, from which {@link #withQValues} makes them
   */
  public static Dataset<Row> of(Dataset<Row> reports, List<String> topics, double dispersion) {
    List<String> ordered = topics.stream().sorted().toList();
    MapPartitionsFunction<Row, Row> shares =
        rows -> {
          Regions regions = new Regions(ordered, dispersion);
          return new FlatIterator<>(
              new RowGroups(rows, Columns.REGION_CODE.name(), Columns.YEAR.name()),
              regions::sharesOf);
        };
    return reports.mapPartitions(shares, Encoders.row(schema()));
  }

  /**
   * The shares with the false discovery rate of their changes over all cells of the release, in the
   * same order.
   *
   * @param shares from {@link #of}, read twice
   */
  public static Dataset<Row> withQValues(Dataset<Row> shares) {
    long[] counts = new long[ChangeTest.BINS];
    for (Row bin :
        shares.where(col(CHANGE_BIN).isNotNull()).groupBy(CHANGE_BIN).count().collectAsList()) {
      counts[bin.getInt(0)] = bin.getLong(1);
    }
    Column q = element_at(lit(ChangeTest.qValues(counts)), col(CHANGE_BIN).plus(1));
    return shares
        .withColumn(TopicShares.SHARE_CHANGE_Q.name(), q)
        .withColumn(
            TopicShares.SHARE_CHANGE_SIGNIFICANT.name(),
            TopicShares.SHARE_CHANGE_Q.col().leq(TopicShares.FALSE_DISCOVERY_RATE));
  }

  private static StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (Field field : TopicShares.TABLE.columns()) {
      if (!field.equals(TopicShares.SHARE_CHANGE_Q)
          && !field.equals(TopicShares.SHARE_CHANGE_SIGNIFICANT)) {
        fields.add(field.structField());
      }
    }
    fields.add(createStructField(CHANGE_BIN, IntegerType, true));
    return createStructType(fields);
  }

  /** Goes through the years of one region after the other, and remembers the year before. */
  private static final class Regions {
    private final List<String> topics;
    private final double dispersion;
    private @Nullable Place place;
    private int year;

    /** By section and topic. */
    private Map<String, Map<String, ShareEstimate>> before = Map.of();

    Regions(List<String> topics, double dispersion) {
      this.topics = topics;
      this.dispersion = dispersion;
    }

    Iterator<Row> sharesOf(RowGroups.Group cell) {
      Row first = cell.first();
      Place cellPlace = Place.of(first);
      int cellYear = first.<Integer>getAs(Columns.YEAR.name());
      if (!cellPlace.equals(place) || cellYear != year + 1) {
        before = Map.of();
      }
      Map<String, Map<String, ShareEstimate>> shares = new HashMap<>();
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, SectionSums> section : sections(cell).entrySet()) {
        List<ShareEstimate> estimates = section.getValue().estimates(topics, dispersion);
        Map<String, ShareEstimate> ofSection = new HashMap<>();
        Map<String, Integer> ranks = ranks(estimates);
        Map<String, ShareEstimate> lastYear = before.getOrDefault(section.getKey(), Map.of());
        for (ShareEstimate estimate : estimates) {
          ofSection.put(estimate.topic(), estimate);
          rows.add(
              row(
                  first,
                  section.getKey(),
                  estimate,
                  lastYear.get(estimate.topic()),
                  ranks.getOrDefault(estimate.topic(), 0)));
        }
        shares.put(section.getKey(), ofSection);
      }
      place = cellPlace;
      year = cellYear;
      before = shares;
      return rows.iterator();
    }
  }

  private static Map<String, SectionSums> sections(RowGroups.Group cell) {
    TreeMap<String, SectionSums> sections = new TreeMap<>();
    for (Row report : cell) {
      for (Row block : report.<Row>getList(report.fieldIndex("blocks"))) {
        SectionSums.Part part =
            new SectionSums.Part(
                block.<Integer>getAs(Columns.SENTENCES.name()),
                block.<Integer>getAs(TopicShares.CHARS.name()),
                block.<Integer>getAs("block_chars"),
                block.<Integer>getAs("block_count"),
                block.<Long>getAs("expected_millichars"),
                block.<Long>getAs("squared_millichars"));
        for (String section :
            List.of(block.<String>getAs(Columns.SECTION.name()), Columns.ALL_SECTIONS)) {
          sections
              .computeIfAbsent(section, name -> new SectionSums())
              .add(block.getAs(Columns.TOPIC_ID.name()), part);
        }
      }
    }
    return sections;
  }

  private static Map<String, Integer> ranks(List<ShareEstimate> estimates) {
    List<ShareEstimate> byShare = new ArrayList<>(estimates);
    byShare.sort(
        Comparator.comparingDouble(ShareEstimate::share)
            .reversed()
            .thenComparing(ShareEstimate::topic));
    Map<String, Integer> ranks = new HashMap<>();
    for (ShareEstimate estimate : byShare) {
      ranks.put(estimate.topic(), ranks.size() + 1);
    }
    return ranks;
  }

  private static Row row(
      Row cell,
      String section,
      ShareEstimate estimate,
      @Nullable ShareEstimate lastYear,
      int rank) {
    return RowFactory.create(
        cell.getAs(Columns.REGION_CODE.name()),
        cell.getAs(Columns.YEAR.name()),
        section,
        estimate.topic(),
        cell.getAs(Columns.REGION_NAME.name()),
        cell.getAs(Columns.LEVEL.name()),
        estimate.sentences(),
        estimate.chars(),
        estimate.share(),
        estimate.low(),
        estimate.high(),
        lastYear == null ? null : estimate.share() - lastYear.share(),
        rank,
        lastYear == null
            ? null
            : ChangeTest.bin(
                lastYear.topicObservationsWith(estimate), lastYear.scoreOfChangeTo(estimate)));
  }
}
