package org.baogao.export;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.contract.Tables;
import org.baogao.contract.TopicShares;
import org.baogao.contract.Topics;
import org.baogao.query.ReleaseTables;
import org.baogao.table.Field;
import org.baogao.table.Table;

/**
 * Which sheets there are. Without a choice, those of a size that people read: all small tables, the
 * shares over whole reports, the highest terms, and which regions and years there are. A table that
 * is named is exported whole.
 */
final class Sheets {
  /** Topic shares with a row per region and year and a column per topic. */
  static final String WIDE = "topic_shares_wide";

  /** How many reports there are by region and year. */
  static final String COVERAGE = "coverage";

  /** Of the terms of a region and year, those that are exported without being asked for. */
  private static final int TERMS = 50;

  /** The condition for reports that are no duplicates. */
  static final String COUNTED = Reports.DUPLICATE_OF.name() + " IS NULL";

  private static final List<Field> WIDE_KEY =
      List.of(Columns.REGION_CODE, Columns.YEAR, Columns.REGION_NAME, Columns.LEVEL);

  private final ReleaseTables tables;
  private final Language language;

  Sheets(ReleaseTables tables, Language language) {
    this.tables = tables;
    this.language = language;
  }

  /** Those that are exported where none are named. */
  List<Sheet> usual() throws IOException {
    return List.of(
        coverage(),
        wideShares(),
        part(
            TopicShares.TABLE,
            "%s = '%s'".formatted(Columns.SECTION.name(), Columns.ALL_SECTIONS),
            language.choose("Only whole reports.", "仅全文。")),
        part(
            RegionYearTerms.TABLE,
            "%s <= %d".formatted(RegionYearTerms.RANK.name(), TERMS),
            language
                .choose("Only the %d terms of highest tfidf.", "仅 TFIDF 值最高的 %d 个词语。")
                .formatted(TERMS)),
        whole(Clusters.TABLE),
        whole(ClusterTerms.TABLE),
        whole(ClusterShares.TABLE),
        whole(Topics.TABLE),
        whole(Reports.TABLE),
        whole(Rejects.TABLE),
        whole(CheckResults.TABLE));
  }

