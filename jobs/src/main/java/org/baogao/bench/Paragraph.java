package org.baogao.bench;

import org.baogao.report.Section;

/**
 * A paragraph of a source report, clean.
 *
 * @param section the part of the report that it stood in
 * @param text its text
 * @param terms how many terms it has
 * @param year the year that its report plans
 */
record Paragraph(Section section, String text, int terms, int year) {
  /** Years up to this many before the report's are its past, which moves with it. */
  private static final int PAST = 6;

  private static final int YEAR_DIGITS = 4;

  /**
   * The text for a report that plans another year: 2021年 of a report of 2022 keeps its distance.
   */
  String textIn(int otherYear) {
    if (otherYear == year) {
      return text;
    }
    StringBuilder moved = new StringBuilder(text);
    for (int end = text.indexOf('年'); end >= 0; end = text.indexOf('年', end + 1)) {
      int begin = end - YEAR_DIGITS;
      int found = begin < 0 || isDigit(begin - 1) ? -1 : number(begin, end);
      if (found >= year - PAST && found <= year + 1) {
        moved.replace(begin, end, Integer.toString(found + otherYear - year));
      }
    }
    return moved.toString();
  }

  private int number(int begin, int end) {
    int number = 0;
    for (int i = begin; i < end; i++) {
      if (!isDigit(i)) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private boolean isDigit(int index) {
    return index >= 0 && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
