package org.baogao.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report's path says about its year.
 *
 * @param year the year, if one is named
 * @param date the day, if one is named
 * @param invalid what stands where a year should and is none, as 20x3
 */
record YearOfFile(@Nullable Integer year, @Nullable LocalDate date, @Nullable String invalid) {
  private static final String YEAR = "((?:19|20)[0-9]{2})";

  /** The most telling first. */
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(YEAR + "年度?(?![0-9]{1,2}月)[^年]{0,30}?报告"),
          Pattern.compile("[_\\-—. ]" + YEAR + "年?$"),
          Pattern.compile("报告[（(]" + YEAR + "年?[)）]"),
          Pattern.compile("^" + YEAR + "(?:[_\\-—. ]|年(?![0-9]{1,2}月))"));

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9])"
              + YEAR
              + "(?:年|-|\\.|_)?([0-9]{1,2})(?:月|-|\\.|_)?([0-9]{1,2})(?:日|号)?(?![0-9])");
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
      Integer year = year(part, date);
      if (year != null || date != null) {
        return new YearOfFile(year, date, null);
      }
      Matcher matcher = INVALID.matcher(part);
      if (invalid == null && matcher.find()) {
        invalid = matcher.group();
      }
    }
    return new YearOfFile(null, null, invalid);
  }

  /** The file's name without the row's number and its endings. */
  static String baseName(String file) {
    return file.replaceFirst("#[0-9]+$", "").replaceFirst("(?:\\.[A-Za-z0-9]{1,5}){1,2}$", "");
  }

  private static @Nullable Integer year(String part, @Nullable LocalDate date) {
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(part);
      if (matcher.find() && Digits.isYear(Integer.parseInt(matcher.group(1)))) {
        return Integer.valueOf(matcher.group(1));
      }
    }
    if (date != null) {
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
    Matcher matcher = DATE.matcher(part);
    while (matcher.find()) {
      LocalDate date = YearOfText.date(matcher.group(1), matcher.group(2), matcher.group(3));
      if (date != null && Digits.isYear(date.getYear())) {
        return date;
      }
    }
    return null;
  }
}
