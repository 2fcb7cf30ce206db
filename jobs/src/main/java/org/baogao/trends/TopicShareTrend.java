package org.baogao.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.baogao.contract.Columns;
import org.baogao.contract.TopicShares;
import org.baogao.table.FlatIterator;
import org.baogao.table.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * Builds the table {@code topic_shares} from the paragraphs of the reports; {@link ShareEstimate}
 * has the formulas.
 */
public final class TopicShareTrend {
  private TopicShareTrend() {}

  /**
   * The share of every topic in every region, year and section that has a sentence, in the order of
   * the table's key.
   *
   * @param reports {@code region_code, region_name, level, year, blocks}, sorted by region and
   *     year, all of one region in one partition; {@code blocks} as in {@code Documents}
   * @param topics the ids of all topics
   */
  public static Dataset<Row> of(Dataset<Row> reports, List<String> topics) {
    List<String> ordered = topics.stream().sorted().toList();
    MapPartitionsFunction<Row, Row> shares =
        rows -> {
          Regions regions = new Regions(ordered);
          return new FlatIterator<>(
              new RowGroups(rows, Columns.REGION_CODE.name(), Columns.YEAR.name()),
              regions::sharesOf);
        };
    return reports.mapPartitions(shares, Encoders.row(TopicShares.TABLE.schema()));
  }

  /** Goes through the years of one region after the other, and remembers the year before. */
  private static final class Regions {
    private final List<String> topics;
    private String region = "";
    private int year;

    /** By section and topic. */
    private Map<String, Map<String, Double>> before = Map.of();

    Regions(List<String> topics) {
      this.topics = topics;
    }

    Iterator<Row> sharesOf(List<Row> cell) {
      Row first = cell.get(0);
      String cellRegion = first.getAs(Columns.REGION_CODE.name());
      int cellYear = first.<Integer>getAs(Columns.YEAR.name());
      if (!cellRegion.equals(region) || cellYear != year + 1) {
        before = Map.of();
      }
      Map<String, Map<String, Double>> shares = new HashMap<>();
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, SectionSums> section : sections(cell).entrySet()) {
        List<ShareEstimate> estimates = section.getValue().estimates(topics);
        Map<String, Double> sectionShares = new HashMap<>();
        Map<String, Integer> ranks = ranks(estimates);
        Map<String, Double> sharesBefore = before.getOrDefault(section.getKey(), Map.of());
        for (ShareEstimate estimate : estimates) {
          sectionShares.put(estimate.topic(), estimate.share());
          Double last = sharesBefore.get(estimate.topic());
          rows.add(
              row(
                  first,
                  section.getKey(),
                  estimate,
                  last == null ? null : estimate.share() - last,
                  ranks.getOrDefault(estimate.topic(), 0)));
        }
        shares.put(section.getKey(), sectionShares);
      }
      region = cellRegion;
      year = cellYear;
      before = shares;
      return rows.iterator();
    }
  }

  private static Map<String, SectionSums> sections(List<Row> cell) {
    TreeMap<String, SectionSums> sections = new TreeMap<>();
    for (Row report : cell) {
      for (Row block : report.<Row>getList(report.fieldIndex("blocks"))) {
        for (String section :
            List.of(block.<String>getAs(Columns.SECTION.name()), Columns.ALL_SECTIONS)) {
          sections
              .computeIfAbsent(section, name -> new SectionSums())
              .add(
                  block.getAs(Columns.TOPIC_ID.name()),
                  block.<Integer>getAs(Columns.SENTENCES.name()),
                  block.<Integer>getAs(TopicShares.CHARS.name()),
                  block.<Integer>getAs("block_chars"),
                  block.<Integer>getAs("block_count"));
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
      Row cell, String section, ShareEstimate estimate, @Nullable Double change, int rank) {
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
        change,
        rank);
  }
}
