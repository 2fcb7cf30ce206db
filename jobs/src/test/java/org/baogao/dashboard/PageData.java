package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The data of a page, and whether it is what stands in the tables of the release. */
public final class PageData {
  private static final Pattern DATA =
      Pattern.compile("<script id=\"data\" type=\"application/octet-stream\">([^<]*)</script>");

  /** A reference to something that is not on the page. */
  private static final int ELSEWHERE = -2;

  /** Those tables of which a page may have a part. */
  private static final Set<String> SCOPED =
      Set.of("reports", "topic_shares", "region_year_terms", "cluster_shares");

  private final JsonNode data;
  private final Path release;

  private PageData(JsonNode data, Path release) {
    this.data = data;
    this.release = release;
  }

  /** The data of a page of the release in that directory. */
  public static PageData of(Path page, Path release) throws IOException {
    Matcher data = DATA.matcher(Files.readString(page, UTF_8));
    assertThat(data.find()).isTrue();
    byte[] compressed = Base64.getDecoder().decode(data.group(1));
    try (var json = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new PageData(JsonMapper.builder().build().readTree(json), release);
    }
  }

  JsonNode json() {
    return data;
  }

  /** Fails where any number or text on the page differs from the tables. */
  public void assertEqualsTables() throws SQLException {
    columnsOfATableAreEquallyLong();
    countsAreThoseOfTheTables();
    scopeIsCountedByTheTables();
    reportsAreThoseOfTheTable();
    sharesAreThoseOfTheTable();
    significantChangesAreThoseOfTheTable();
    evidenceIsTheSurestSentences();
    wordsAreTheHighestOfTheTable();
    clustersAreThoseOfTheTables();
    passagesAreTheMostTypical();
  }

  private void columnsOfATableAreEquallyLong() {
    for (String table :
        List.of(
            "regions",
            "topics",
            "reports",
            "rejects",
            "cells",
            "changed",
            "evidence",
            "words",
            "top_terms",
            "clusters",
            "cluster_terms",
            "passages")) {
      Set<Integer> lengths = new HashSet<>();
      data.get(table).forEach(column -> lengths.add(column.size()));
      assertThat(lengths).as(table).hasSize(1);
    }
  }

  private void countsAreThoseOfTheTables() throws SQLException {
    List<Object> counts =
        rows("""
                SELECT count(*), count(duplicate_of), count(DISTINCT region_code), min(year),
                       max(year), (SELECT count(*) FROM rejects),
                       (SELECT count(*) FROM checks WHERE NOT passed AND severity = 'warn')
                FROM all_reports""")
            .get(0);
    JsonNode about = data.get("release");
    assertThat(
            List.of(
                about.get("reports").asLong(),
                about.get("duplicates").asLong(),
                about.get("regions").asLong(),
                about.get("first_year").asLong(),
                about.get("last_year").asLong(),
                about.get("rejects").asLong(),
                (long) about.get("warnings").size()))
        .isEqualTo(counts.stream().map(count -> ((Number) count).longValue()).toList());
    assertThat(data.get("rejects").get("path"))
        .hasSize(Math.min(about.get("rejects").asInt(), 2_000));
    List<String> topics = texts("topics", "id");
    assertThat(topics)
        .containsExactlyElementsOf(
            rows("SELECT topic_id FROM topics ORDER BY ALL").stream()
                .map(row -> (String) row.get(0))
                .toList());
  }

  private void scopeIsCountedByTheTables() throws SQLException {
    JsonNode scope = data.get("release").get("scope");
    List<Object> counts =
        rows("""
                SELECT (SELECT count(DISTINCT (region_code, year)) FROM reports),
                       (SELECT count(DISTINCT (region_code, year)) FROM all_reports)""")
            .get(0);
    if (scope.isNull()) {
      assertThat(counts.get(0)).isEqualTo(counts.get(1));
    } else {
      assertThat(List.<Object>of(scope.get("region_years").asLong(), scope.get("of").asLong()))
          .isEqualTo(counts);
    }
  }

