package org.baogao.ingest;

/** Small questions asked of every text. */
final class Texts {
  /**
   * U+FFFD beyond one in so many make a row useless. A wrong charset makes one of every few
   * characters; tools that write it for 〇 make one in some hundred.
   */
  private static final int CHARS_PER_BAD_ONE = 20;

  private static final int SHOWN_CHARS = 200;

  private Texts() {}

  /** Whether a text has nothing but white space, of Chinese typography too, and invisible marks. */
  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank =
          c <= ' '
              || Character.isWhitespace(c)
              || Character.isSpaceChar(c)
              || c == '\uFEFF'
              || (c >= '\u200B' && c <= '\u200F');
      if (!blank) {
        return false;
      }
    }
    return true;
  }

  /** A name or a value as details of rejects show it: its beginning if it is long. */
  static String shown(String value) {
    return value.length() <= SHOWN_CHARS ? value : value.substring(0, SHOWN_CHARS) + "…";
  }

  /** Whether a text of a table has too many characters that could not be decoded. */
  static boolean isUndecodable(String text) {
    int bad = 0;
    for (int at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      bad++;
    }
    return bad > 1 && (long) bad * CHARS_PER_BAD_ONE >= text.length();
  }
}
