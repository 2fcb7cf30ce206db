package org.baogao.clean;

import java.util.BitSet;

/** Finds the clauses that are beyond repair. */
final class Damage {
  private static final String CLAUSE_ENDS = "，。；：！？、\n";

  /** Marks that a shifted byte makes; behind a gap they end nothing. */
  private static final String FALSE_ENDS = "；！？、：";

  private static final char LOST = '\ufffd';
  private static final int FEWEST_PINYIN = 10;
  private static final String MOJIBAKE = "锟斤拷";
  private static final int FEWEST_ACCENTED = 4;

  private Damage() {}

  /**
   * The characters of clauses with a lost character or with text read in a wrong charset. In a
   * document with inserted pinyin a question mark is a lost byte as well, unless a paragraph ends
   * there: reports ask no questions in the middle of a paragraph.
   */
  static BitSet find(CleanBuffer clean, int insertedPinyin) {
    BitSet damaged = new BitSet();
    boolean gaps = insertedPinyin >= FEWEST_PINYIN;
    for (int i = 0; i < clean.length(); i++) {
      if (isDamage(clean, i, gaps)) {
        int begin = i;
        while (begin > 0 && !isClauseEnd(clean, begin - 1, gaps)) {
          begin--;
        }
        int end = i + 1;
        while (end < clean.length() && !isClauseEnd(clean, end, gaps)) {
          end++;
        }
        damaged.set(begin, end);
        i = end - 1;
      }
    }
    return damaged;
  }

  private static boolean isDamage(CleanBuffer clean, int i, boolean gaps) {
    char c = clean.charAt(i);
    if (c == LOST || (gaps && isGap(clean, i))) {
      return true;
    }
    if (c == MOJIBAKE.charAt(0)) {
      return i + 3 <= clean.length() && clean.substring(i, i + 3).equals(MOJIBAKE);
    }
    if (isAccented(c)) {
      int end = i;
      while (end < clean.length() && end - i < FEWEST_ACCENTED && isAccented(clean.charAt(end))) {
        end++;
      }
      return end - i == FEWEST_ACCENTED;
    }
    return false;
  }

  private static boolean isAccented(char c) {
    return c >= '\u00a1' && c <= 'ÿ' && c != '·' && c != '×' && c != '±' && c != '°';
  }

  private static boolean isGap(CleanBuffer clean, int i) {
    return clean.charAt(i) == '？' && i + 1 < clean.length() && clean.charAt(i + 1) != '\n';
  }

  private static boolean isClauseEnd(CleanBuffer clean, int i, boolean gaps) {
    char c = clean.charAt(i);
    if (CLAUSE_ENDS.indexOf(c) < 0) {
      return false;
    }
    if (!gaps || c == '\n') {
      return true;
    }
    return !isGap(clean, i) && !(FALSE_ENDS.indexOf(c) >= 0 && i > 0 && isGap(clean, i - 1));
  }
}
