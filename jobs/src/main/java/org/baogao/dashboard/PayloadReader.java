package org.baogao.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Regions;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.contract.Sentences;
import org.baogao.contract.TopicShares;
import org.baogao.contract.Topics;
import org.baogao.query.ReleaseTables;
import org.baogao.query.TableRow;
import org.baogao.report.Section;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Payload} from the tables of a release, table by table. */
final class PayloadReader {
  /** A reference to nothing, and a number that is not there. */
  private static final int NONE = -1;

  /** A reference to something that is not on the page. */
  private static final int ELSEWHERE = -2;

  private static final int TERMS_BY_MEASURE = 25;
  private static final int TERMS_OF_A_CLUSTER = 15;
  private static final int MOST_REJECTS = 2_000;

  /** Names in archives may have 64 KB, and a passage without a full stop is one long sentence. */
  private static final int MOST_OF_A_PATH = 400;

  private static final int MOST_OF_A_PASSAGE = 1_500;

  /** The sections whose intervals the page shows. */
  private static final List<String> WITH_INTERVALS =
      List.of(Columns.ALL_SECTIONS, Section.REVIEW.label(), Section.PLAN.label());

  private final ReleaseTables tables;
  private final String runId;
  private final Scope scope;
  private final Payload payload = new Payload();
  private final Map<String, Integer> regions = new HashMap<>();
  private final Map<String, Integer> topics = new HashMap<>();
  private final Map<String, Integer> reports = new HashMap<>();
  private final Map<RegionYear, Integer> cells = new HashMap<>();
  private final Map<String, Integer> words = new HashMap<>();
  private Shares shares = new Shares(new int[0], new double[0], 0);

  private PayloadReader(ReleaseTables tables, String runId, Scope scope) {
    this.tables = tables;
    this.runId = runId;
    this.scope = scope;
  }

  private record RegionYear(String code, int year) {}

  /** Reads all but the evidence. */
  static PayloadReader read(ReleaseTables tables, String runId, Scope scope) throws IOException {
    PayloadReader reader = new PayloadReader(tables, runId, scope);
    reader.read();
    return reader;
  }

  /** What was read. */
  Payload payload() {
    return payload;
  }

  private void read() throws IOException {
    List<TableRow> found = new ArrayList<>();
    tables.forEach(Reports.TABLE, scope.condition(), Reports.TABLE.columns(), found::add);
    int lastYear = ofReports("max(%s)".formatted(Columns.YEAR.name()));
    putRelease(lastYear);
    payload.put("sections", Columns.sectionsOrAll().codes());
    putRegions(found, lastYear);
    putTopics();
    putReports(found);
    putRejects();
    putCells();
    shares = putShares();
    putWordsAndClusters();
  }

  private void putRejects() throws IOException {
    ColumnarTable rejects = new ColumnarTable("path", "stage", "code", "reason");
    tables.forEachOf(
        "SELECT %s FROM %s ORDER BY %s LIMIT %d"
            .formatted(
                ReleaseTables.names(Rejects.TABLE.columns()),
                Rejects.TABLE.name(),
                ReleaseTables.names(Rejects.TABLE.key()),
                MOST_REJECTS),
        Rejects.TABLE.columns(),
        row ->
            rejects.add(
                cut(row.text(Rejects.SOURCE_PATH), MOST_OF_A_PATH),
                row.text(Rejects.STAGE),
                row.text(Rejects.REASON_CODE),
                row.text(Rejects.REASON)));
    payload.put("rejects", rejects);
  }

  /** An aggregate of all reports of the release. */
  private int ofReports(String aggregate) throws IOException {
    return number(aggregate, Reports.TABLE);
  }

  private int number(String aggregate, Table table) throws IOException {
    return Math.toIntExact(tables.number("SELECT %s FROM %s".formatted(aggregate, table.name())));
  }

