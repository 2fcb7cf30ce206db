package org.baogao.structure;

/**
 * The number that a heading or list item starts with.
 *
 * @param level 1 for 第一部分, 2 for 一、, 3 for （一）, 4 for 1. and (1) and 1、; 0 for none
 * @param number the number it shows, 1 to 99; 0 where there is none or it is larger
 * @param length the chars it takes, white space after it included
 */
record Enumerator(int level, int number, int length) {
  static final Enumerator NONE = new Enumerator(0, 0, 0);

  private static final int LONGEST_NUMERAL = 3;

  /** The enumerator at {@code begin}, or {@link #NONE}. */
  static Enumerator at(String text, int begin, int end) {
    if (begin >= end) {
      return NONE;
    }
    char c = text.charAt(begin);
    if (c == '第') {
      return part(text, begin, end);
    }
    if (c == '（' || c == '(') {
      return bracketed(text, begin, end);
    }
    if (Chars.isChineseNumeral(c)) {
      int after = numeralEnd(text, begin, end);
      if (after < 0) {
        return NONE;
      }
      int mark = skipBlank(text, after, end);
      if (mark < end && "、．.".indexOf(text.charAt(mark)) >= 0) {
        return isCoordination(text, mark, end)
            ? NONE
            : of(2, text, begin, begin, after, mark + 1, end);
      }
      return NONE;
    }
    if (Chars.isDigit(c)) {
      int after = digitsEnd(text, begin, end);
      if (after - begin > 2 || after >= end) {
        return NONE;
      }
      char mark = text.charAt(after);
      boolean point = mark == '.' || mark == '．';
      if ((point && after + 1 < end && !Chars.isDigit(text.charAt(after + 1))) || mark == '、') {
        return of(4, text, begin, begin, after, after + 1, end);
      }
      return NONE;
    }
    if (c >= '①' && c <= '⑳') {
      return new Enumerator(4, c - '①' + 1, skipBlank(text, begin + 1, end) - begin);
    }
    return NONE;
  }

  /** Whether the numerals are a coordination within a sentence, as in 一、二、三产业. */
  private static boolean isCoordination(String text, int mark, int end) {
    int next = skipBlank(text, mark + 1, end);
    int after = numeralEnd(text, next, end);
    return after >= 0 && after < end && (text.charAt(after) == '、' || text.charAt(after) == '产');
  }

  private static Enumerator part(String text, int begin, int end) {
    int after = numeralEnd(text, begin + 1, end);
    if (after < 0) {
      return NONE;
    }
    int mark = skipBlank(text, after, end);
    if (text.startsWith("部分", mark)) {
      return of(1, text, begin, begin + 1, after, mark + 2, end);
    }
    if (mark < end && "篇章".indexOf(text.charAt(mark)) >= 0) {
      return of(1, text, begin, begin + 1, after, mark + 1, end);
    }
    return NONE;
  }

  private static Enumerator bracketed(String text, int begin, int end) {
    int first = skipBlank(text, begin + 1, end);
    if (first >= end) {
      return NONE;
    }
    boolean chinese = Chars.isChineseNumeral(text.charAt(first));
    int after = chinese ? numeralEnd(text, first, end) : digitsEnd(text, first, end);
    if (after < 0 || after == first || after - first > LONGEST_NUMERAL) {
      return NONE;
    }
    int close = skipBlank(text, after, end);
    if (close >= end || (text.charAt(close) != '）' && text.charAt(close) != ')')) {
      return NONE;
    }
    int next = close + 1;
    if (next < end && text.charAt(next) == '、') {
      next++;
    }
    return of(chinese ? 3 : 4, text, begin, first, after, next, end);
  }

  private static Enumerator of(
      int level, String text, int begin, int from, int to, int next, int end) {
    int length = skipBlank(text, next, end) - begin;
    return new Enumerator(level, number(text, from, to), length);
  }

  /** The index after the Chinese numeral, or -1 where there is none or a longer one. */
  private static int numeralEnd(String text, int begin, int end) {
    int at = begin;
    while (at < end && Chars.isChineseNumeral(text.charAt(at))) {
      at++;
    }
    return at == begin || at - begin > LONGEST_NUMERAL ? -1 : at;
  }

  private static int digitsEnd(String text, int begin, int end) {
    int at = begin;
    while (at < end && Chars.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int number(String text, int from, int to) {
    int tens = 0;
    int ones = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.isDigit(c)) {
        ones = ones * 10 + (c - '0');
      } else if (c == '十') {
        tens = ones == 0 ? 1 : ones;
        ones = 0;
      } else {
        ones = "零一二三四五六七八九".indexOf(c);
        if (ones < 0) {
          return 0;
        }
      }
    }
    return tens * 10 + ones;
  }

  private static int skipBlank(String text, int from, int end) {
    int at = from;
    while (at < end && Chars.isWhite(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
