package org.baogao.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.baogao.metadata.CsvFile.Row;
import org.baogao.report.Region;
import org.jspecify.annotations.Nullable;

/**
 * The regions of GB/T 2260 with their changes since 2000, the functional zones that it lacks, and
 * the user's own.
 *
 * <p>The years of a row are inclusive at both ends, so in the year of a change both the old and the
 * new region are valid. Only the user's extension is serialized; the rest comes from the jar.
 */
public final class RegionTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String RESOURCES = "/org/baogao/reference/";
  private static final Set<String> COLUMNS =
      Set.of(
          "region_code",
          "region_name",
          "full_name",
          "level",
          "parent_code",
          "valid_from",
          "valid_to",
          "successor_code");
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6}");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
  private static final Comparator<Region> ORDER =
      Comparator.comparing(Region::code).thenComparingInt(RegionTable::firstYear);

  /** The CSV text of the user's regions; empty for none. */
  private final String extension;

  private final transient List<Region> regions;
  private final transient Map<String, List<Region>> byCode;
  private final transient Map<String, List<Region>> bySuccessor;
  private final transient RegionNames names;

  private RegionTable(List<Region> regions, String extension) {
    this.extension = extension;
    this.regions = regions.stream().sorted(ORDER).toList();
    this.byCode = new HashMap<>();
    this.bySuccessor = new HashMap<>();
    for (Region region : this.regions) {
      byCode.computeIfAbsent(region.code(), code -> new ArrayList<>()).add(region);
      String successor = region.successorCode();
      if (successor != null) {
        bySuccessor.computeIfAbsent(successor, code -> new ArrayList<>()).add(region);
      }
    }
    this.names = new RegionNames(this.regions);
  }

  /** The table that comes with the jar. */
  public static RegionTable standard() {
    return Standard.TABLE;
  }

  /** The table of the jar with the regions of a user's file, which has the same columns. */
  public static RegionTable extendedBy(Path file) {
    try {
      return extendedBy(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new MetadataFileException("%s: can't be read as UTF-8".formatted(file), e);
    }
  }

  /** The table of the jar with the regions of a user's CSV text; {@code name} is for messages. */
  public static RegionTable extendedBy(String csv, String name) {
    Map<String, Row> rowOf = new HashMap<>();
    List<Region> regions = new ArrayList<>(standard().regions);
    regions.forEach(region -> rowOf.put(key(region), new Row("", 0, Map.of())));
    List<Row> rows = CsvFile.read(new StringReader(csv), name, COLUMNS);
    rows.forEach(row -> regions.add(region(row, rowOf)));
    requireKnownCodes(rows, regions);
    return new RegionTable(regions, csv);
  }

  /** All rows, by code and first year. */
  public List<Region> regions() {
    return regions;
  }

  /** The rows of one code, oldest first; empty for an unknown code. */
  public List<Region> rowsOf(String code) {
    return List.copyOf(byCode.getOrDefault(code, List.of()));
  }

  /** The rows whose successor is a code. */
  List<Region> rowsBefore(String code) {
    return List.copyOf(bySuccessor.getOrDefault(code, List.of()));
  }

  /** The region that had a code in a year; in the year of a change, the new one. */
  public Optional<Region> find(String code, int year) {
    return byCode.getOrDefault(code, List.of()).stream()
        .filter(region -> isValid(region, year))
        .reduce((older, newer) -> newer);
  }

  /**
   * The year in which a region's code came to mean the place that it means for this region: what
   * bore the code before was another one, with a code of its own since. 0 if there was none, for a
   * new name alone does not make another place.
   */
  public int placeSince(Region region) {
    int since = 0;
    Region before = null;
    for (Region row : byCode.getOrDefault(region.code(), List.of())) {
      if (before != null && !region.code().equals(before.successorCode())) {
        since = firstYear(row);
      }
      if (row.equals(region)) {
        return since;
      }
      before = row;
    }
    throw new IllegalArgumentException("%s is no row of this table".formatted(region));
  }

  /** The regions that bear a name, in full, as in the standard or short, in any year. */
  public List<Region> named(String name) {
    return names.regions(name);
  }

  /** The names of regions in a text: the longest at each place, from left to right. */
  public List<Mention> mentions(CharSequence text) {
    return names.mentions(text);
  }

  /** Whether a row's years hold a year. */
  static boolean isValid(Region region, int year) {
    Integer to = region.validTo();
    return firstYear(region) <= year && (to == null || year <= to);
  }

  /** Whether a region is the other one or lies in it, by their codes. */
  static boolean isWithin(Region region, Region other) {
    return switch (other.level()) {
      case NATION -> true;
      case PROVINCE -> region.code().startsWith(other.code().substring(0, 2));
      case CITY -> region.code().startsWith(other.code().substring(0, 4));
      case DISTRICT -> region.code().equals(other.code());
    };
  }

  static int firstYear(Region region) {
    Integer from = region.validFrom();
    return from == null ? 0 : from;
  }

  private Object readResolve() {
    return extension.isEmpty() ? standard() : extendedBy(extension, "the extension of regions");
  }

  private static RegionTable load() {
    Map<String, Row> rowOf = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    List<Region> regions = new ArrayList<>();
    for (String file : List.of("regions.csv", "zones.csv")) {
      rows.addAll(CsvFile.read(resource(file), file, COLUMNS));
    }
    rows.forEach(row -> regions.add(region(row, rowOf)));
    requireKnownCodes(rows, regions);
    return new RegionTable(regions, "");
  }

  private static Reader resource(String file) {
    InputStream stream = RegionTable.class.getResourceAsStream(RESOURCES + file);
    if (stream == null) {
      throw new IllegalStateException("The jar lacks " + RESOURCES + file);
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  private static Region region(Row row, Map<String, Row> rowOf) {
    Integer from = year(row, "valid_from");
    Integer to = year(row, "valid_to");
    if (from != null && to != null && from > to) {
      throw row.wrong("valid_to", "expected %d or later, found %d".formatted(from, to));
    }
    Region.Level level = level(row);
    String parent = row.value("parent_code");
    if (parent.isEmpty() != (level == Region.Level.NATION)) {
      throw row.wrong(
          "parent_code", "expected a code for all but the nation, found '" + parent + "'");
    }
    Region region =
        new Region(
            required(row, "region_code", CODE),
            required(row, "region_name", null),
            required(row, "full_name", null),
            level,
            parent.isEmpty() ? null : parent,
            from,
            to,
            row.value("successor_code").isEmpty() ? null : row.value("successor_code"));
    Row earlier = rowOf.put(key(region), row);
    if (earlier != null) {
      throw row.wrong(
          "region_code",
          "%s with valid_from '%s' stands twice".formatted(region.code(), row.value("valid_from")));
    }
    return region;
  }

  private static String key(Region region) {
    return region.code() + firstYear(region);
  }

  private static String required(Row row, String column, @Nullable Pattern pattern) {
    String value = row.value(column);
    if (value.isEmpty() || (pattern != null && !pattern.matcher(value).matches())) {
      String expected = pattern == null ? "a value" : pattern.pattern();
      throw row.wrong(column, "expected %s, found '%s'".formatted(expected, value));
    }
    return value;
  }

  private static @Nullable Integer year(Row row, String column) {
    String value = row.value(column);
    if (value.isEmpty()) {
      return null;
    }
    if (!YEAR.matcher(value).matches()) {
      throw row.wrong(column, "expected a year of four digits, found '%s'".formatted(value));
    }
    return Integer.valueOf(value);
  }

  private static Region.Level level(Row row) {
    for (Region.Level level : Region.Level.values()) {
      if (level.label().equals(row.value("level").toLowerCase(Locale.ROOT))) {
        return level;
      }
    }
    throw row.wrong(
        "level",
        "expected nation, province, city or district, found '%s'".formatted(row.value("level")));
  }

  private static void requireKnownCodes(List<Row> rows, List<Region> regions) {
    Set<String> codes = new HashSet<>();
    regions.forEach(region -> codes.add(region.code()));
    for (Row row : rows) {
      for (String column : List.of("parent_code", "successor_code")) {
        String code = row.value(column);
        if (!code.isEmpty() && !codes.contains(code)) {
          throw row.wrong(column, "expected a code of the table, found '%s'".formatted(code));
        }
      }
    }
  }

  /** Loads the table once, when it is first asked for. */
  private static final class Standard {
    static final RegionTable TABLE = load();

    private Standard() {}
  }
}
