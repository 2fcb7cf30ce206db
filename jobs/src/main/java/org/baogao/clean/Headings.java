package org.baogao.clean;

import static org.baogao.clean.Characters.isChineseDigit;
import static org.baogao.clean.Characters.isDigit;

/** The marks that begin a new paragraph wherever they stand: 一、 （二） 3. —— 各位代表. */
final class Headings {
  private static final String NUMBER_ENDS = "、.．&";

  private Headings() {}

  /** Whether such a mark stands here. */
  static boolean startsWithMarker(String source, int from) {
    if (from >= source.length()) {
      return false;
    }
    char c = source.charAt(from);
    if (c == '—' || c == '－') {
      return from + 1 < source.length() && source.charAt(from + 1) == c;
    }
    if (source.startsWith("各位代表", from)) {
      return true;
    }
    boolean bracket = c == '（' || c == '(';
    int begin = bracket ? from + 1 : from;
    int end = begin;
    while (end < source.length() && end - begin < 4 && isNumeral(source.charAt(end))) {
      end++;
    }
    if (end == begin || end >= source.length()) {
      return false;
    }
    char mark = source.charAt(end);
    if (bracket) {
      return mark == '）' || mark == ')';
    }
    boolean decimal =
        mark != '、'
            && end + 1 < source.length()
            && isNumeral(Characters.plain(source.charAt(end + 1)));
    return NUMBER_ENDS.indexOf(mark) >= 0 && !decimal;
  }

  private static boolean isNumeral(char c) {
    return isChineseDigit(c) || isDigit(Characters.plain(c));
  }
}