  /** In SQL, the region-years that the page says it has. */
  private String scope() {
    JsonNode scope = data.get("release").get("scope");
    if (scope.isNull()) {
      return "true";
    }
    List<String> levels = new ArrayList<>();
    for (JsonNode years : scope.get("levels")) {
      levels.add(
          "level = '%s' AND year BETWEEN %d AND %d"
              .formatted(
                  years.get("level").asText(), years.get("from").asInt(), years.get("to").asInt()));
    }
    String ofLevels = "(%s)".formatted(String.join(" OR ", levels));
    if (scope.get("region").isNull()) {
      return ofLevels;
    }
    return ofLevels
        + """
           AND region_code IN (
            WITH RECURSIVE below(code) AS (
              SELECT '%1$s' UNION SELECT region_code FROM regions JOIN below ON parent_code = code
            ), above(code) AS (
              SELECT '%1$s' UNION SELECT parent_code FROM regions JOIN above ON region_code = code
            )
            FROM below UNION FROM above)"""
            .formatted(scope.get("region").asText());
  }

  private void reportsAreThoseOfTheTable() throws SQLException {
    List<String> ids = texts("reports", "id");
    JsonNode reports = data.get("reports");
    JsonNode regions = data.get("regions");
    List<List<Object>> expected =
        rows(
            """
            SELECT report_id, region_code, region_name, level, year, title,
                   CAST(meeting_date AS VARCHAR), source_path, source_sha256, duplicate_of,
                   sentences, damaged_sentences, chars_clean
            FROM reports ORDER BY report_id""");
    assertThat(ids).hasSize(expected.size());
    for (int i = 0; i < ids.size(); i++) {
      int region = reports.get("region").get(i).asInt();
      int original = reports.get("duplicate_of").get(i).asInt();
      List<Object> row = expected.get(i);
      assertThat(ids.get(i)).isEqualTo(row.get(0));
      assertThat(regions.get("code").get(region).asText()).isEqualTo(row.get(1));
      assertThat(regions.get("level").get(region).asText()).isEqualTo(row.get(3));
      assertThat(reports.get("year").get(i).asInt()).isEqualTo(row.get(4));
      assertThat(text(reports.get("title").get(i))).isEqualTo(row.get(5));
      assertThat(text(reports.get("date").get(i))).isEqualTo(row.get(6));
      assertThat(reports.get("path").get(i).asText()).isEqualTo(row.get(7));
      assertThat(reports.get("sha256").get(i).asText()).isEqualTo(row.get(8));
      if (original == ELSEWHERE) {
        assertThat(ids).doesNotContain((String) row.get(9));
      } else {
        assertThat(original < 0 ? null : ids.get(original)).isEqualTo(row.get(9));
      }
      assertThat(reports.get("sentences").get(i).asInt()).isEqualTo(row.get(10));
      assertThat(reports.get("damaged").get(i).asInt()).isEqualTo(row.get(11));
      assertThat(reports.get("chars").get(i).asLong()).isEqualTo(row.get(12));
    }
  }

