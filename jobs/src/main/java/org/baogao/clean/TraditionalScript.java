package org.baogao.clean;

import com.hankcs.hanlp.HanLP;

/** Tells traditional documents from simplified ones and converts them, character for character. */
final class TraditionalScript {
  /**
   * The share of Han characters that only traditional text has, from which a document counts as
   * traditional. Traditional reports have 0.3 to 0.4, simplified ones (names, rare variants) below
   * 0.005.
   */
  private static final double TRADITIONAL_SHARE = 0.08;

  private static final char FIRST = '一';
  private static final char LAST = '\u9fa5';

  private TraditionalScript() {}

  /** Loads HanLP's tables once, when the first Han character is looked at. */
  private static final class Table {
    private static final char[] SIMPLIFIED = simplifiedForms();
    private static final boolean[] SIMPLIFIED_ONLY = simplifiedOnly();

    private static char[] simplifiedForms() {
      char[] forms = new char[LAST - FIRST + 1];
      for (int i = 0; i < forms.length; i++) {
        String own = String.valueOf((char) (FIRST + i));
        String simplified = HanLP.convertToSimplifiedChinese(own);
        forms[i] = simplified.length() == 1 ? simplified.charAt(0) : own.charAt(0);
      }
      return forms;
    }

    private static boolean[] simplifiedOnly() {
      boolean[] only = new boolean[LAST - FIRST + 1];
      for (int i = 0; i < only.length; i++) {
        String own = String.valueOf((char) (FIRST + i));
        only[i] = !HanLP.convertToTraditionalChinese(own).equals(own);
      }
      return only;
    }
  }

  /** Whether the text as a whole is traditional; a few old forms in names don't make it so. */
  static boolean isTraditional(String text) {
    int han = 0;
    int traditional = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST && c <= LAST) {
        han++;
        if (Table.SIMPLIFIED[c - FIRST] != c) {
          traditional++;
        }
      }
    }
    return traditional > han * TRADITIONAL_SHARE;
  }

  /** Whether the character is written only in simplified text. */
  static boolean isSimplifiedOnly(char c) {
    return c >= FIRST && c <= LAST && Table.SIMPLIFIED_ONLY[c - FIRST];
  }

  /** Whether the character is written only in traditional text. */
  static boolean isTraditionalOnly(char c) {
    return c >= FIRST && c <= LAST && Table.SIMPLIFIED[c - FIRST] != c;
  }

  /** The simplified form of a text, as long as the text: phrases first, then single characters. */
  static String simplify(String text) {
    String simplified = HanLP.convertToSimplifiedChinese(text);
    if (simplified.length() != text.length()) {
      simplified = text;
    }
    char[] forms = simplified.toCharArray();
    for (int i = 0; i < forms.length; i++) {
      if (forms[i] >= FIRST && forms[i] <= LAST) {
        forms[i] = Table.SIMPLIFIED[forms[i] - FIRST];
      }
    }
    return new String(forms);
  }

  /** Simplifies {@code [from, to)} of a buffer, run by run of Han characters. */
  static void simplify(CleanBuffer buffer, int from, int to) {
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && Characters.isHan(buffer.charAt(end))) {
        end++;
      }
      if (end > i) {
        String simplified = simplify(buffer.substring(i, end));
        for (int j = i; j < end; j++) {
          buffer.replace(j, simplified.charAt(j - i));
        }
      }
      i = end + 1;
    }
  }
}
