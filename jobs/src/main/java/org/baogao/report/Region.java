package org.baogao.report;

import org.jspecify.annotations.Nullable;

/**
 * A region as GB/T 2260 (or the extension file) lists it for a span of years; one row of {@code
 * regions}.
 *
 * @param code six digits; 100000 for the nation
 * @param name the short name used in tables, e.g. 海淀区
 * @param fullName with its parents, e.g. 北京市海淀区
 * @param level nation, province, city or district
 * @param parentCode the code of the region above; null for the nation
 * @param validFrom the first year in which the code is valid; null where it is older than the table
 * @param validTo the last year in which the code is valid; null where it still is
 * @param successorCode the code that took over after {@code validTo}
 */
public record Region(
    String code,
    String name,
    String fullName,
    Level level,
    @Nullable String parentCode,
    @Nullable Integer validFrom,
    @Nullable Integer validTo,
    @Nullable String successorCode) {

  /** The level of a government. */
  public enum Level {
    NATION("国家级"),
    PROVINCE("省级"),
    CITY("地市级"),
    DISTRICT("区县级");

    private final String nameZh;

    Level(String nameZh) {
      this.nameZh = nameZh;
    }

    /** The level as it stands in tables: lower case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What the level is called in Chinese. */
    public String nameZh() {
      return nameZh;
    }
  }
}
