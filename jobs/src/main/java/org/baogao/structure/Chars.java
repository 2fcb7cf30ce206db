package org.baogao.structure;

/** What kinds of characters the rules of this package tell apart. */
final class Chars {
  private Chars() {}

  /** White space of any width, the no-break and the ideographic space among it. */
  static boolean isWhite(char c) {
    return c == ' ' || c == '\u3000' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static boolean isHan(char c) {
    return (c >= '一' && c <= '\u9FFF') || (c >= '㐀' && c <= '\u4DBF') || c == '〇';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isChineseNumeral(char c) {
    return "一二三四五六七八九十百零〇".indexOf(c) >= 0;
  }
}
