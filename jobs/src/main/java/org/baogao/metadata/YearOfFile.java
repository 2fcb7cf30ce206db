package org.baogao.metadata;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report's path says about its year.
 *
 * @param year the year, if one is named
 * @param month the month, if one is named, with or without its day
 * @param date the day, if one is named
 * @param invalid what stands where a year should and is none, as 20x3
 */
record YearOfFile(
    @Nullable Integer year,
    @Nullable YearMonth month,
    @Nullable LocalDate date,
    @Nullable String invalid) {
  private static final String YEAR = "((?:19|20)[0-9]{2})";

  /** The most telling first. */
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(YEAR + "年度?(?![0-9]{1,2}月)[^年]{0,30}?报告"),
          Pattern.compile("[_\\-—. ]" + YEAR + "年?$"),
          Pattern.compile("报告[（(]" + YEAR + "年?[)）]"),
          Pattern.compile(
              "^"
                  + YEAR
                  + "(?![_\\-.][0-9]{1,2}[_\\-.][0-9]{1,2}(?![0-9])|[\\-.][0-9]{2}(?![0-9]))"
                  + "(?:[_\\-—. ]|年(?![0-9]{1,2}月))"));

  private static final List<Pattern> DATES =
      List.of(
          Pattern.compile("(?<![0-9])" + YEAR + "年([0-9]{1,2})月([0-9]{1,2})[日号]?(?![0-9])"),
          Pattern.compile("(?<![0-9])" + YEAR + "[_\\-.]([0-9]{1,2})[_\\-.]([0-9]{1,2})(?![0-9])"),
          Pattern.compile("(?<![0-9])" + YEAR + "([0-9]{2})([0-9]{2})(?![0-9])"));

  /** A month without a day. */
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![0-9A-Fa-f])"
              + YEAR
              + "(?:年(1[0-2]|0?[1-9])月|[\\-.]?(1[0-2]|0[1-9])(?![0-9A-Fa-f]))");

  private static final Pattern ANY = Pattern.compile("(?<![0-9A-Fa-f])" + YEAR + "(?![0-9A-Fa-f])");
  private static final Pattern INVALID =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:19|20)(?=[0-9]?[A-Za-z?？*])[0-9A-Za-z?？*]{2}(?![0-9A-Za-z])");

  /** Reads a path: the file's name first, then its folders from the nearest on. */
  static YearOfFile of(String path) {
    String[] parts = path.split("[/\\\\]", -1);
    String invalid = null;
    for (int i = parts.length - 1; i >= 0; i--) {
      String part = Digits.compact(i == parts.length - 1 ? baseName(parts[i]) : parts[i], 300);
      LocalDate date = date(part);
      YearMonth month = date == null ? month(part) : YearMonth.from(date);
      Integer year = year(part, month);
      if (year != null || month != null) {
        return new YearOfFile(year, month, date, null);
      }
      Matcher matcher = INVALID.matcher(part);
      if (invalid == null && matcher.find()) {
        invalid = matcher.group();
      }
    }
    return new YearOfFile(null, null, null, invalid);
  }

  /** The file's name without the row's number and its endings, which begin with a letter. */
  static String baseName(String file) {
    return file.replaceFirst("#[0-9]+$", "")
        .replaceFirst("(?:\\.[A-Za-z][A-Za-z0-9]{0,4}){1,2}$", "");
  }

  private static @Nullable Integer year(String part, @Nullable YearMonth month) {
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(part);
      if (matcher.find() && Digits.isYear(Integer.parseInt(matcher.group(1)))) {
        return Integer.valueOf(matcher.group(1));
      }
    }
    if (month != null) {
      return null;
    }
    Integer only = null;
    Matcher matcher = ANY.matcher(part);
    while (matcher.find()) {
      Integer year = Integer.valueOf(matcher.group(1));
      if (only != null && !only.equals(year)) {
        return null;
      }
      only = year;
    }
    return only != null && Digits.isYear(only) ? only : null;
  }

  private static @Nullable LocalDate date(String part) {
    for (Pattern pattern : DATES) {
      Matcher matcher = pattern.matcher(part);
      while (matcher.find()) {
        LocalDate date = YearOfText.date(matcher.group(1), matcher.group(2), matcher.group(3));
        if (date != null && Digits.isYear(date.getYear())) {
          return date;
        }
      }
    }
    return null;
  }

  private static @Nullable YearMonth month(String part) {
    Matcher matcher = MONTH.matcher(part);
    while (matcher.find()) {
      int year = Integer.parseInt(matcher.group(1));
      String month = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      if (Digits.isYear(year)) {
        return YearMonth.of(year, Integer.parseInt(month));
      }
    }
    return null;
  }
}
