package org.baogao.structure;

import java.util.BitSet;
import java.util.List;
import org.baogao.report.CleanReport;

/**
 * The least cleaning that makes a plain report readable for this package's tests: lines become
 * paragraphs, wide gaps part them, outer white space and zero-width characters go, digits and
 * enumerators become what cleaning makes of them.
 */
final class PlainCleaning {
  private PlainCleaning() {}

  static CleanReport clean(String source) {
    StringBuilder text = new StringBuilder(source.length());
    int[] begins = new int[source.length()];
    int[] ends = new int[source.length()];
    int pendingWhite = 0;
    boolean pendingBreak = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\n' || c == '\r') {
        pendingBreak = true;
        continue;
      }
      if (c == '\u200B' || c == '\uFEFF' || c == '\u200C' || c == '\u200D') {
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        pendingWhite++;
        continue;
      }
      if (c == '&' && i > 0 && source.charAt(i - 1) == '二') {
        continue;
      }
      if (text.length() > 0 && (pendingBreak || pendingWhite > 0)) {
        int at = text.length();
        text.append(pendingBreak || pendingWhite > 1 ? '\n' : ' ');
        begins[at] = i - 1;
        ends[at] = i;
      }
      pendingBreak = false;
      pendingWhite = 0;
      int at = text.length();
      text.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
      begins[at] = i;
      ends[at] = i + 1;
    }
    int length = text.length();
    return new CleanReport(
        text.toString(),
        java.util.Arrays.copyOf(begins, length),
        java.util.Arrays.copyOf(ends, length),
        new BitSet(),
        false,
        List.of());
  }
}
