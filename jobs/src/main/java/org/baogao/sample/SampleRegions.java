package org.baogao.sample;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.Region;
import org.jspecify.annotations.Nullable;

/**
 * The fictional province, its cities and their districts. None of the names is in GB/T 2260, and
 * none of the codes can be: the standard ends at 82.
 */
final class SampleRegions {
  /** 99 cities of 99 districts are all that six digits can tell apart. */
  static final int MOST_DISTRICTS = 99 * 60;

  /** 鹤汀 was a county until this year's report. */
  static final int LAST_YEAR_OF_THE_COUNTY = 2020;

  /** 银杉 was merged into 松垣 after this year's report. */
  static final int LAST_YEAR_OF_THE_MERGED = 2021;

  /** 栖月 elects its congress in the middle of this year and hears a second report. */
  static final String ELECTION_DISTRICT = "990102";

  static final int ELECTION_YEAR = 2022;

  private static final String PROVINCE = "990000";
  private static final String PROVINCE_NAME = "泽川省";
  private static final List<String> NAMED =
      List.of("澜亭区", "栖月区", "望溪区", "松垣区", "砚湖区", "青棠区", "鹤汀区");
  private static final int NAMED_HERON = 6;
  private static final String HERON_COUNTY = "990121";
  private static final String HERON_DISTRICT = "990107";
  private static final String MERGED = "990108";
  private static final String MERGED_INTO = "990104";
  private static final int DISTRICTS_PER_CITY = 60;
  private static final String FIRST = "霁岚沐芷苇柘榆萃瑶穗泓笙澄棣珞骊汐璟筠蕴溦翊桓昀珩浣霏樾蓼葭";
  private static final String SECOND = "垣汀屿陂渚埠坞岫崖淙沚浔畈堰圩墉廓滆";

  private final List<Region> all;
  private final List<Region> districts;
  private final Region city;

  SampleRegions(int count) {
    List<Region> table = new ArrayList<>();
    List<Region> current = new ArrayList<>();
    table.add(
        region(PROVINCE, PROVINCE_NAME, PROVINCE_NAME, Region.Level.PROVINCE, "100000", null));
    Region first = region("990100", "云泽市", "泽川省云泽市", Region.Level.CITY, PROVINCE, null);
    table.add(first);
    Region parent = first;
    for (int i = 0; i < count; i++) {
      int cityNumber = 1 + i / DISTRICTS_PER_CITY;
      if (i > 0 && i % DISTRICTS_PER_CITY == 0) {
        String name = generatedName(MOST_DISTRICTS + cityNumber) + "市";
        String code = "99%02d00".formatted(cityNumber);
        parent = region(code, name, PROVINCE_NAME + name, Region.Level.CITY, PROVINCE, null);
        table.add(parent);
      }
      String name = i < NAMED.size() ? NAMED.get(i) : generatedName(i) + "区";
      int number = 1 + i % DISTRICTS_PER_CITY + (i < NAMED.size() ? 0 : 30);
      String code = "99%02d%02d".formatted(cityNumber, number);
      Integer validFrom = i == NAMED_HERON ? LAST_YEAR_OF_THE_COUNTY + 1 : null;
      Region district =
          region(
              code,
              name,
              parent.fullName() + name,
              Region.Level.DISTRICT,
              parent.code(),
              validFrom);
      table.add(district);
      current.add(district);
      if (i == NAMED_HERON) {
        table.add(gone(HERON_COUNTY, "鹤汀县", LAST_YEAR_OF_THE_COUNTY, HERON_DISTRICT));
        table.add(gone(MERGED, "银杉区", LAST_YEAR_OF_THE_MERGED, MERGED_INTO));
      }
    }
    all = List.copyOf(table);
    districts = List.copyOf(current);
    city = first;
  }

  /** The whole table, the regions of the past too. */
  List<Region> all() {
    return all;
  }

  /** The city of the named districts. */
  Region city() {
    return city;
  }

  /** The districts that report in a year, each with the code of that year. */
  List<Region> reportingIn(int year) {
    List<Region> reporting = new ArrayList<>();
    for (Region district : districts) {
      boolean stillCounty =
          district.code().equals(HERON_DISTRICT) && year <= LAST_YEAR_OF_THE_COUNTY;
      reporting.add(stillCounty ? byCode(HERON_COUNTY) : district);
    }
    if (districts.size() > NAMED_HERON && year <= LAST_YEAR_OF_THE_MERGED) {
      reporting.add(byCode(MERGED));
    }
    return reporting;
  }

  /** The same place under all of its codes: what names and profiles hang on. */
  static String place(Region region) {
    return region.code().equals(HERON_COUNTY) ? HERON_DISTRICT : region.code();
  }

  /** Whether a region hears one report of the old congress and one of the new in that year. */
  static boolean votesLate(Region region, int year) {
    return region.code().equals(ELECTION_DISTRICT) && year == ELECTION_YEAR;
  }

  Region byCode(String code) {
    return all.stream()
        .filter(region -> region.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No region has the code " + code));
  }

  private static Region region(
      String code,
      String name,
      String fullName,
      Region.Level level,
      String parent,
      @Nullable Integer validFrom) {
    return new Region(code, name, fullName, level, parent, validFrom, null, null);
  }

  private static Region gone(String code, String name, int lastYear, String successor) {
    return new Region(
        code, name, "泽川省云泽市" + name, Region.Level.DISTRICT, "990100", null, lastYear, successor);
  }

  /** A different name for each number; past the pairs, a third character tells them apart. */
  private static String generatedName(int number) {
    int pairs = FIRST.length() * SECOND.length();
    int pair = number % pairs;
    int round = number / pairs;
    String name = "" + FIRST.charAt(pair % FIRST.length()) + SECOND.charAt(pair / FIRST.length());
    return round == 0 ? name : FIRST.charAt((round + pair) % FIRST.length()) + name;
  }
}
