package org.baogao.topics;

import java.util.Arrays;

/**
 * The character n-grams of a text, for n from 1 to {@value #LONGEST}, packed into one number each:
 * 16 bits a char, the last char lowest. Runs of digits count as one {@code 0}, letters are lower
 * case, and no n-gram goes over a mark or a space.
 */
final class TextGrams {
  /** The longest n-gram. Four chars have room in a long, but longer ones than this added noise. */
  static final int LONGEST = 3;

  private static final int CHAR_BITS = Character.SIZE;
  private static final char BREAK = 0;
  private static final char FIRST_HAN = '\u4e00';
  private static final char LAST_HAN = '\u9fff';

  private TextGrams() {}

  /** The n-grams of a text as they come, each as often as it occurs. */
  static long[] in(String text) {
    long[] found = new long[LONGEST * text.length()];
    int size = 0;
    long window = 0;
    int length = 0;
    char previous = BREAK;
    for (int i = 0; i < text.length(); i++) {
      char c = normalised(text, i);
      if (c == BREAK) {
        length = 0;
      } else if (c != '0' || previous != '0') {
        window = (window << CHAR_BITS) | c;
        length = Math.min(length + 1, LONGEST);
        for (int n = 1; n <= length; n++) {
          found[size++] = window & ((1L << (n * CHAR_BITS)) - 1);
        }
      }
      previous = c;
    }
    return Arrays.copyOf(found, size);
  }

  /** An n-gram as text. */
  static String text(long key) {
    StringBuilder text = new StringBuilder();
    for (int shift = (LONGEST - 1) * CHAR_BITS; shift >= 0; shift -= CHAR_BITS) {
      char c = (char) (key >>> shift);
      if (c != BREAK) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** A char as it counts; a point between digits is a part of the number. */
  private static char normalised(String text, int i) {
    char c = text.charAt(i);
    if (c >= FIRST_HAN && c <= LAST_HAN) {
      return c;
    }
    if (c >= '0' && c <= '9') {
      return '0';
    }
    if (c == '.') {
      return isDigit(text, i - 1) && isDigit(text, i + 1) ? '0' : BREAK;
    }
    return c == '%' || Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : BREAK;
  }

  private static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