  private void sharesAreThoseOfTheTable() throws SQLException {
    Map<String, Integer> cells = cells();
    Map<String, Integer> topics = places("topics", "id");
    int rows = 0;
    Map<String, Set<Integer>> seen = new HashMap<>();
    for (List<Object> row :
        rows(
            """
            SELECT region_code || year, section, topic_id, chars, share, share_low, share_high,
                   sentences
            FROM topic_shares""")) {
      int cell = cells.get((String) row.get(0));
      int topic = topics.get((String) row.get(2));
      int at = cell * topics.size() + topic;
      String section = (String) row.get(1);
      JsonNode chars = data.get("chars").get(section);
      long sum =
          IntStream.range(cell * topics.size(), (cell + 1) * topics.size())
              .mapToLong(i -> chars.get(i).asLong())
              .sum();
      assertThat(chars.get(at).asLong()).isEqualTo(row.get(3));
      assertThat(chars.get(at).asDouble() / sum).as(row.toString()).isEqualTo(row.get(4));
      if (data.get("low").has(section)) {
        assertThat(data.get("low").get(section).get(at).asInt() / 1e4)
            .isCloseTo((Double) row.get(5), within(5.0000001e-5));
        assertThat(data.get("high").get(section).get(at).asInt() / 1e4)
            .isCloseTo((Double) row.get(6), within(5.0000001e-5));
      }
      if (section.equals("all")) {
        assertThat(data.get("sentences").get(at).asLong()).isEqualTo(row.get(7));
      }
      seen.computeIfAbsent(section, name -> new HashSet<>()).add(at);
      rows++;
    }
    assertThat(rows).isPositive();
    int[] withoutRow = {0};
    for (String section : texts(data.get("sections"))) {
      JsonNode chars = data.get("chars").get(section);
      assertThat(chars).hasSize(cells.size() * topics.size());
      for (int at = 0; at < chars.size(); at++) {
        boolean there = seen.getOrDefault(section, Set.of()).contains(at);
        assertThat(chars.get(at).asInt() == -1).isEqualTo(!there);
        withoutRow[0] += there ? 0 : 1;
      }
    }
    assertThat(rows + withoutRow[0])
        .isEqualTo(cells.size() * topics.size() * data.get("sections").size());
  }

