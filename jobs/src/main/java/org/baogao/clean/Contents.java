package org.baogao.clean;

import java.util.List;
import java.util.Locale;
import org.baogao.report.RemovalKind;
import org.jspecify.annotations.Nullable;

/** Finds tables of contents: what follows 目录 and stands a second time as a heading. */
final class Contents {
  private static final String HEADING = "目录";
  private static final int LONGEST_HEADING = 80;
  private static final int LONGEST_ENTRY = 60;

  /** A report has one table; the bound keeps the work linear. */
  private static final int MOST_HEADINGS = 5;

  private static final int MOST_ENTRIES = 200;
  private static final int FEWEST_ENTRIES = 2;
  private static final int LEADERS = 2;

  private Contents() {}

  /**
   * Marks the pieces of a table of contents as taken out.
   *
   * @return the index in the source where the piece before the table, which its heading runs on
   *     from, ends; -1 where the heading stands alone or there is no table
   */
  static int take(String source, List<Piece> pieces, @Nullable RemovalKind[] kinds) {
    int tried = 0;
    for (int i = 0; i < pieces.size() && tried < MOST_HEADINGS; i++) {
      Piece piece = pieces.get(i);
      if (kinds[i] != null || piece.length() > LONGEST_HEADING) {
        continue;
      }
      String text = compact(source, piece);
      if (!text.endsWith(HEADING)) {
        continue;
      }
      tried++;
      int end = entriesEnd(source, pieces, i + 1);
      if (end - i - 1 < FEWEST_ENTRIES) {
        continue;
      }
      for (int entry = i + 1; entry < end; entry++) {
        kinds[entry] = RemovalKind.CONTENTS;
      }
      if (text.equals(HEADING)) {
        kinds[i] = RemovalKind.CONTENTS;
        return -1;
      }
      return source.lastIndexOf('目', piece.end());
    }
    return -1;
  }

  private static int entriesEnd(String source, List<Piece> pieces, int from) {
    int end = from;
    int limit = Math.min(pieces.size(), from + MOST_ENTRIES);
    while (end < limit && isEntry(source, pieces, end)) {
      end++;
    }
    return end;
  }

  private static boolean isEntry(String source, List<Piece> pieces, int index) {
    Piece piece = pieces.get(index);
    if (piece.length() > LONGEST_HEADING + LONGEST_ENTRY) {
      return false;
    }
    String text = compact(source, piece);
    int end = text.length();
    while (end > 0 && Characters.isDigit(text.charAt(end - 1))) {
      end--;
    }
    int leaders = end;
    while (leaders > 0 && ".…·-—".indexOf(text.charAt(leaders - 1)) >= 0) {
      leaders--;
    }
    if (leaders > 0 && end - leaders >= LEADERS && end < text.length()) {
      return true;
    }
    return !text.isEmpty()
        && text.length() <= LONGEST_ENTRY
        && text.indexOf('。') < 0
        && standsLater(source, pieces, index, leaders == 0 ? text : text.substring(0, leaders));
  }

  private static boolean standsLater(String source, List<Piece> pieces, int index, String entry) {
    for (int i = index + 1; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.length() >= entry.length() && startsWith(source, piece, entry)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(String source, Piece piece, String entry) {
    int matched = 0;
    for (int i = piece.begin(); i < piece.end() && matched < entry.length(); i++) {
      char c = source.charAt(i);
      if (Characters.isWhitespace(c) || Characters.isInvisible(c)) {
        continue;
      }
      if (Character.toLowerCase(Characters.plain(c)) != entry.charAt(matched)) {
        return false;
      }
      matched++;
    }
    return matched == entry.length();
  }

  private static String compact(String source, Piece piece) {
    StringBuilder text = new StringBuilder(piece.length());
    for (int i = piece.begin(); i < piece.end(); i++) {
      char c = source.charAt(i);
      if (!Characters.isWhitespace(c) && !Characters.isInvisible(c)) {
        text.append(Characters.plain(c));
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
