package org.baogao.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts clean text into sentences.
 *
 * <p>A sentence ends at 。！？ (the half-width ! and ? count where a Han character, a closing mark or
 * the paragraph's border stands beside them) and at a paragraph's end. Marks in a row and the
 * closing quotes and brackets after them belong to the sentence. A mark within a quotation, a
 * bracket or a title that is closed in the same paragraph, and soon enough, ends nothing; where it
 * stands right before the closing quote, the sentence ends with the quotation, unless what follows
 * carries the sentence on (“……？”的问题, “……。”，).
 */
final class SentenceSplitter {
  /** A quotation longer than this is a text of its own: sentences end within it. */
  private static final int LONGEST_QUOTATION = 160;

  private static final String CARRIES_ON = "，、；：,;:。的等之和与及或）)";
  private static final String OPENERS = "“‘《〈（(「『【[";
  private static final String CLOSERS = "”’》〉）)」』】]";

  private SentenceSplitter() {}

  /** The sentences of the text, in order; every char that is not white is in exactly one. */
  static List<Piece> split(String text) {
    List<Piece> pieces = new ArrayList<>(text.length() / 40 + 1);
    int[] matches = new int[256];
    int paragraph = 0;
    int begin = 0;
    while (begin < text.length()) {
      int end = text.indexOf('\n', begin);
      if (end < 0) {
        end = text.length();
      }
      int first = skipWhite(text, begin, end);
      int last = skipWhiteBackwards(text, first, end);
      if (first < last) {
        if (matches.length < last - first) {
          matches = new int[Math.max(last - first, matches.length * 2)];
        }
        splitParagraph(text, first, last, paragraph, matches, pieces);
        paragraph++;
      }
      begin = end + 1;
    }
    return pieces;
  }

  private static void splitParagraph(
      String text, int first, int last, int paragraph, int[] matches, List<Piece> pieces) {
    findMatches(text, first, last, matches);
    int begin = first;
    int shieldedUntil = first;
    int at = first;
    while (at < last) {
      int match = matches[at - first];
      if (match > at && match - at <= LONGEST_QUOTATION) {
        shieldedUntil = Math.max(shieldedUntil, match);
      }
      if (!endsSentence(text, at, first, last)) {
        at++;
        continue;
      }
      int end = absorb(text, at + 1, last, first, matches);
      // A title is a name, whatever marks it ends with.
      boolean inTitle = at < shieldedUntil && text.charAt(shieldedUntil) == '》';
      boolean inside = inTitle || end <= shieldedUntil;
      boolean carriesOn =
          end > at + 1
              && end < last
              && isClosing(text.charAt(end - 1))
              && CARRIES_ON.indexOf(text.charAt(end)) >= 0;
      if (!inside && !carriesOn) {
        int next = skipWhite(text, end, last);
        pieces.add(new Piece(begin, end, paragraph, begin == first, next >= last));
        begin = next;
        end = next;
      }
      at = end;
    }
    if (begin < last) {
      pieces.add(new Piece(begin, last, paragraph, begin == first, true));
    }
  }

  /**
   * For each opener the index of its closer, and back; -1 elsewhere. ASCII quotes pair in turn. A
   * closer without its opener, or crossing another pair, matches the nearest opener of its kind.
   */
  private static void findMatches(String text, int first, int last, int[] matches) {
    Arrays.fill(matches, 0, last - first, -1);
    int[] open = new int[OPENERS.length()];
    Arrays.fill(open, -1);
    int quote = -1;
    for (int i = first; i < last; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quote < 0) {
          quote = i;
        } else {
          matches[quote - first] = i;
          matches[i - first] = quote;
          quote = -1;
        }
        continue;
      }
      if ((c < '\u2018' && c != '(' && c != ')' && c != '[' && c != ']') || Chars.isHan(c)) {
        continue;
      }
      int opener = OPENERS.indexOf(c);
      if (opener >= 0) {
        open[opener] = i;
        continue;
      }
      int closer = CLOSERS.indexOf(c);
      if (closer < 0) {
        continue;
      }
      // A half-width bracket may close a full-width one.
      int start = open[closer];
      if (closer == 4 || closer == 5) {
        start = Math.max(open[4], open[5]);
        open[4] = -1;
        open[5] = -1;
      }
      if (start >= 0) {
        matches[start - first] = i;
        matches[i - first] = start;
      }
      open[closer] = -1;
    }
  }

  private static boolean endsSentence(String text, int at, int first, int last) {
    return switch (text.charAt(at)) {
      case '。', '！', '？' -> true;
      case '!', '?' ->
          (at > first && isChineseContext(text.charAt(at - 1)))
              || at + 1 == last
              || isChineseContext(text.charAt(at + 1));
      default -> false;
    };
  }

  private static boolean isChineseContext(char c) {
    return Chars.isHan(c) || isClosing(c) || (c >= '\u3000' && c <= '\u303F') || c >= '\uFF00';
  }

  /** The index after the further marks and the closing quotes and brackets that belong here. */
  private static int absorb(String text, int from, int last, int first, int[] matches) {
    int at = from;
    while (at < last) {
      char c = text.charAt(at);
      boolean mark = c == '。' || c == '！' || c == '？' || c == '!' || c == '?' || c == '…';
      boolean closing =
          CLOSERS.indexOf(c) >= 0
              || (c == '"' && matches[at - first] >= 0 && matches[at - first] < at);
      if (!mark && !closing) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean isClosing(char c) {
    return c == '"' || CLOSERS.indexOf(c) >= 0;
  }

  private static int skipWhite(String text, int from, int end) {
    int at = from;
    while (at < end && Chars.isWhite(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipWhiteBackwards(String text, int begin, int from) {
    int at = from;
    while (at > begin && Chars.isWhite(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
