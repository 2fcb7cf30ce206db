package org.baogao.metadata;

/** Reads years in Arabic, full-width and Chinese digits, and prepares short stretches of text. */
final class Digits {
  static final int FIRST_YEAR = 1949;
  static final int LAST_YEAR = 2099;
  private static final int YEAR_LENGTH = 4;
  private static final int NONE = -1;

  /** 三十一. */
  private static final int LONGEST_DAY = 3;

  private Digits() {}

  /**
   * The value of a digit, or -1. 〇 is often lost or replaced by a look-alike, so these count as
   * zero.
   */
  static int value(char c) {
    return switch (c) {
      case '〇', '零', '○', 'Ｏ', 'O', 'o', '\uFFFD', '◯', 'Ο' -> 0;
      case '一' -> 1;
      case '二' -> 2;
      case '三' -> 3;
      case '四' -> 4;
      case '五' -> 5;
      case '六' -> 6;
      case '七' -> 7;
      case '八' -> 8;
      case '九' -> 9;
      default -> arabic(c);
    };
  }

  /** The value of an Arabic digit of either width, or -1. */
  static int arabic(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= '０' && c <= '９' ? c - '０' : NONE;
  }

  /** The year of four digits that ends before {@code end}, or -1. */
  static int yearBefore(CharSequence text, int end) {
    int begin = end - YEAR_LENGTH;
    if (begin < 0 || (begin > 0 && value(text.charAt(begin - 1)) > 0)) {
      return NONE;
    }
    int year = 0;
    for (int i = begin; i < end; i++) {
      int digit = value(text.charAt(i));
      if (digit < 0) {
        return NONE;
      }
      year = year * 10 + digit;
    }
    return isYear(year) ? year : NONE;
  }

  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /**
   * The text without white space and invisible characters, its digits, and years, months and days
   * in Chinese digits, in ASCII; at most {@code limit} chars of it.
   */
  static String compact(String text, int limit) {
    StringBuilder compact = new StringBuilder(Math.min(text.length(), limit));
    for (int i = 0; i < text.length() && compact.length() < limit; i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        continue;
      }
      int digit = arabic(c);
      if (c == '年') {
        rewriteYear(compact);
      } else if (c == '月' || c == '日') {
        rewriteNumber(compact);
      }
      compact.append(digit >= 0 ? (char) ('0' + digit) : c);
    }
    return compact.toString();
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static void rewriteYear(StringBuilder text) {
    int year = yearBefore(text, text.length());
    if (year >= 0) {
      text.setLength(text.length() - YEAR_LENGTH);
      text.append(year);
    }
  }

  /** Writes the month or day of a date in Chinese digits, as 十二, in ASCII. */
  private static void rewriteNumber(StringBuilder text) {
    int begin = text.length();
    int number = 0;
    while (begin > 0 && "一二三四五六七八九十".indexOf(text.charAt(begin - 1)) >= 0) {
      begin--;
    }
    int length = text.length() - begin;
    boolean date = begin > 0 && "年月".indexOf(text.charAt(begin - 1)) >= 0;
    if (!date || length == 0 || length > LONGEST_DAY) {
      return;
    }
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      number = c == '十' ? 10 * Math.max(1, number) : number + value(c);
    }
    text.setLength(begin);
    text.append(number);
  }
}
