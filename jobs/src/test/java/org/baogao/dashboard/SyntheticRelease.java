package org.baogao.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Passages;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Regions;
import org.baogao.contract.Rejects;
import org.baogao.contract.Reports;
import org.baogao.contract.Sentences;
import org.baogao.contract.TopicShares;
import org.baogao.contract.Topics;
import org.baogao.table.Field;
import org.baogao.table.Table;

/**
 * The tables of a release with as many regions and years as wanted, with the columns of the
 * contracts. Texts are words in no order; some hold what is dangerous in a page.
 */
final class SyntheticRelease {
  /** What would end a script, a string or a line if it were written as it stands. */
  static final String DANGER = "</script><!--<script>\"'\\ \u2028\u2029 ]]> &lt; 🏮";

  private static final int FIRST_YEAR = 2011;

  /** All districts of one province. */
  private static final String DISTRICTS =
      """
      SELECT CAST(110001 + r AS VARCHAR) AS region_code, '甲' || r || '区' AS region_name,
             'district' AS level, '110000' AS parent_code
      FROM range(%d) a(r)""";

  /** The nation, and of each region above so many of the next level. */
  private static final String LEVELS =
      """
      WITH province AS (SELECT p, 200000 + 10000 * p AS code FROM range(%d) a(p)),
      city AS (SELECT p, c, code AS above, code + 100 * (1 + c) AS code FROM province, range(%d) a(c)),
      district AS (SELECT p, c, d, code AS above, code + 1 + d AS code FROM city, range(%d) a(d))
      SELECT '100000' AS region_code, '中国' AS region_name, 'nation' AS level, NULL AS parent_code
      UNION ALL SELECT CAST(code AS VARCHAR), '省' || p, 'province', '100000' FROM province
      UNION ALL SELECT CAST(code AS VARCHAR), '市' || p || c, 'city', CAST(above AS VARCHAR) FROM city
      UNION ALL SELECT CAST(code AS VARCHAR), '区' || p || c || d, 'district', CAST(above AS VARCHAR)
      FROM district""";

  private final Connection connection;
  private final Path directory;

  private SyntheticRelease(Connection connection, Path directory) {
    this.connection = connection;
    this.directory = directory;
  }

  /**
   * Writes the tables.
   *
   * @param regions with a report for each year
   * @param years of reports
   * @param sentencesPerTopic of each report
   */
  static Path write(Path directory, int regions, int years, int sentencesPerTopic)
      throws Exception {
    return write(directory, DISTRICTS.formatted(regions), years, sentencesPerTopic);
  }

  /**
   * Writes the tables of a nation, all of whose governments report every year. The copy is under
   * the nation's newest year, and what it is a copy of under a district's first.
   *
   * @param provinces of the nation
   * @param cities of each province
   * @param districts of each city
   */
  static Path writeLevels(
      Path directory, int provinces, int cities, int districts, int years, int sentencesPerTopic)
      throws Exception {
    return write(
        directory, LEVELS.formatted(provinces, cities, districts), years, sentencesPerTopic);
  }

