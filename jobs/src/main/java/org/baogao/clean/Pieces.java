package org.baogao.clean;

import static org.baogao.clean.Characters.isInvisible;
import static org.baogao.clean.Characters.isLineEnd;
import static org.baogao.clean.Characters.isWhitespace;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.RemovalKind;

/**
 * Cuts a source into {@link Piece}s: at line ends, also written-out ones, at block tags, and, in
 * lines that hold several paragraphs, at the indents that are left of their borders.
 */
final class Pieces {
  /** A line longer than this may hold several paragraphs. */
  private static final int LONG_LINE = 200;

  /** A source with fewer lines than this, for its length, has lost its line ends. */
  private static final int CHARS_PER_LINE = 1500;

  /** Only in the head of a page does a photographer's credit run into the text. */
  private static final int HEAD = 3000;

  private static final int LONGEST_CREDIT = 24;
  private static final String CREDIT = "新华社记者";
  private static final String PARAGRAPH_ENDS = "。！？：；”）";

  private final String source;
  private final Marks marks;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean lineEndsLost;
  private int creditBegin = -1;
  private int creditEnd = -1;

  private Pieces(String source, Marks marks) {
    this.source = source;
    this.marks = marks;
  }

  /** The pieces of a source in their order; tags at their borders are marked as taken out. */
  static List<Piece> split(String source, Marks marks) {
    Pieces splitter = new Pieces(source, marks);
    splitter.findCredit();
    splitter.splitLines();
    return splitter.pieces;
  }

  private void findCredit() {
    int begin = source.substring(0, Math.min(HEAD, source.length())).indexOf(CREDIT);
    int end = begin < 0 ? -1 : source.indexOf('摄', begin);
    if (end > 0 && end - begin < LONGEST_CREDIT) {
      creditBegin = begin;
      creditEnd = end + 1;
    }
  }

  private void splitLines() {
    int lines = 1;
    for (int i = 0; i < source.length(); i++) {
      if (source.charAt(i) == '\n') {
        lines++;
      }
    }
    lineEndsLost = source.length() / lines > CHARS_PER_LINE;
    int begin = 0;
    for (int i = 0; i <= source.length(); i++) {
      if (i == source.length() || isLineEnd(source.charAt(i))) {
        splitLine(begin, i);
        begin = i + 1;
      }
    }
  }

  private void splitLine(int from, int to) {
    int pieceBegin = from;
    boolean startsLine = true;
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      int end = i + 1;
      boolean border = false;
      if (isWhitespace(c)) {
        while (end < to && isWhitespace(source.charAt(end))) {
          end++;
        }
        border = i > pieceBegin && end < to && isBorder(i, end, to - from);
      } else if (c == '\\') {
        int written = CharacterRules.writtenLineEnd(source, i, to);
        if (written > 0) {
          end = i + written;
          border = true;
          marks.take(RemovalKind.WHITESPACE, i, end);
        }
      } else if (c == '<') {
        int tagEnd = CharacterRules.tagEnd(source, i, to);
        if (tagEnd > 0) {
          end = tagEnd;
          border = CharacterRules.isBlockTag(source, i);
          if (border) {
            marks.take(RemovalKind.HTML_TAG, i, end);
          }
        }
      } else if (i == creditBegin || i == creditEnd) {
        border = i > pieceBegin;
        end = border ? i : end;
      }
      if (border) {
        startsLine = !add(pieceBegin, i, from, startsLine) && startsLine;
        pieceBegin = end;
        if (end == i) {
          i++;
          continue;
        }
      }
      i = end;
    }
    add(pieceBegin, to, from, startsLine);
  }

  private boolean isBorder(int from, int to, int lineLength) {
    int indents = 0;
    for (int i = from; i < to; i++) {
      if (source.charAt(i) == '\u3000') {
        indents++;
      }
    }
    char before = source.charAt(from - 1);
    if (before == '，' || before == '、') {
      return false;
    }
    boolean ended = PARAGRAPH_ENDS.indexOf(before) >= 0;
    if (indents >= 2) {
      return ended || lineLength > LONG_LINE;
    }
    int width = to - from;
    if (width >= 2 && ended && (width >= 4 || lineEndsLost)) {
      return true;
    }
    return lineLength > LONG_LINE
        && (width >= 2 || indents > 0)
        && Headings.startsWithMarker(source, to);
  }

  /** Adds what is left of a stretch without outer white space; whether anything is. */
  private boolean add(int from, int to, int margin, boolean startsLine) {
    int begin = from;
    int end = to;
    while (begin < end && isBlank(source.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(source.charAt(end - 1))) {
      end--;
    }
    for (int i = from; i < to; i++) {
      if ((i < begin || i >= end) && isInvisible(source.charAt(i))) {
        marks.take(RemovalKind.INVISIBLE, i, i + 1);
      }
    }
    if (begin == end) {
      return false;
    }
    pieces.add(new Piece(begin, end, begin > margin, startsLine));
    return true;
  }

  private static boolean isBlank(char c) {
    return isWhitespace(c) || isInvisible(c);
  }
}