  private void putRelease(int lastYear) throws IOException {
    List<TableRow> warnings = new ArrayList<>();
    tables.forEach(
        CheckResults.TABLE,
        "%s = '%s' AND NOT %s"
            .formatted(
                CheckResults.SEVERITY.name(),
                Rule.Severity.WARN.label(),
                CheckResults.PASSED.name()),
        CheckResults.TABLE.columns(),
        warnings::add);
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("reports", ofReports("count(*)"));
    counts.put("duplicates", ofReports("count(%s)".formatted(Reports.DUPLICATE_OF.name())));
    counts.put("rejects", number("count(*)", Rejects.TABLE));
    counts.put("regions", ofReports("count(DISTINCT %s)".formatted(Columns.REGION_CODE.name())));
    counts.put("first_year", ofReports("min(%s)".formatted(Columns.YEAR.name())));
    counts.put("last_year", lastYear);
    payload.put(
        "release",
        (json, amount) -> {
          json.writeStartObject();
          json.writeStringField("run_id", runId);
          for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
          }
          json.writeFieldName("scope");
          writeScope(json);
          json.writeNumberField("evidence_per_cell", amount.perCell());
          json.writeNumberField("evidence_percent", amount.percent());
          json.writeArrayFieldStart("warnings");
          for (TableRow warning : warnings) {
            writeWarning(json, warning);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void writeScope(JsonGenerator json) throws IOException {
    if (scope.isAll()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("region", scope.region());
    json.writeNumberField("region_years", scope.regionYears());
    json.writeNumberField("of", scope.of());
    json.writeArrayFieldStart("levels");
    for (Scope.Years years : scope.levels()) {
      json.writeStartObject();
      json.writeStringField("level", years.level());
      json.writeNumberField("from", years.from());
      json.writeNumberField("to", years.to());
      json.writeBooleanField("whole", years.whole());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeWarning(JsonGenerator json, TableRow warning) throws IOException {
    json.writeStartObject();
    for (Field field :
        List.of(
            CheckResults.CHECK_NAME,
            CheckResults.TABLE_NAME,
            CheckResults.OBSERVED,
            CheckResults.EXPECTED)) {
      json.writeStringField(field.name(), warning.text(field));
    }
    json.writeEndObject();
  }

  /**
   * Names are those of the region's last report; of regions without reports, the last ones that
   * were valid when the newest report was made.
   */
  private void putRegions(List<TableRow> found, int lastYear) throws IOException {
    Map<String, TableRow> known = new HashMap<>();
    tables.forEach(
        Regions.TABLE,
        Regions.TABLE.columns(),
        row -> {
          // In the order of valid_from: a later one replaces an earlier one.
          if (row.integer(Regions.VALID_FROM) <= lastYear
              || !known.containsKey(row.text(Columns.REGION_CODE))) {
            known.put(row.text(Columns.REGION_CODE), row);
          }
        });
    TreeMap<String, TableRow> named = new TreeMap<>();
    for (TableRow report : found) {
      named.merge(
          report.text(Columns.REGION_CODE),
          report,
          (one, other) -> other.integer(Columns.YEAR) >= one.integer(Columns.YEAR) ? other : one);
    }
    for (String code : List.copyOf(named.keySet())) {
      for (String above = parent(known, code);
          above != null && known.containsKey(above) && !named.containsKey(above);
          above = parent(known, above)) {
        named.put(above, known.get(above));
      }
    }
    for (String code : named.keySet()) {
      regions.put(code, regions.size());
    }
    ColumnarTable table = new ColumnarTable("code", "name", "level", "parent");
    named.forEach(
        (code, row) -> {
          String above = parent(known, code);
          table.add(
              code,
              row.text(Columns.REGION_NAME),
              row.text(Columns.LEVEL),
              above == null ? NONE : regions.getOrDefault(above, NONE));
        });
    payload.put("regions", table);
  }

  private static @Nullable String parent(Map<String, TableRow> known, String code) {
    TableRow region = known.get(code);
    return region == null ? null : region.textOrNull(Regions.PARENT_CODE);
  }

  private void putTopics() throws IOException {
    ColumnarTable table = new ColumnarTable("id", "zh", "en", "definition");
    tables.forEach(
        Topics.TABLE,
        Topics.TABLE.columns(),
        row -> {
          topics.put(row.text(Columns.TOPIC_ID), topics.size());
          table.add(
              row.text(Columns.TOPIC_ID),
              row.text(Topics.NAME_ZH),
              row.text(Topics.NAME_EN),
              row.text(Topics.DEFINITION));
        });
    payload.put("topics", table);
  }

  private void putReports(List<TableRow> found) {
    for (TableRow row : found) {
      reports.put(row.text(Columns.REPORT_ID), reports.size());
    }
    ColumnarTable table =
        new ColumnarTable(
            "id",
            "region",
            "year",
            "title",
            "date",
            "path",
            "sha256",
            "duplicate_of",
            "sentences",
            "damaged",
            "chars");
    for (TableRow row : found) {
      String original = row.textOrNull(Reports.DUPLICATE_OF);
      table.add(
          row.text(Columns.REPORT_ID),
          place(regions, row.text(Columns.REGION_CODE)),
          row.integer(Columns.YEAR),
          row.textOrNull(Reports.TITLE),
          row.textOrNull(Reports.MEETING_DATE),
          cut(row.text(Reports.SOURCE_PATH), MOST_OF_A_PATH),
          row.text(Reports.SOURCE_SHA256),
          original == null ? NONE : reports.getOrDefault(original, ELSEWHERE),
          row.integer(Reports.SENTENCES),
          row.integer(Reports.DAMAGED_SENTENCES),
          row.integer(Reports.CHARS_CLEAN));
    }
    payload.put("reports", table);
  }

  private void putCells() throws IOException {
    ColumnarTable table = new ColumnarTable("region", "year");
    List<Field> cell = List.of(Columns.REGION_CODE, Columns.YEAR);
    tables.forEachOf(
        "SELECT DISTINCT %1$s FROM %2$s WHERE %3$s ORDER BY %1$s"
            .formatted(ReleaseTables.names(cell), TopicShares.TABLE.name(), scope.condition()),
        cell,
        row -> {
          String code = row.text(Columns.REGION_CODE);
          int year = row.integer(Columns.YEAR);
          cells.put(new RegionYear(code, year), cells.size());
          table.add(place(regions, code), year);
        });
    payload.put("cells", table);
  }

  /** What the choice of the evidence goes by, of all sections. */
  private static final class Shares {
    /** Sentences, cell × topic. */
    private final int[] sentences;

    /** Shares, cell × topic. */
    private final double[] share;

    private final long chars;

    Shares(int[] sentences, double[] share, long chars) {
      this.sentences = sentences;
      this.share = share;
      this.chars = chars;
    }

    /** Characters of a sentence. */
    double meanChars() {
      return (double) chars / Arrays.stream(sentences).asLongStream().sum();
    }
  }

  private Shares putShares() throws IOException {
    Map<String, int[]> chars = numbersBySection(Columns.sectionsOrAll().codes());
    Map<String, int[]> low = numbersBySection(WITH_INTERVALS);
    Map<String, int[]> high = numbersBySection(WITH_INTERVALS);
    int[] sentences = numbers(topics.size(), 0);
    double[] shares = new double[sentences.length];
    ColumnarTable changed = new ColumnarTable("cell", "topic", "change", "q");
    tables.forEach(
        TopicShares.TABLE,
        scope.condition(),
        List.of(
            Columns.REGION_CODE,
            Columns.YEAR,
            TopicShares.SECTION_OR_ALL,
            Columns.TOPIC_ID,
            Columns.SENTENCES,
            TopicShares.CHARS,
            TopicShares.SHARE,
            TopicShares.SHARE_LOW,
            TopicShares.SHARE_HIGH,
            TopicShares.SHARE_CHANGE,
            TopicShares.SHARE_CHANGE_Q,
            TopicShares.SHARE_CHANGE_SIGNIFICANT),
        row -> {
          String section = row.text(TopicShares.SECTION_OR_ALL);
          int cell = cell(row);
          int topic = place(topics, row.text(Columns.TOPIC_ID));
          int at = cell * topics.size() + topic;
          of(chars, section)[at] = row.integer(TopicShares.CHARS);
          if (low.containsKey(section)) {
            of(low, section)[at] = Decimals.tenThousandths(row.real(TopicShares.SHARE_LOW));
            of(high, section)[at] = Decimals.tenThousandths(row.real(TopicShares.SHARE_HIGH));
          }
          if (section.equals(Columns.ALL_SECTIONS)) {
            sentences[at] = row.integer(Columns.SENTENCES);
            shares[at] = row.real(TopicShares.SHARE);
            if (row.truth(TopicShares.SHARE_CHANGE_SIGNIFICANT)) {
              changed.add(
                  cell,
                  topic,
                  row.real(TopicShares.SHARE_CHANGE),
                  Decimals.significant(row.real(TopicShares.SHARE_CHANGE_Q)));
            }
          }
        });
    payload.put("chars", chars);
    payload.put("low", low);
    payload.put("high", high);
    payload.put("sentences", sentences);
    payload.put("changed", changed);
    return new Shares(
        sentences, shares, Arrays.stream(of(chars, Columns.ALL_SECTIONS)).asLongStream().sum());
  }

  private Map<String, int[]> numbersBySection(List<String> sections) {
    Map<String, int[]> numbers = new LinkedHashMap<>();
    sections.forEach(section -> numbers.put(section, numbers(topics.size(), NONE)));
    return numbers;
  }

  /** So many numbers for each cell. */
  private int[] numbers(int perCell, int initial) {
    int[] numbers = new int[Math.multiplyExact(cells.size(), perCell)];
    Arrays.fill(numbers, initial);
    return numbers;
  }

  private static int[] of(Map<String, int[]> numbers, String section) {
    int[] ofSection = numbers.get(section);
    if (ofSection == null) {
      throw new IllegalStateException(
          "Section %s; expected one of %s".formatted(section, numbers.keySet()));
    }
    return ofSection;
  }

  private void putWordsAndClusters() throws IOException {
    List<Field> fields =
        List.of(
            Columns.REGION_CODE,
            Columns.YEAR,
            Columns.TERM,
            RegionYearTerms.TF,
            RegionYearTerms.TFIDF,
            RegionYearTerms.LOG_ODDS_Z,
            RegionYearTerms.LOG_ODDS_Z_PAST);
    List<TableRow> top = new ArrayList<>();
    tables.forEachOf(
        """
        SELECT %s FROM %s WHERE %s
        QUALIFY %s OR %s OR %s IS NOT NULL AND %s
        ORDER BY %s"""
            .formatted(
                ReleaseTables.names(fields),
                RegionYearTerms.TABLE.name(),
                scope.condition(),
                isAmongTheHighest(RegionYearTerms.TFIDF),
                isAmongTheHighest(RegionYearTerms.LOG_ODDS_Z),
                RegionYearTerms.LOG_ODDS_Z_PAST.name(),
                isAmongTheHighest(RegionYearTerms.LOG_ODDS_Z_PAST),
                ReleaseTables.names(RegionYearTerms.TABLE.key())),
        fields,
        top::add);
    List<TableRow> ofClusters = new ArrayList<>();
    tables.forEachOf(
        "SELECT %1$s FROM %2$s WHERE %3$s <= %4$d ORDER BY %5$s, %3$s"
            .formatted(
                ReleaseTables.names(ClusterTerms.TABLE.columns()),
                ClusterTerms.TABLE.name(),
                Columns.RANK.name(),
                TERMS_OF_A_CLUSTER,
                Columns.CLUSTER_ID.name()),
        ClusterTerms.TABLE.columns(),
        ofClusters::add);
    TreeSet<String> terms = new TreeSet<>();
    top.forEach(row -> terms.add(row.text(Columns.TERM)));
    ofClusters.forEach(row -> terms.add(row.text(Columns.TERM)));
    ColumnarTable dictionary = new ColumnarTable("term");
    for (String term : terms) {
      words.put(term, words.size());
      dictionary.add(term);
    }
    payload.put("words", dictionary);
    ColumnarTable table = new ColumnarTable("cell", "term", "tf", "tfidf", "z", "z_past");
    for (TableRow row : top) {
      table.add(
          cell(row),
          place(words, row.text(Columns.TERM)),
          row.integer(RegionYearTerms.TF),
          Decimals.significant(row.real(RegionYearTerms.TFIDF)),
          Decimals.hundredths(row.real(RegionYearTerms.LOG_ODDS_Z)),
          Decimals.hundredthsOrNull(row.realOrNull(RegionYearTerms.LOG_ODDS_Z_PAST)));
    }
    payload.put("top_terms", table);
    putClusters(ofClusters);
  }

  private static String isAmongTheHighest(Field measure) {
    return "row_number() OVER (PARTITION BY %s, %s ORDER BY %s DESC NULLS LAST, %s) <= %d"
        .formatted(
            Columns.REGION_CODE.name(),
            Columns.YEAR.name(),
            measure.name(),
            Columns.TERM.name(),
            TERMS_BY_MEASURE);
  }

  private void putClusters(List<TableRow> clusterTerms) throws IOException {
    Map<String, Integer> clusters = new HashMap<>();
    ColumnarTable table = new ColumnarTable("id", "label", "sentences", "npmi", "nearest_topic");
    tables.forEach(
        Clusters.TABLE,
        Clusters.TABLE.columns(),
        row -> {
          clusters.put(row.text(Columns.CLUSTER_ID), clusters.size());
          table.add(
              row.text(Columns.CLUSTER_ID),
              row.text(Clusters.LABEL),
              row.integer(Columns.SENTENCES),
              Decimals.significant(row.real(Clusters.COHERENCE_NPMI)),
              topics.getOrDefault(row.text(Clusters.NEAREST_TOPIC), NONE));
        });
    payload.put("clusters", table);
    ColumnarTable terms = new ColumnarTable("cluster", "term", "weight");
    for (TableRow row : clusterTerms) {
      terms.add(
          place(clusters, row.text(Columns.CLUSTER_ID)),
          place(words, row.text(Columns.TERM)),
          Decimals.significant(row.real(ClusterTerms.WEIGHT)));
    }
    payload.put("cluster_terms", terms);
    int[] shares = numbers(clusters.size(), 0);
    tables.forEach(
        ClusterShares.TABLE,
        scope.condition(),
        ClusterShares.TABLE.columns(),
        row ->
            shares[cell(row) * clusters.size() + place(clusters, row.text(Columns.CLUSTER_ID))] =
                Decimals.tenThousandths(row.real(ClusterShares.SHARE)));
    payload.put("cluster_shares", shares);
    putPassages(clusters);
  }

  private void putPassages(Map<String, Integer> clusters) throws IOException {
    ColumnarTable table =
        new ColumnarTable(
            "cluster", "report", "first", "last", "similarity", "topic", "text", "begin", "end");
    TypicalPassages.forEach(
        tables,
        scope,
        row ->
            table.add(
                place(clusters, row.text(Columns.CLUSTER_ID)),
                place(reports, row.text(Columns.REPORT_ID)),
                row.integer(Passages.FIRST_SENTENCE_NO),
                row.integer(Passages.LAST_SENTENCE_NO),
                Decimals.hundredths(row.real(Passages.SIMILARITY)),
                place(topics, row.text(Columns.TOPIC_ID)),
                cut(row.text(TypicalPassages.TEXT), MOST_OF_A_PASSAGE),
                row.integer(Sentences.BEGIN_OFFSET),
                row.integer(Sentences.END_OFFSET)));
    payload.put("passages", table);
  }

  /**
   * Adds the evidence to the payload.
   *
   * @param room how many bytes of the page it may take; more than that is not read
   * @return the amounts of it that the payload can be written with, the largest first
   */
  List<Evidence.Amount> addEvidence(long room) throws IOException {
    List<Evidence.Amount> amounts = Evidence.amounts(shares.sentences, shares.meanChars(), room);
    List<String> sections = Columns.sectionsOrAll().codes();
    int[] percents = percentsAbove();
    List<Evidence.Amount> needed = new ArrayList<>();
    ColumnarTable table =
        new ColumnarTable(
            "cell",
            "topic",
            "report",
            "no",
            "section",
            "stance",
            "probability",
            "text",
            "begin",
            "end");
    Evidence.forEach(
        tables,
        scope,
        amounts.get(0).perCell(),
        (row, placeInCell) -> {
          int cell = cell(row);
          int topic = place(topics, row.text(Sentences.PRIMARY_TOPIC));
          Evidence.Amount place =
              new Evidence.Amount(placeInCell, percents[cell * topics.size() + topic]);
          if (!amounts.get(0).covers(place)) {
            return;
          }
          needed.add(place);
          table.add(
              cell,
              topic,
              place(reports, row.text(Columns.REPORT_ID)),
              row.integer(Columns.SENTENCE_NO),
              sections.indexOf(row.text(Columns.SECTION)),
              row.text(Sentences.STANCE),
              Decimals.hundredths(row.real(Sentences.PRIMARY_PROBABILITY)),
              row.text(Sentences.TEXT),
              row.integer(Sentences.BEGIN_OFFSET),
              row.integer(Sentences.END_OFFSET));
        });
    payload.put(
        Payload.EVIDENCE,
        (json, amount) -> table.write(json, row -> amount.covers(needed.get(row))));
    return amounts;
  }

  /**
   * For each cell and topic, how many percent of the topic's cells must have evidence for this one
   * to have some: those with the largest shares come first.
   */
  private int[] percentsAbove() {
    int[] percents = new int[shares.share.length];
    for (int topic = 0; topic < topics.size(); topic++) {
      List<Integer> having = new ArrayList<>();
      for (int at = topic; at < percents.length; at += topics.size()) {
        if (shares.sentences[at] > 0) {
          having.add(at);
        }
      }
      having.sort(
          Comparator.<Integer>comparingDouble(at -> -shares.share[at])
              .thenComparing(Comparator.naturalOrder()));
      for (int i = 0; i < having.size(); i++) {
        percents[having.get(i)] = (int) (100L * i / having.size()) + 1;
      }
    }
    return percents;
  }

  private int cell(TableRow row) {
    String code = row.text(Columns.REGION_CODE);
    int year = row.integer(Columns.YEAR);
    Integer cell = cells.get(new RegionYear(code, year));
    if (cell == null) {
      throw new IllegalStateException(
          "%s in %d has no row in %s".formatted(code, year, TopicShares.TABLE.name()));
    }
    return cell;
  }

  /** A text of no more than so many characters, and a sign that it went on. */
  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  private static int place(Map<String, Integer> places, String key) {
    Integer place = places.get(key);
    if (place == null) {
      throw new IllegalStateException("'%s' is referred to and is not there".formatted(key));
    }
    return place;
  }
}