  private static Path write(Path directory, String regions, int years, int sentencesPerTopic)
      throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      new SyntheticRelease(connection, directory).write(regions, years, sentencesPerTopic);
    }
    return directory;
  }

  private void write(String regions, int years, int sentencesPerTopic) throws Exception {
    execute("CREATE MACRO dice(key, sides) AS CAST(hash(key) % sides AS INTEGER)");
    // Of 400 words of two characters, a few are as common as in a text.
    execute(
        """
        CREATE MACRO word(w) AS chr(19968 + dice('x' || w, 3000)) || chr(19968 + dice('y' || w, 3000))""");
    execute(
        """
        CREATE MACRO words(key, n) AS array_to_string(list_transform(range(n),
          lambda i: word(CAST(pow(400, dice(key || i, 10000) / 10000.0) AS INTEGER))), '')""");
    execute("CREATE TABLE region AS " + regions);
    execute(
        """
        CREATE TABLE cell AS
        SELECT region_code, region_name, level, CAST(%d + y AS INTEGER) AS year
        FROM region, range(%d) b(y)"""
            .formatted(FIRST_YEAR, years));
    write(
        Regions.TABLE,
        """
        SELECT region_code, 0::INTEGER AS valid_from, region_name,
               region_name AS full_name, level, parent_code,
               NULL::INTEGER AS valid_to, NULL::VARCHAR AS successor_code
        FROM region WHERE level <> 'nation'
        UNION ALL SELECT '110000', 0, '旧名市', '旧名市', 'province', '100000', 2012, NULL
        UNION ALL SELECT '110000', 2013, '甲市', '甲市', 'province', '100000', NULL, NULL
        UNION ALL SELECT '110000', 2999, '将来市', '将来市', 'province', '100000', NULL, NULL
        UNION ALL SELECT '100000', 0, '中国', '中国', 'nation', NULL, NULL, NULL
        UNION ALL SELECT '990000', 0, '无关省', '无关省', 'province', '100000', NULL, NULL""");
    write(
        Topics.TABLE,
        """
        SELECT 'topic' || lpad(CAST(t AS VARCHAR), 2, '0') AS topic_id, '议题' || t AS name_zh,
               'Topic ' || t AS name_en, NULL::INTEGER AS cap_code,
               CASE t WHEN 0 THEN %s ELSE words('d' || t, 15) END AS definition
        FROM range(34) a(t)"""
            .formatted(quoted(DANGER)));
    write(
        Reports.TABLE,
        """
        SELECT region_code || '-' || year AS report_id, region_code, region_name, level, year,
               CASE WHEN year %% 2 = 0 THEN make_date(year, 1, 9) END AS meeting_date,
               CASE year WHEN 2012 THEN %s WHEN 2013 THEN NULL ELSE region_name || '报告' END AS title,
               'title' AS region_source, 'title' AS year_source, NULL::VARCHAR AS contradiction,
               region_name || '/' || year || '.txt' AS source_path,
               sha256(region_code || year) AS source_sha256, 'text' AS format, 'UTF-8' AS charset,
               9000::BIGINT AS chars_source, 8000::BIGINT AS chars_clean, 1000::BIGINT AS chars_removed,
               %d::INTEGER AS sentences, 1::INTEGER AS damaged_sentences, 3000::BIGINT AS terms,
               NULL::VARCHAR AS duplicate_of
        FROM cell
        UNION ALL BY NAME
        SELECT * REPLACE (report_id || '-copy' AS report_id,
                          CASE level WHEN 'nation' THEN (SELECT max(region_code) || '-' || min(year) FROM cell)
                          ELSE report_id END AS duplicate_of)
        FROM (SELECT region_code || '-' || year AS report_id, region_code, region_name, level, year,
               NULL::DATE AS meeting_date, NULL::VARCHAR AS title, 'title' AS region_source,
               'title' AS year_source, NULL::VARCHAR AS contradiction, 'copy.txt' AS source_path,
               'x' AS source_sha256, 'text' AS format, 'UTF-8' AS charset, 1::BIGINT AS chars_source,
               1::BIGINT AS chars_clean, 0::BIGINT AS chars_removed, 1::INTEGER AS sentences,
               0::INTEGER AS damaged_sentences, 0::BIGINT AS terms, NULL::VARCHAR AS duplicate_of
              FROM cell
              ORDER BY level <> 'nation', CASE level WHEN 'nation' THEN -year ELSE year END, region_code
              LIMIT 1)"""
            .formatted(quoted(DANGER), 34 * sentencesPerTopic));
    // The last topic has headings only; of the others, the first of each is a sure heading.
    write(
        Sentences.TABLE,
        """
        SELECT report_id, CAST(t * %1$d + s AS INTEGER) AS sentence_no, CAST(t AS INTEGER) AS paragraph_no,
               CASE s %% 3 WHEN 0 THEN 'review' WHEN 1 THEN 'plan' ELSE 'closing' END AS section,
               s = 0 OR t = 33 AS is_heading,
               words(report_id || t || ' ' || s, 10 + dice(report_id || t || s, 35))
                 || CASE WHEN t = 1 AND s = 1 THEN %2$s ELSE '' END AS text,
               CAST(t * 1000 + s * 100 AS INTEGER) AS begin_offset,
               CAST(t * 1000 + s * 100 + 99 AS INTEGER) AS end_offset,
               CASE s %% 2 WHEN 0 THEN 'done' ELSE 'plan' END AS stance,
               t = 2 AND s = 1 AS damaged, 'topic' || lpad(CAST(t AS VARCHAR), 2, '0') AS primary_topic,
               CASE s WHEN 0 THEN 1.0::DOUBLE ELSE 0.5 + dice(report_id || t || s, 10) / 21.0::DOUBLE
               END AS primary_probability
        FROM (SELECT report_id, duplicate_of FROM reports), range(34) a(t), range(%1$d) b(s)
        UNION ALL SELECT any_value(report_id), 90000::INTEGER, 90000::INTEGER, 'appendix', false, '附录', 0, 1,
                         'other', false, 'topic05', 1.0 FROM reports GROUP BY report_id"""
            .formatted(sentencesPerTopic, quoted(DANGER)));
    // One passage a topic; many of a cluster are equally like its center.
    write(
        Passages.TABLE,
        """
        SELECT report_id, CAST(t AS INTEGER) AS passage_no, CAST(t * %1$d AS INTEGER) AS first_sentence_no,
               CAST(t * %1$d + CASE WHEN t %% 5 = 3 THEN 0 ELSE %1$d - 1 END AS INTEGER) AS last_sentence_no,
               CASE WHEN t %% 5 = 3 THEN 1 ELSE %1$d END::BIGINT AS sentences,
               500::BIGINT AS chars, 'topic' || lpad(CAST(t AS VARCHAR), 2, '0') AS topic_id,
               'c' || lpad(CAST(dice(report_id || t, 39) AS VARCHAR), 2, '0') AS cluster_id,
               dice(t || report_id, 20) / 19.0::DOUBLE AS similarity, NULL::VARCHAR AS trained_as
        FROM (SELECT report_id FROM reports WHERE duplicate_of IS NULL), range(33) a(t)"""
            .formatted(sentencesPerTopic));
    write(
        TopicShares.TABLE,
        """
        WITH numbers AS (
          SELECT region_code, year, section, 'topic' || lpad(CAST(t AS VARCHAR), 2, '0') AS topic_id,
                 region_name, level, %d::BIGINT AS sentences,
                 CAST(700 * pow(dice(region_code || year || section || t, 1000) / 1000.0, 3) AS BIGINT) AS chars
          FROM cell, range(34) a(t), (SELECT unnest(['all', 'review', 'plan', 'closing']) AS section)
          WHERE section <> 'closing' OR year %% 2 = 0
        ), shares AS (
          SELECT *, CAST(chars AS DOUBLE) / CAST(sum(chars) OVER (PARTITION BY region_code, year, section) AS DOUBLE)
                      AS share
          FROM numbers
        )
        SELECT region_code, year, section, topic_id, region_name, level, sentences, chars, share,
               share * 0.77 AS share_low, share * 1.31 AS share_high,
               CASE WHEN year > %d THEN share - 0.03 END AS share_change,
               CASE WHEN year > %d THEN chars / 700.0::DOUBLE END AS share_change_q,
               CASE WHEN year > %d THEN chars / 700.0::DOUBLE <= 0.05 END AS share_change_significant,
               CAST(rank() OVER (PARTITION BY region_code, year, section ORDER BY chars DESC) AS INTEGER) AS rank
        FROM shares"""
            .formatted(sentencesPerTopic, FIRST_YEAR, FIRST_YEAR, FIRST_YEAR));
    write(
        RegionYearTerms.TABLE,
        """
        SELECT region_code, year, CASE w WHEN 0 THEN %s ELSE word(w) || w END AS term,
               region_name, level, CAST(1 + dice(region_code || year || w, 90) AS BIGINT) AS tf,
               (1 + dice(region_code || year || w, 90)) * (1 + dice(w, 1000) / 333.0::DOUBLE) AS tfidf,
               dice(region_code || year || w || 'z', 100000) / 3333.0::DOUBLE - 5 AS log_odds_z,
               CASE WHEN year > %d THEN dice(region_code || year || w || 'p', 100000) / 4444.0::DOUBLE
               END AS log_odds_z_past, 1::INTEGER AS rank
        FROM (SELECT DISTINCT cell.*, CASE i WHEN 0 THEN 0 ELSE dice(region_code || year || '.' || i, 20000) END AS w
              FROM cell, range(100) a(i))"""
            .formatted(quoted(DANGER), FIRST_YEAR));
    write(
        Clusters.TABLE,
        """
        SELECT 'c' || lpad(CAST(c AS VARCHAR), 2, '0') AS cluster_id, %s || c AS label,
               100::BIGINT AS sentences, c / 77.0::DOUBLE AS coherence_npmi, 'topic03' AS nearest_topic,
               5000::BIGINT AS chars FROM range(40) a(c)"""
            .formatted(quoted(DANGER)));
    write(
        ClusterTerms.TABLE,
        """
        SELECT cluster_id, word(r) || r AS term, 1 / (r + 3.0::DOUBLE) AS weight,
               CAST(r + 1 AS INTEGER) AS rank FROM clusters, range(20) a(r)""");
    write(
        ClusterShares.TABLE,
        """
        SELECT region_code, year, cluster_id, region_name, level,
               dice(region_code || year || cluster_id, 10000) / 200000.0::DOUBLE AS share
        FROM cell, clusters WHERE dice(region_code || year || cluster_id, 10) < 8""");
    write(
        Rejects.TABLE,
        """
        SELECT %s || '.txt' AS source_path, 'ingest' AS stage, 'file_empty' AS reason_code,
               'the file has no bytes' AS reason, '' AS detail"""
            .formatted(quoted(DANGER)));
    write(
        CheckResults.TABLE,
        """
        SELECT * FROM (VALUES
          ('reports', 'regions of the last release', 'warn', false, %s, '无'),
          ('reports', 'key unique', 'fail', true, '0', '0'),
          ('topics', 'all well', 'warn', true, '0', '0')
        ) t(table_name, check_name, severity, passed, observed, expected)"""
            .formatted(quoted(DANGER)));
  }

  /** Writes a table sorted by its key; later ones may be made from it. */
  private void write(Table table, String sql) throws Exception {
    execute("CREATE TABLE %s AS %s".formatted(table.name(), sql));
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("DESCRIBE " + table.name())) {
      while (found.next()) {
        columns.add(found.getString(1));
      }
    }
    assertThat(columns)
        .as(table.name())
        .containsExactlyElementsOf(table.columns().stream().map(Field::name).toList());
    Path folder = Files.createDirectories(directory.resolve(table.name()));
    execute(
        "COPY (FROM %s ORDER BY %s) TO %s (FORMAT parquet)"
            .formatted(
                table.name(),
                String.join(", ", table.key().stream().map(Field::name).toList()),
                quoted(folder.resolve("part-00000.parquet").toString())));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String text) {
    return "'%s'".formatted(text.replace("'", "''"));
  }
}
