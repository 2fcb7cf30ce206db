package org.baogao.query;

/**
 * How many columns of a terminal a text takes: two for Chinese characters and full-width forms,
 * none for combining marks, else one. After Unicode's East Asian Width (UAX #11), wide and
 * full-width; ambiguous characters count as one.
 */
public final class DisplayWidth {
  private static final String CUT = "…";

  /** First and last code points of the wide blocks, ascending. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
    0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300,
    0x1F64F, 0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  /** Of the whole text. */
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int codePoint) {
    if (codePoint < WIDE[0]) {
      return isMark(codePoint) ? 0 : 1;
    }
    for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        return 2;
      }
    }
    return isMark(codePoint) ? 0 : 1;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  /** The text, or as much of its beginning as fits, and an ellipsis. */
  static String fit(String text, int width) {
    if (text.length() * 2 <= width || of(text) <= width) {
      return text;
    }
    StringBuilder fitting = new StringBuilder();
    int left = width - 1;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      left -= of(codePoint);
      if (left < 0) {
        break;
      }
      fitting.appendCodePoint(codePoint);
      i += Character.charCount(codePoint);
    }
    return fitting.append(CUT).toString();
  }
}
