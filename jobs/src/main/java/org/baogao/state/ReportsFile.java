package org.baogao.state;

import java.util.Map;

/**
 * What the user's reports file says, for as much as has to be compared.
 *
 * @param said by source path of the input files
 * @param all stands for all of it
 */
public record ReportsFile(Map<String, String> said, String all) {
  /** Copies the map. */
  public ReportsFile {
    said = Map.copyOf(said);
  }

  /** What it says of a file, or of what may be in it. */
  String of(String sourcePath, boolean container) {
    return container ? all : said.getOrDefault(sourcePath, "");
  }
}
