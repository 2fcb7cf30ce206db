package org.baogao.structure;

/** Turns UTF-16 indices of one text into counts of code points. */
final class CodePoints {
  private final String text;
  private final boolean plain;
  private int index;
  private int count;

  CodePoints(String text) {
    this.text = text;
    this.plain = text.codePointCount(0, text.length()) == text.length();
  }

  /** How many code points stand before {@code at}; cheap where {@code at} is near the last one. */
  int before(int at) {
    if (plain) {
      return at;
    }
    count += at >= index ? text.codePointCount(index, at) : -text.codePointCount(at, index);
    index = at;
    return count;
  }
}