  /**
   * Those of these names.
   *
   * @throws ExportException if there is none of a name
   */
  List<Sheet> named(List<String> names) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      Optional<Table> table = Tables.named(name);
      if (name.equals(COVERAGE)) {
        sheets.add(coverage());
      } else if (name.equals(WIDE)) {
        sheets.add(wideShares());
      } else if (table.isPresent()) {
        sheets.add(whole(table.get()));
      } else {
        throw new ExportException(
            "No table '%s'; expected any of %s, %s, %s"
                .formatted(
                    name,
                    Tables.ALL.stream().map(Table::name).collect(Collectors.joining(", ")),
                    COVERAGE,
                    WIDE));
      }
    }
    return sheets;
  }

  private Sheet whole(Table table) {
    return part(table, "true", "");
  }

  /** Rows of a table in the order of its key, topics and clusters with their names. */
  private Sheet part(Table table, String condition, String restriction) {
    List<SheetColumn> columns = new ArrayList<>();
    StringBuilder from = new StringBuilder(table.name());
    for (Field field : table.columns()) {
      columns.add(SheetColumn.of(table, field, language));
      if (field.equals(Columns.TOPIC_ID) && !table.equals(Topics.TABLE)) {
        Field name = language.choose(Topics.NAME_EN, Topics.NAME_ZH);
        columns.add(SheetColumn.of(Topics.TABLE, name, language));
        from.append(namesBy(Columns.TOPIC_ID, name, Topics.TABLE));
      } else if (field.equals(Columns.CLUSTER_ID) && !table.equals(Clusters.TABLE)) {
        columns.add(SheetColumn.of(Clusters.TABLE, Clusters.LABEL, language));
        from.append(namesBy(Columns.CLUSTER_ID, Clusters.LABEL, Clusters.TABLE));
      }
    }
    String sql =
        "SELECT %s FROM %s WHERE %s ORDER BY %s"
            .formatted(
                ReleaseTables.names(columns.stream().map(SheetColumn::field).toList()),
                from,
                condition,
                ReleaseTables.names(table.key()));
    String content = language.choose(table.grain(), table.grainZh());
    return new Sheet(
        table.name(),
        language.choose(table.name(), table.nameZh()),
        restriction.isEmpty() ? content : joined(content, restriction),
        columns,
        sql);
  }

  private static String namesBy(Field key, Field name, Table table) {
    return " LEFT JOIN (SELECT %s, %s FROM %s) USING (%1$s)"
        .formatted(key.name(), name.name(), table.name());
  }

  /** A column for each year that has a report anywhere; what is empty is missing. */
  private Sheet coverage() throws IOException {
    List<SheetColumn> columns = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    for (Field field : List.of(Columns.REGION_CODE, Columns.REGION_NAME, Columns.LEVEL)) {
      columns.add(SheetColumn.of(Reports.TABLE, field, language));
      // The name and level of the latest year stand for all.
      selected.add(
          field.equals(Columns.REGION_CODE)
              ? field.name()
              : "arg_max(%s, %s) AS %1$s".formatted(field.name(), Columns.YEAR.name()));
    }
    tables.forEachOf(
        "SELECT DISTINCT %s FROM %s WHERE %s ORDER BY ALL"
            .formatted(Columns.YEAR.name(), Reports.TABLE.name(), COUNTED),
        List.of(Columns.YEAR),
        row -> {
          int year = row.integer(Columns.YEAR);
          Field reports =
              new Field("reports_" + year, LongType, true, "Reports that are counted.", null);
          selected.add(
              "nullif(count(*) FILTER (WHERE %s = %d), 0) AS %s"
                  .formatted(Columns.YEAR.name(), year, reports.name()));
          columns.add(
              new SheetColumn(
                  Integer.toString(year),
                  "%s.%s".formatted(Reports.TABLE.name(), Columns.REPORT_ID.name()),
                  language.choose(
                      "Reports of that year that are counted; empty where there is none.",
                      "该年计入统计的报告数；没有报告的为空。"),
                  reports,
                  CellFormat.COUNT,
                  null));
        });
    return new Sheet(
        COVERAGE,
        language.choose(COVERAGE, "覆盖情况"),
        language.choose(
            "One row per region, one column per year: how many reports are counted; empty means"
                + " missing.",
            "每个地区一行，每年一列，为计入统计的报告数；空白即缺失。"),
        columns,
        "SELECT %s FROM %s WHERE %s GROUP BY %s ORDER BY %4$s"
            .formatted(
                String.join(", ", selected),
                Reports.TABLE.name(),
                COUNTED,
                Columns.REGION_CODE.name()));
  }

  private Sheet wideShares() throws IOException {
    List<SheetColumn> columns = new ArrayList<>();
    for (Field field : WIDE_KEY) {
      columns.add(SheetColumn.of(TopicShares.TABLE, field, language));
    }
    List<String> shares = new ArrayList<>();
    tables.forEach(
        Topics.TABLE,
        Topics.TABLE.columns(),
        topic -> {
          String id = topic.text(Columns.TOPIC_ID);
          Field share =
              new Field(
                  "topic_" + shares.size(), DoubleType, true, TopicShares.SHARE.meaning(), null);
          shares.add(
              "max(%s) FILTER (WHERE %s = %s) AS %s"
                  .formatted(
                      TopicShares.SHARE.name(),
                      Columns.TOPIC_ID.name(),
                      ReleaseTables.quoted(id),
                      share.name()));
          columns.add(
              new SheetColumn(
                  topic.text(language.choose(Topics.NAME_EN, Topics.NAME_ZH)),
                  "%s.%s (%s = %s)"
                      .formatted(
                          TopicShares.TABLE.name(),
                          TopicShares.SHARE.name(),
                          Columns.TOPIC_ID.name(),
                          id),
                  language.choose(TopicShares.SHARE.meaning(), TopicShares.SHARE.meaningZh()),
                  share,
                  CellFormat.PERCENT,
                  null));
        });
    String sql =
        "SELECT %s FROM %s WHERE %s = '%s' GROUP BY %5$s ORDER BY %5$s"
            .formatted(
                Stream.concat(WIDE_KEY.stream().map(Field::name), shares.stream())
                    .collect(Collectors.joining(", ")),
                TopicShares.TABLE.name(),
                Columns.SECTION.name(),
                Columns.ALL_SECTIONS,
                ReleaseTables.names(WIDE_KEY));
    return new Sheet(
        WIDE,
        language.choose(WIDE, "主题占比宽表"),
        language.choose(
            "One row per region and year, one column per topic: its share of the whole report.",
            "每个地区每年一行，每个主题一列，为该主题在全文中的占比。"),
        columns,
        sql);
  }

  private String joined(String... sentences) {
    return Arrays.stream(sentences).collect(Collectors.joining(language.choose(" ", "")));
  }
}