  private void significantChangesAreThoseOfTheTable() throws SQLException {
    List<String> cells = cellNames();
    List<String> topics = texts("topics", "id");
    JsonNode changed = data.get("changed");
    List<List<Object>> expected =
        rows(
            """
            SELECT region_code || year, topic_id, share_change, share_change_q FROM topic_shares
            WHERE section = 'all' AND share_change_significant
            ORDER BY region_code, year, topic_id""");
    assertThat(changed.get("cell")).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      List<Object> row = expected.get(i);
      assertThat(cells.get(changed.get("cell").get(i).asInt())).isEqualTo(row.get(0));
      assertThat(topics.get(changed.get("topic").get(i).asInt())).isEqualTo(row.get(1));
      assertThat(changed.get("change").get(i).asDouble()).isEqualTo(row.get(2));
      assertThat(changed.get("q").get(i).asDouble())
          .isCloseTo((Double) row.get(3), within(1e-3 * (Double) row.get(3)));
    }
  }

  /** A sentence of the table that may be evidence. */
  private record Candidate(
      String report,
      int no,
      boolean heading,
      double probability,
      String section,
      String stance,
      String text,
      int begin,
      int end) {}

  private void evidenceIsTheSurestSentences() throws SQLException {
    Map<String, List<Candidate>> candidates = new TreeMap<>();
    for (List<Object> row :
        rows(
            """
            SELECT region_code || year || ' ' || primary_topic, report_id, sentence_no, is_heading,
                   primary_probability, section, stance, text, begin_offset, end_offset
            FROM sentences JOIN reports USING (report_id)
            WHERE duplicate_of IS NULL AND NOT damaged AND section <> 'appendix'""")) {
      candidates
          .computeIfAbsent((String) row.get(0), key -> new ArrayList<>())
          .add(
              new Candidate(
                  (String) row.get(1),
                  (Integer) row.get(2),
                  (Boolean) row.get(3),
                  (Double) row.get(4),
                  (String) row.get(5),
                  (String) row.get(6),
                  (String) row.get(7),
                  (Integer) row.get(8),
                  (Integer) row.get(9)));
    }
    int perCell = data.get("release").get("evidence_per_cell").asInt();
    assertThat(data.get("release").get("evidence_percent").asInt()).isEqualTo(100);
    Map<String, Set<Candidate>> expected = new TreeMap<>();
    candidates.forEach(
        (cell, sentences) -> {
          boolean onlyHeadings = sentences.stream().allMatch(Candidate::heading);
          Set<Candidate> surest = new HashSet<>();
          sentences.stream()
              .filter(sentence -> onlyHeadings || !sentence.heading())
              .sorted(
                  Comparator.comparingDouble(Candidate::probability)
                      .reversed()
                      .thenComparing(Candidate::report)
                      .thenComparing(Candidate::no))
              .limit(perCell)
              .forEach(surest::add);
          expected.put(cell, surest);
        });

    assertThat(evidence(candidates)).isEqualTo(expected);
  }

  /** The evidence on the page, each with the heading mark and probability that the table has. */
  private Map<String, Set<Candidate>> evidence(Map<String, List<Candidate>> candidates) {
    Map<String, Set<Candidate>> found = new TreeMap<>();
    List<String> cells = cellNames();
    List<String> topics = texts("topics", "id");
    List<String> reports = texts("reports", "id");
    List<String> sections = texts(data.get("sections"));
    JsonNode evidence = data.get("evidence");
    for (int i = 0; i < evidence.get("cell").size(); i++) {
      String cell =
          cells.get(evidence.get("cell").get(i).asInt())
              + " "
              + topics.get(evidence.get("topic").get(i).asInt());
      String report = reports.get(evidence.get("report").get(i).asInt());
      int no = evidence.get("no").get(i).asInt();
      Candidate there =
          candidates.get(cell).stream()
              .filter(sentence -> sentence.report().equals(report) && sentence.no() == no)
              .findFirst()
              .orElseThrow();
      assertThat(evidence.get("probability").get(i).asDouble())
          .isCloseTo(there.probability(), within(0.0050001));
      found
          .computeIfAbsent(cell, key -> new HashSet<>())
          .add(
              new Candidate(
                  report,
                  no,
                  there.heading(),
                  there.probability(),
                  sections.get(evidence.get("section").get(i).asInt()),
                  evidence.get("stance").get(i).asText(),
                  evidence.get("text").get(i).asText(),
                  evidence.get("begin").get(i).asInt(),
                  evidence.get("end").get(i).asInt()));
    }
    return found;
  }

  /** A word of a region and year; NaN where a measure is null. */
  private record Word(String term, long tf, double tfidf, double z, double past) {}

  private void wordsAreTheHighestOfTheTable() throws SQLException {
    Map<String, List<Word>> all = new TreeMap<>();
    for (List<Object> row :
        rows(
            """
            SELECT region_code || year, term, tf, tfidf, log_odds_z, log_odds_z_past
            FROM region_year_terms""")) {
      all.computeIfAbsent((String) row.get(0), key -> new ArrayList<>())
          .add(
              new Word(
                  (String) row.get(1),
                  (Long) row.get(2),
                  (Double) row.get(3),
                  (Double) row.get(4),
                  row.get(5) == null ? Double.NaN : (Double) row.get(5)));
    }
    Map<String, Map<String, Word>> expected = new TreeMap<>();
    all.forEach(
        (cell, words) -> {
          Map<String, Word> highest = new TreeMap<>();
          addHighest(words, Word::tfidf, highest);
          addHighest(words, Word::z, highest);
          addHighest(words, Word::past, highest);
          expected.put(cell, highest);
        });

    List<String> cells = cellNames();
    List<String> terms = texts("words", "term");
    assertThat(terms).doesNotHaveDuplicates().isSorted();
    JsonNode top = data.get("top_terms");
    Map<String, Set<String>> found = new TreeMap<>();
    for (int i = 0; i < top.get("cell").size(); i++) {
      String cell = cells.get(top.get("cell").get(i).asInt());
      String term = terms.get(top.get("term").get(i).asInt());
      found.computeIfAbsent(cell, key -> new HashSet<>()).add(term);
      Word word = expected.get(cell).get(term);
      assertThat(word).as(cell + term).isNotNull();
      assertThat(top.get("tf").get(i).asLong()).isEqualTo(word.tf());
      assertThat(top.get("tfidf").get(i).asDouble())
          .isCloseTo(word.tfidf(), within(5e-4 * word.tfidf()));
      assertThat(top.get("z").get(i).asDouble()).isCloseTo(word.z(), within(0.0050001));
      JsonNode past = top.get("z_past").get(i);
      assertThat(past.isNull()).isEqualTo(Double.isNaN(word.past()));
      if (!past.isNull()) {
        assertThat(past.asDouble()).isCloseTo(word.past(), within(0.0050001));
      }
    }
    Map<String, Set<String>> expectedTerms = new TreeMap<>();
    expected.forEach((cell, words) -> expectedTerms.put(cell, words.keySet()));
    assertThat(found).isEqualTo(expectedTerms);
  }

  private static void addHighest(
      List<Word> words, ToDoubleFunction<Word> measure, Map<String, Word> highest) {
    words.stream()
        .filter(word -> !Double.isNaN(measure.applyAsDouble(word)))
        .sorted(Comparator.comparingDouble(measure).reversed().thenComparing(Word::term))
        .limit(25)
        .forEach(word -> highest.put(word.term(), word));
  }

  private void clustersAreThoseOfTheTables() throws SQLException {
    JsonNode clusters = data.get("clusters");
    List<String> ids = texts("clusters", "id");
    List<String> topics = texts("topics", "id");
    List<List<Object>> expected =
        rows("SELECT cluster_id, label, sentences, nearest_topic FROM clusters ORDER BY ALL");
    assertThat(ids).hasSize(expected.size());
    for (int i = 0; i < ids.size(); i++) {
      assertThat(
              List.<Object>of(
                  ids.get(i),
                  clusters.get("label").get(i).asText(),
                  clusters.get("sentences").get(i).asLong(),
                  topics.get(clusters.get("nearest_topic").get(i).asInt())))
          .isEqualTo(expected.get(i));
    }
    JsonNode clusterTerms = data.get("cluster_terms");
    List<String> terms = texts("words", "term");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < clusterTerms.get("cluster").size(); i++) {
      found.add(
          ids.get(clusterTerms.get("cluster").get(i).asInt())
              + terms.get(clusterTerms.get("term").get(i).asInt()));
    }
    assertThat(found)
        .isEqualTo(
            rows(
                    """
                    SELECT cluster_id || term FROM cluster_terms WHERE rank <= 15
                    ORDER BY cluster_id, rank""")
                .stream()
                .map(row -> (String) row.get(0))
                .toList());
    Map<String, Integer> cells = cells();
    double sum = 0;
    for (List<Object> row :
        rows("SELECT region_code || year, cluster_id, share FROM cluster_shares")) {
      int at = cells.get((String) row.get(0)) * ids.size() + ids.indexOf((String) row.get(1));
      assertThat(data.get("cluster_shares").get(at).asInt() / 1e4)
          .isCloseTo((Double) row.get(2), within(5.0000001e-5));
      sum += data.get("cluster_shares").get(at).asInt();
    }
    double all = 0;
    for (JsonNode share : data.get("cluster_shares")) {
      all += share.asInt();
    }
    assertThat(all).as("shares of clusters that have no row are 0").isEqualTo(sum);
  }

  private void passagesAreTheMostTypical() throws SQLException {
    JsonNode passages = data.get("passages");
    List<String> clusters = texts("clusters", "id");
    List<String> reports = texts("reports", "id");
    List<String> topics = texts("topics", "id");
    List<List<Object>> found = new ArrayList<>();
    for (int i = 0; i < passages.get("cluster").size(); i++) {
      found.add(
          List.of(
              clusters.get(passages.get("cluster").get(i).asInt()),
              reports.get(passages.get("report").get(i).asInt()),
              passages.get("first").get(i).asInt(),
              passages.get("last").get(i).asInt(),
              topics.get(passages.get("topic").get(i).asInt()),
              passages.get("text").get(i).asText(),
              passages.get("begin").get(i).asInt(),
              passages.get("end").get(i).asInt()));
    }
    List<List<Object>> expected =
        rows(
            """
                WITH placed AS (
                  SELECT *, (SELECT count(*) FROM passages other JOIN reports o USING (report_id)
                             WHERE other.cluster_id = p.cluster_id AND o.region_code = r.region_code
                               AND (other.first_sentence_no = other.last_sentence_no, -other.similarity,
                                    other.report_id, other.passage_no)
                                 < (p.first_sentence_no = p.last_sentence_no, -p.similarity,
                                    p.report_id, p.passage_no)) AS before_it
                  FROM passages p JOIN reports r USING (report_id) WHERE p.cluster_id <> 'c00'),
                chosen AS (
                  SELECT *, rank() OVER (PARTITION BY cluster_id
                                         ORDER BY first_sentence_no = last_sentence_no, similarity DESC, report_id, passage_no) AS place
                  FROM placed WHERE before_it = 0)
                SELECT cluster_id, report_id, first_sentence_no, last_sentence_no, topic_id,
                       (SELECT string_agg(text, '' ORDER BY sentence_no) FROM sentences s
                        WHERE s.report_id = c.report_id AND NOT damaged
                          AND sentence_no BETWEEN first_sentence_no AND last_sentence_no),
                       (SELECT min(begin_offset) FROM sentences s
                        WHERE s.report_id = c.report_id AND NOT damaged
                          AND sentence_no BETWEEN first_sentence_no AND last_sentence_no),
                       (SELECT max(end_offset) FROM sentences s
                        WHERE s.report_id = c.report_id AND NOT damaged
                          AND sentence_no BETWEEN first_sentence_no AND last_sentence_no),
                       similarity
                FROM chosen c WHERE place <= 5 ORDER BY cluster_id, place""");
    assertThat(found)
        .isEqualTo(expected.stream().map(row -> row.subList(0, row.size() - 1)).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(passages.get("similarity").get(i).asDouble())
          .isCloseTo((Double) expected.get(i).get(8), within(0.005000001));
    }
  }

  /** Code and year of every cell. */
  private List<String> cellNames() {
    List<String> codes = texts("regions", "code");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < data.get("cells").get("region").size(); i++) {
      names.add(
          codes.get(data.get("cells").get("region").get(i).asInt())
              + data.get("cells").get("year").get(i).asInt());
    }
    return names;
  }

  private Map<String, Integer> cells() {
    return places(cellNames());
  }

  private Map<String, Integer> places(String table, String column) {
    return places(texts(table, column));
  }

  private static Map<String, Integer> places(List<String> keys) {
    Map<String, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    assertThat(places).hasSize(keys.size());
    return places;
  }

  private List<String> texts(String table, String column) {
    return texts(data.get(table).get(column));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(JsonNode value) {
    return value.isNull() ? null : value.asText();
  }

  /** The rows of a query over the release's tables. */
  private List<List<Object>> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "regions",
              "reports",
              "sentences",
              "topics",
              "topic_shares",
              "region_year_terms",
              "clusters",
              "cluster_terms",
              "cluster_shares",
              "passages",
              "rejects",
              "checks")) {
        statement.execute(
            "CREATE VIEW all_%1$s AS FROM read_parquet('%2$s')"
                .formatted(
                    table,
                    release.resolve(table).resolve("*.parquet").toString().replace("'", "''")));
        statement.execute(
            "CREATE VIEW %1$s AS FROM all_%1$s WHERE %2$s"
                .formatted(table, SCOPED.contains(table) ? scope() : "true"));
      }
      try (ResultSet found = statement.executeQuery(sql)) {
        List<List<Object>> rows = new ArrayList<>();
        while (found.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
