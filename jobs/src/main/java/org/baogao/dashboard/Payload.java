package org.baogao.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page's scripts get, as JSON: numbers of the tables, nothing computed but rounding and
 * the choice of the evidence.
 *
 * <p>Every table is an object of equally long arrays. References to rows of another one count from
 * 0; -1 is none. All is sorted by its key.
 *
 * <ul>
 *   <li>{@code release}: {@code run_id}, {@code reports} (rows of the table), {@code duplicates},
 *       {@code rejects}, {@code regions} (with reports), {@code first_year}, {@code last_year}, all
 *       of the whole release; {@code scope}, {@code evidence_per_cell}, {@code evidence_percent},
 *       {@code warnings} (failed checks that only warn: {@code check_name, table_name, observed,
 *       expected})
 *   <li>{@code release.scope}: null where all region-years are on the page; otherwise {@code
 *       region} (the code of the one that the page is of, with those below and above it, or null),
 *       {@code region_years} on the page {@code of} those in the release, and {@code levels} from
 *       the nation down: {@code level, from, to, whole}, the first and last year on the page, and
 *       whether that first one is the release's too. All that follows is of the region-years in
 *       scope, but for {@code topics}, {@code rejects}, {@code clusters} and {@code cluster_terms}
 *   <li>{@code sections}: {@code all} and the sections that shares are counted in
 *   <li>{@code regions}: {@code code, name, level, parent}; those with reports in scope, and those
 *       above them
 *   <li>{@code topics}: {@code id, zh, en, definition}
 *   <li>{@code reports}: {@code id, region, year, title, date, path, sha256, duplicate_of,
 *       sentences, damaged, chars}; date is ISO text, chars is {@code chars_clean}; duplicate_of is
 *       -2 where that report is not on the page
 *   <li>{@code rejects}: {@code path, stage, code, reason}; the first 2,000
 *   <li>{@code cells}: {@code region, year}; the region-years of {@code topic_shares}, by code and
 *       year. All that follows with "cell × topic" is one array, cell after cell
 *   <li>{@code chars}: by section, cell × topic: {@code topic_shares.chars}, -1 where the cell
 *       lacks the section. Over the cell's sum it is {@code share}, to the last bit
 *   <li>{@code low}, {@code high}: for {@code all}, {@code review} and {@code plan}, cell × topic:
 *       the share's interval in units of 0.01 %, rounded half up, -1 where there is none
 *   <li>{@code sentences}: cell × topic: {@code topic_shares.sentences} of all sections
 *   <li>{@code changed}: {@code cell, topic, change, q}; significant changes of all sections
 *   <li>{@code evidence}: {@code cell, topic, report, no, section, stance, probability, text,
 *       begin, end}, by topic and then cell, as that is smaller; for each cell and topic the {@code
 *       evidence_per_cell} sentences of highest probability with that primary topic; headings only
 *       where there is nothing else, nothing damaged, no appendix, no duplicates. Where {@code
 *       evidence_percent} is less than 100, only for that part of the cells that have the topic,
 *       those with the largest shares; the others' sentences are in the table {@code sentences}
 *   <li>{@code words}: {@code term}; {@code top_terms}: {@code cell, term, tf, tfidf, z, z_past};
 *       the union of the 25 highest by tfidf, by {@code log_odds_z} and by {@code log_odds_z_past},
 *       which is null in a region's first year
 *   <li>{@code clusters}: {@code id, label, sentences, npmi, nearest_topic}; {@code cluster_terms}:
 *       {@code cluster, term, weight}, 15 each by rank; {@code cluster_shares}: cell × cluster in
 *       units of 0.01 %
 * </ul>
 *
 * <p>Numbers that are not whole have four significant digits, probabilities and z-scores two
 * decimals; {@code change} is as in the table.
 */
final class Payload {
  /** The part of which there is as much as there is room for. */
  static final String EVIDENCE = "evidence";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** The value of one key. */
  interface Part {
    void write(JsonGenerator json, Evidence.Amount amount) throws IOException;
  }

  void put(String key, Part part) {
    parts.put(key, part);
  }

  void put(String key, ColumnarTable table) {
    parts.put(key, (json, amount) -> table.write(json));
  }

  void put(String key, int[] numbers) {
    parts.put(key, (json, amount) -> json.writeArray(numbers, 0, numbers.length));
  }

  void put(String key, Map<String, int[]> numbers) {
    parts.put(
        key,
        (json, amount) -> {
          json.writeStartObject();
          for (Map.Entry<String, int[]> entry : numbers.entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writeArray(entry.getValue(), 0, entry.getValue().length);
          }
          json.writeEndObject();
        });
  }

  void put(String key, List<String> texts) {
    String[] array = texts.toArray(String[]::new);
    parts.put(key, (json, amount) -> json.writeArray(array, 0, array.length));
  }

  /** Writes it as UTF-8, with so much evidence. */
  void write(OutputStream out, Evidence.Amount amount) throws IOException {
    write(parts, out, amount);
  }

  /** Writes the evidence alone, so that its size is known. */
  void writeEvidence(OutputStream out, Evidence.Amount amount) throws IOException {
    write(Map.of(EVIDENCE, parts.get(EVIDENCE)), out, amount);
  }

  private static void write(Map<String, Part> parts, OutputStream out, Evidence.Amount amount)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      for (Map.Entry<String, Part> part : parts.entrySet()) {
        json.writeFieldName(part.getKey());
        part.getValue().write(json, amount);
      }
      json.writeEndObject();
    }
  }
}
