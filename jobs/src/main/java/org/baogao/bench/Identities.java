package org.baogao.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.metadata.RegionTable;
import org.baogao.report.Region;

/**
 * Regions and years for new reports, each pair once before any comes again. Only regions whose full
 * name means no other region in that year are taken.
 */
final class Identities {
  private static final int FIRST_YEAR = 2004;
  private static final int LAST_YEAR = 2025;

  /**
   * A region in a year.
   *
   * @param region the region
   * @param year the year
   */
  record Pair(Region region, int year) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final int[] order;
  private int next;

  /** All pairs but those that the original reports have, in an order of the seed. */
  Identities(RegionTable table, Set<String> taken, SplittableRandom random) {
    Set<String> used = new HashSet<>(taken);
    for (Region region : table.regions()) {
      if (region.level() == Region.Level.NATION) {
        continue;
      }
      for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        if (isPlain(table, region, year) && used.add(key(region.code(), year))) {
          pairs.add(new Pair(region, year));
        }
      }
    }
    order = VocabularyCurve.shuffled(pairs.size(), random);
  }

  /** What tells a pair from others. */
  static String key(String regionCode, int year) {
    return regionCode + "-" + year;
  }

  /** The next pair. */
  Pair next() {
    Pair pair = pairs.get(order[next]);
    next = (next + 1) % order.length;
    return pair;
  }

  private static boolean isPlain(RegionTable table, Region region, int year) {
    return isOf(table, region, year)
        && table.named(region.fullName()).stream()
            .filter(other -> isOf(table, other, year))
            .allMatch(region::equals);
  }

  private static boolean isOf(RegionTable table, Region region, int year) {
    return table.find(region.code(), year).filter(region::equals).isPresent();
  }
}
