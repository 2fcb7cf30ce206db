package org.baogao.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * Accepts one statement that only reads: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE,
 * PIVOT with its values listed, and EXPLAIN of these.
 *
 * <p>Judged by DuckDB's own parser, so comments, quotes and semicolons can't deceive it: {@code
 * json_serialize_sql} takes nothing but queries. The parser lets INSERT, UPDATE and DELETE stand
 * inside a WITH, so every query of the tree has to be of a kind that reads.
 */
final class ReadOnlyStatement {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NODE = "_NODE";
  private static final Set<String> READING_NODES =
      Set.of("SELECT_NODE", "SET_OPERATION_NODE", "CTE_NODE", "RECURSIVE_CTE_NODE");
  private static final String EXPECTED =
      "expected one SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN; releases are"
          + " read only";

  private ReadOnlyStatement() {}

  /** The statement to run, or an exception that says why it is refused. */
  static String of(String sql, Connection connection) throws SQLException {
    int start = skipBlank(sql, 0);
    int afterExplain = skipWord(sql, start, "EXPLAIN");
    if (afterExplain < 0) {
      check(sql, connection);
      return sql;
    }
    int query = skipBlank(sql, afterExplain);
    int afterAnalyze = skipWord(sql, query, "ANALYZE");
    String verb = afterAnalyze < 0 ? "EXPLAIN " : "EXPLAIN ANALYZE ";
    String explained = sql.substring(afterAnalyze < 0 ? query : afterAnalyze);
    check(explained, connection);
    return verb + explained;
  }

  private static void check(String sql, Connection connection) throws SQLException {
    JsonNode tree = parse(sql, connection);
    if (tree.path("error").booleanValue()) {
      String type = tree.path("error_type").asText();
      throw new QueryException(
          type.equals("parser")
              ? "The SQL can't be understood: " + tree.path("error_message").asText()
              : "Refused: " + EXPECTED);
    }
    int statements = tree.path("statements").size();
    if (statements != 1) {
      throw new QueryException("Refused: found %d statements; %s".formatted(statements, EXPECTED));
    }
    checkNodes(tree);
  }

  private static JsonNode parse(String sql, Connection connection) throws SQLException {
    try (PreparedStatement serialize =
        connection.prepareStatement(
            "SELECT json_serialize_sql(?::VARCHAR, skip_null := true, skip_empty := true)")) {
      serialize.setString(1, sql);
      try (ResultSet rows = serialize.executeQuery()) {
        rows.next();
        return JSON.readTree(rows.getString(1));
      }
    } catch (JsonProcessingException e) {
      throw new QueryException("The SQL can't be understood", e);
    }
  }

  private static void checkNodes(JsonNode tree) {
    for (JsonNode type : tree.findValues("type")) {
      String name = type.asText();
      if (name.endsWith(NODE) && !READING_NODES.contains(name)) {
        String verb = name.substring(0, name.indexOf('_'));
        throw new QueryException("Refused: found %s; %s".formatted(verb, EXPECTED));
      }
    }
  }

  /** The position after blanks and comments. */
  private static int skipBlank(String sql, int from) {
    int at = from;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /** The position after this word, or -1 if another stands there. */
  private static int skipWord(String sql, int from, String word) {
    int end = from + word.length();
    if (end > sql.length() || !sql.substring(from, end).toUpperCase(Locale.ROOT).equals(word)) {
      return -1;
    }
    boolean goesOn = end < sql.length() && Character.isLetterOrDigit(sql.charAt(end));
    return goesOn || (end < sql.length() && sql.charAt(end) == '_') ? -1 : end;
  }
}
