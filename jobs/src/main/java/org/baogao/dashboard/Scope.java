package org.baogao.dashboard;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.baogao.contract.Columns;
import org.baogao.contract.Regions;
import org.baogao.contract.Reports;
import org.baogao.query.ReleaseTables;
import org.baogao.report.Region;
import org.baogao.table.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which region-years a page has: all of them where there is room. Otherwise whole years of whole
 * levels, from the nation down and within a level from the newest year back, up to the first for
 * which there is no room; so every year of a level that is on the page is there with all its
 * regions, and one sentence says what the page has.
 *
 * @param region whose page it is, with all regions below and above it; null for all regions
 * @param regionYears with a report, on the page
 * @param of how many there are in the release
 * @param levels what the page has of each level, from the nation down
 * @param condition in SQL, over region code, level and year of a table
 */
record Scope(
    @Nullable String region, int regionYears, int of, List<Years> levels, String condition) {
  /**
   * So many leave room for sentences, and a click is still answered at once. Without sentences a
   * region-year takes about 1.5 kB of the page, and the page itself 1.1 MB, of {@link
   * Dashboard#MOST_BYTES}.
   */
  static final int MOST_REGION_YEARS = 3_000;

  private static final List<Field> KEY = List.of(Columns.REGION_CODE, Columns.YEAR, Columns.LEVEL);

  /**
   * The years of a level that a page has.
   *
   * @param level its label
   * @param from the first year with a report
   * @param to the last year with a report
   * @param whole whether the release has no earlier year
   */
  record Years(String level, int from, int to, boolean whole) {
    private String condition() {
      String ofLevel = "%s = %s".formatted(Columns.LEVEL.name(), ReleaseTables.quoted(level));
      return whole ? ofLevel : "%s AND %s >= %d".formatted(ofLevel, Columns.YEAR.name(), from);
    }
  }

  Scope {
    levels = List.copyOf(levels);
  }

  /** A year of a level: what a page has wholly or not at all. */
  private record Group(Region.Level level, int year) {
    /** The order in which a page gets them. */
    static final Comparator<Group> ORDER =
        Comparator.comparing(Group::level)
            .thenComparing(Comparator.comparingInt(Group::year).reversed());
  }

  private record RegionYear(String code, Group group) {}

  /**
   * The scope of a page of the release.
   *
   * @param region whose page it is; null for all regions
   * @param most how many region-years it has at most, but for the first group, which it always has
   * @throws RegionMissingException where the release has no report of the region, nor of any below
   */
  static Scope of(ReleaseTables tables, @Nullable String region, int most) throws IOException {
    List<RegionYear> all = regionYears(tables);
    List<RegionYear> wanted = all;
    String ofRegion = "true";
    if (region != null) {
      Family family = Family.of(tables, region);
      if (all.stream().noneMatch(each -> family.below().contains(each.code()))) {
        throw new RegionMissingException(
            "Region %s: expected a region_code with a report of its own or of a region below it;"
                    .formatted(region)
                + " found %s in %s. SELECT DISTINCT region_code, region_name FROM reports lists all"
                    .formatted(
                        family.isKnown() ? "no report of either" : "no such code",
                        tables.directory()));
      }
      wanted = all.stream().filter(each -> family.has(each.code())).toList();
      ofRegion = isAmong(wanted.stream().map(RegionYear::code).distinct().toList());
    }
    TreeMap<Group, Integer> groups = new TreeMap<>(Group.ORDER);
    wanted.forEach(each -> groups.merge(each.group(), 1, Integer::sum));
    TreeMap<Group, Integer> taken = taken(groups, most);
    List<Years> levels = levels(groups, taken.keySet());
    String condition =
        taken.size() == groups.size()
            ? ofRegion
            : "%s AND (%s)"
                .formatted(
                    ofRegion,
                    levels.stream().map(Years::condition).collect(Collectors.joining(" OR ")));
    return new Scope(
        region,
        taken.values().stream().mapToInt(count -> count).sum(),
        all.size(),
        levels,
        condition);
  }

  private static List<RegionYear> regionYears(ReleaseTables tables) throws IOException {
    Map<String, Region.Level> byLabel =
        Arrays.stream(Region.Level.values())
            .collect(Collectors.toMap(Region.Level::label, level -> level));
    List<RegionYear> found = new ArrayList<>();
    tables.forEachOf(
        "SELECT DISTINCT %1$s FROM %2$s ORDER BY %1$s"
            .formatted(ReleaseTables.names(KEY), Reports.TABLE.name()),
        KEY,
        row -> {
          Region.Level level = byLabel.get(row.text(Columns.LEVEL));
          if (level == null) {
            throw new IllegalStateException(
                "Level %s; expected one of %s"
                    .formatted(row.text(Columns.LEVEL), byLabel.keySet()));
          }
          found.add(
              new RegionYear(
                  row.text(Columns.REGION_CODE), new Group(level, row.integer(Columns.YEAR))));
        });
    return found;
  }

  private static String isAmong(List<String> codes) {
    return "%s IN (%s)"
        .formatted(
            Columns.REGION_CODE.name(),
            codes.stream().map(ReleaseTables::quoted).collect(Collectors.joining(", ")));
  }

  private static TreeMap<Group, Integer> taken(TreeMap<Group, Integer> groups, int most) {
    TreeMap<Group, Integer> taken = new TreeMap<>(Group.ORDER);
    int sum = 0;
    for (Map.Entry<Group, Integer> group : groups.entrySet()) {
      sum += group.getValue();
      if (sum > most && !taken.isEmpty()) {
        break;
      }
      taken.put(group.getKey(), group.getValue());
    }
    return taken;
  }

  private static List<Years> levels(TreeMap<Group, Integer> groups, Set<Group> taken) {
    List<Years> levels = new ArrayList<>();
    for (Region.Level level : Region.Level.values()) {
      List<Integer> years = years(taken, level);
      if (!years.isEmpty()) {
        levels.add(
            new Years(
                level.label(),
                years.get(years.size() - 1),
                years.get(0),
                years.size() == years(groups.keySet(), level).size()));
      }
    }
    return levels;
  }

  /** From the newest back. */
  private static List<Integer> years(Set<Group> groups, Region.Level level) {
    return groups.stream().filter(group -> group.level() == level).map(Group::year).toList();
  }

  /** Whether the page has all that the release has. */
  boolean isAll() {
    return region == null && regionYears == of;
  }

  /** Whether a smaller limit gives a smaller page. */
  boolean canBeNarrowed() {
    return levels.size() > 1 || levels.get(0).from() < levels.get(0).to();
  }

  /**
   * A region with those around it; a code that changed its place has all its places.
   *
   * @param below the region and all below it
   * @param above the region and all above it
   * @param isKnown whether there is such a region
   */
  private record Family(Set<String> below, Set<String> above, boolean isKnown) {
    static Family of(ReleaseTables tables, String region) throws IOException {
      Set<String> known = new HashSet<>();
      Map<String, Set<String>> parents = new HashMap<>();
      Map<String, Set<String>> children = new HashMap<>();
      tables.forEach(
          Regions.TABLE,
          List.of(Columns.REGION_CODE, Regions.PARENT_CODE),
          row -> {
            String code = row.text(Columns.REGION_CODE);
            String parent = row.textOrNull(Regions.PARENT_CODE);
            known.add(code);
            if (parent != null) {
              parents.computeIfAbsent(code, key -> new TreeSet<>()).add(parent);
              children.computeIfAbsent(parent, key -> new TreeSet<>()).add(code);
            }
          });
      return new Family(
          reached(region, children), reached(region, parents), known.contains(region));
    }

    private static Set<String> reached(String from, Map<String, Set<String>> steps) {
      Set<String> reached = new TreeSet<>(Set.of(from));
      Deque<String> open = new ArrayDeque<>(reached);
      while (!open.isEmpty()) {
        for (String next : steps.getOrDefault(open.remove(), Set.of())) {
          if (reached.add(next)) {
            open.add(next);
          }
        }
      }
      return reached;
    }

    boolean has(String code) {
      return below.contains(code) || above.contains(code);
    }
  }
}
