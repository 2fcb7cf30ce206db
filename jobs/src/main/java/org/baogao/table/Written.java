package org.baogao.table;

import java.util.List;
import java.util.Map;

/**
 * What a write of one table gave, or what was found again in its files.
 *
 * @param table the table
 * @param rows how many rows
 * @param contentHash of the rows whatever their order and files: equal tables have equal hashes
 * @param violations how many rows break each row rule, by {@link Rule#checkName}
 * @param files the names of the files in the table's directory
 */
public record Written(
    Table table, long rows, String contentHash, Map<String, Long> violations, List<String> files) {

  /** Copies the collections. */
  public Written {
    violations = Map.copyOf(violations);
    files = List.copyOf(files);
  }
}
