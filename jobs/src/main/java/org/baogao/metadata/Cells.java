package org.baogao.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds region, year, date and title among a row's columns, whatever the columns are called. */
final class Cells {
  private static final List<String> REGION =
      List.of(
          "region_code",
          "code",
          "区划代码",
          "行政区划代码",
          "region",
          "region_name",
          "地区",
          "区域",
          "行政区划",
          "行政区",
          "district",
          "区县",
          "县区",
          "county",
          "县",
          "区",
          "city",
          "城市",
          "市",
          "province",
          "省份",
          "省");
  private static final List<String> YEAR = List.of("year", "年份", "年度", "年");
  private static final List<String> DATE =
      List.of("meeting_date", "date", "会议日期", "日期", "发布日期", "会议时间");
  private static final List<String> TITLE = List.of("title", "标题", "题名", "name", "名称");
  private static final Pattern YEAR_CELL = Pattern.compile("([0-9]{4})(?:年|年度|\\.0)?");
  private static final Pattern DATE_CELL =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T].*)?");

  private Cells() {}

  /** The names of all columns that are looked at, for the documentation. */
  static List<String> names() {
    return Stream.of(REGION, YEAR, DATE, TITLE).flatMap(List::stream).toList();
  }

  /** The region cells that are not empty, the most trusted first. */
  static List<String> regions(Map<String, String> columns) {
    return REGION.stream()
        .map(name -> columns.getOrDefault(name, "").strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  static String year(Map<String, String> columns) {
    return first(columns, YEAR);
  }

  static @Nullable LocalDate date(Map<String, String> columns) {
    return date(first(columns, DATE));
  }

  static String title(Map<String, String> columns) {
    return first(columns, TITLE);
  }

  /** All region cells together: 广东省 深圳市 罗湖区 tells which 罗湖区 is meant. */
  static String allRegions(Map<String, String> columns) {
    return String.join(" ", regions(columns));
  }

  /** The year in a cell, or null where it holds none. */
  static @Nullable Integer year(String cell) {
    Matcher matcher = YEAR_CELL.matcher(Digits.compact(cell, 20));
    if (!matcher.matches()) {
      return null;
    }
    int year = Integer.parseInt(matcher.group(1));
    return Digits.isYear(year) ? year : null;
  }

  /** The date in a cell, or null where it holds none. */
  static @Nullable LocalDate date(String cell) {
    Matcher matcher = DATE_CELL.matcher(cell.strip());
    return matcher.matches()
        ? YearOfText.date(matcher.group(1), matcher.group(2), matcher.group(3))
        : null;
  }

  private static String first(Map<String, String> columns, List<String> names) {
    for (String name : names) {
      String value = columns.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
