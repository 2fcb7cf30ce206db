package org.baogao.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baogao.report.Region;
import org.baogao.report.Region.Level;
import org.jspecify.annotations.Nullable;

/** How often a report's text names each region; counted when it is first asked for. */
final class Tally {
  private static final int LEAST = 3;
  private static final int DOMINANCE = 2;
  private static final double CLEAR_SHARE = 0.7;

  private final RegionTable table;
  private final String text;
  private @Nullable Map<String, Integer> counts;

  Tally(RegionTable table, String text) {
    this.table = table;
    this.text = text;
  }

  /** Of regions of the same name, the one whose city and province the text names twice as often. */
  List<Region> mostlyAbout(List<Region> regions) {
    Region best = null;
    int most = 0;
    int second = 0;
    for (Region region : regions) {
      int score = scoreOfParents(region);
      if (score > most) {
        second = most;
        most = score;
        best = region;
      } else {
        second = Math.max(second, score);
      }
    }
    return best != null && most >= DOMINANCE * Math.max(1, second) ? List.of(best) : regions;
  }

  /**
   * The regions that the text names at least three times and twice as often as any other of the
   * level that it speaks of (全区, 全市, 全省); none where no region stands out, several where the name
   * that stands out is borne by several.
   */
  List<Region> dominant(RegionReader reader, int year) {
    Level level = level();
    if (level == null) {
      return List.of();
    }
    List<Region> regions = new ArrayList<>();
    for (String code : counts().keySet()) {
      for (Region region : reader.ofYear(table.rowsOf(code), year)) {
        if (region.level() != Level.NATION && fits(region, level) && !regions.contains(region)) {
          regions.add(region);
        }
      }
    }
    int most = 0;
    int second = 0;
    List<Region> best = new ArrayList<>();
    for (Region region : regions) {
      int count = count(region.code());
      if (count > most) {
        second = best.isEmpty() ? 0 : most;
        most = count;
        best.clear();
        best.add(region);
      } else if (count == most) {
        best.add(region);
      } else {
        second = Math.max(second, count);
      }
    }
    if (most < LEAST || most < DOMINANCE * second) {
      return List.of();
    }
    return best.size() == 1 ? best : mostlyAbout(best);
  }

  /**
   * The level that the text speaks of as its own, or null where that is not clear. Every report
   * speaks of the committees above it, so only 全区, 我市 and the like count.
   */
  private @Nullable Level level() {
    int province = occurrences("全省", "我省", "代表省");
    int city = occurrences("全市", "我市", "代表市");
    int district = occurrences("全区", "我区", "代表区", "全县", "我县", "代表县", "区级", "区属");
    int most = Math.max(province, Math.max(city, district));
    int sum = province + city + district;
    if (most == 0 || most < CLEAR_SHARE * sum) {
      return null;
    }
    if (most == district) {
      return Level.DISTRICT;
    }
    return most == city ? Level.CITY : Level.PROVINCE;
  }

  /** Municipalities speak of 全市, autonomous regions of 全区. */
  private static boolean fits(Region region, Level level) {
    if (region.level() == level) {
      return true;
    }
    return region.level() == Level.PROVINCE
        && (level == Level.CITY
            ? region.name().endsWith("市")
            : level == Level.DISTRICT && region.name().endsWith("区"));
  }

  private int occurrences(String... words) {
    int found = 0;
    for (String word : words) {
      for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length())) {
        found++;
      }
    }
    return found;
  }

  private int scoreOfParents(Region region) {
    String code = region.code();
    int city = region.level() == Level.DISTRICT ? count(code.substring(0, 4) + "00") : 0;
    return DOMINANCE * city + count(code.substring(0, 2) + "0000");
  }

  private int count(String code) {
    return counts().getOrDefault(code, 0);
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counted = counts;
    if (counted == null) {
      counted = new HashMap<>();
      for (Mention mention : table.mentions(text)) {
        for (String code : mention.regions().stream().map(Region::code).distinct().toList()) {
          counted.merge(code, 1, Integer::sum);
        }
      }
      counts = counted;
    }
    return counted;
  }
}
