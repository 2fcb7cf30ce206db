package org.baogao.clean;

/** Recognises lines that are nothing but a page number: {@code — 12 —}, {@code - 3 -}, 第 3 页. */
final class PageNumbers {
  private static final int LONGEST_LINE = 24;
  private static final String DASHES = "-—–－─―_·~";

  private PageNumbers() {}

  /** Where the line that begins here ends, if it is a page number; -1 if not. */
  static int lineEnd(String source, int from, int to) {
    int end = from;
    while (end < to && !Characters.isLineEnd(source.charAt(end))) {
      end++;
      if (end - from > LONGEST_LINE) {
        return -1;
      }
    }
    return isPageNumber(source, from, end) ? end : -1;
  }

  /** Whether {@code [from, to)} is nothing but a page number. */
  static boolean isPageNumber(String source, int from, int to) {
    if (to - from > LONGEST_LINE) {
      return false;
    }
    StringBuilder line = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (!Characters.isWhitespace(c) && !Characters.isInvisible(c)) {
        line.append(DASHES.indexOf(c) >= 0 ? '-' : Characters.plain(c));
      }
    }
    int length = line.length();
    int i = 0;
    while (i < length && line.charAt(i) == '-') {
      i++;
    }
    int digits = digits(line, i);
    if (i > 0 && digits > 0) {
      int rest = i + digits;
      while (rest < length && line.charAt(rest) == '-') {
        rest++;
      }
      return rest == length && line.charAt(length - 1) == '-';
    }
    return i == 0 && length > 2 && line.charAt(0) == '第' && isPageOfPages(line);
  }

  private static boolean isPageOfPages(StringBuilder line) {
    int digits = digits(line, 1);
    int i = 1 + digits;
    if (digits == 0 || i >= line.length() || line.charAt(i) != '页') {
      return false;
    }
    String rest = line.substring(i + 1).replace(",", "").replace("，", "").replace("/", "");
    return rest.isEmpty()
        || (rest.startsWith("共") && rest.endsWith("页") && digits(rest, 1) == rest.length() - 2);
  }

  private static int digits(CharSequence line, int from) {
    int i = from;
    while (i < line.length() && Characters.isDigit(line.charAt(i))) {
      i++;
    }
    return i - from;
  }
}
