package org.baogao.clean;

import static org.baogao.clean.Characters.isHan;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.Arrays;
import java.util.List;
import org.baogao.report.RemovalKind;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a line end stands inside of a sentence. In a page of fixed width every full line
 * runs on; elsewhere a line runs on where a mark shows it, or where its last and the next line's
 * first characters are one word.
 */
final class BrokenLines {
  private static final String SENTENCE_ENDS = "。！？；：!?;:…";
  private static final String RUNS_ON = "，、,（(“《";
  private static final String CONTINUES = "，。、；,;）)》”！？%％";
  private static final List<String> BEHIND_NUMBERS = List.of("左右", "以上", "以下", "以内");

  /** A heading is shorter; only a longer line can have lost the end of its sentence. */
  private static final int LONG_LINE = 70;

  private static final int SHORTEST_RUNNING_LINE = 25;
  private static final int FEWEST_LINES = 8;
  private static final int SHORTEST_WIDTH = 15;
  private static final int LONGEST_WIDTH = 100;
  private static final int WIDTH_TOLERANCE = 3;
  private static final double OPEN_LINES = 0.5;
  private static final double FULL_LINES = 0.7;

  private final String source;

  /** How many characters a full line has; 0 where lines have no fixed width. */
  private final int width;

  BrokenLines(String source, List<Piece> pieces, @Nullable RemovalKind[] kinds) {
    this.source = source;
    width = fixedWidth(pieces, kinds);
  }

  private int fixedWidth(List<Piece> pieces, @Nullable RemovalKind[] kinds) {
    int[] open = new int[pieces.size()];
    int opens = 0;
    int lines = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (kinds[i] == null && piece.length() >= SHORTEST_WIDTH) {
        lines++;
        if (piece.length() <= LONGEST_WIDTH && !endsSentence(piece)) {
          open[opens] = piece.length();
          opens++;
        }
      }
    }
    if (opens < FEWEST_LINES || opens < lines * OPEN_LINES) {
      return 0;
    }
    Arrays.sort(open, 0, opens);
    int usual = open[opens * 3 / 4];
    int full = 0;
    for (int i = 0; i < opens; i++) {
      if (Math.abs(open[i] - usual) <= WIDTH_TOLERANCE) {
        full++;
      }
    }
    return full >= opens * FULL_LINES ? usual : 0;
  }

  private boolean endsSentence(Piece piece) {
    char last = source.charAt(piece.end() - 1);
    return SENTENCE_ENDS.indexOf(last) >= 0
        || ((last == '”' || last == '）' || last == ')')
            && piece.length() > 1
            && SENTENCE_ENDS.indexOf(source.charAt(piece.end() - 2)) >= 0);
  }

  /**
   * Whether the next line belongs to the paragraph that so far ends with this one.
   *
   * @param paragraphBegin where the paragraph begins
   */
  boolean runsOn(int paragraphBegin, Piece line, Piece next) {
    if (!next.startsLine() || endsSentence(line)) {
      return false;
    }
    char last = source.charAt(line.end() - 1);
    char first = source.charAt(next.begin());
    int length = line.end() - paragraphBegin;
    if (Headings.startsWithMarker(source, next.begin())) {
      return false;
    }
    if (RUNS_ON.indexOf(last) >= 0) {
      return true;
    }
    if (CONTINUES.indexOf(first) >= 0 && length > SHORTEST_RUNNING_LINE) {
      return true;
    }
    if (width > 0) {
      return line.length() >= width - WIDTH_TOLERANCE && !next.indented();
    }
    return length >= LONG_LINE && isOneWord(line, next);
  }

  private boolean isOneWord(Piece line, Piece next) {
    char last = source.charAt(line.end() - 1);
    char first = source.charAt(next.begin());
    if (last == '%' || last == '％') {
      for (String word : BEHIND_NUMBERS) {
        if (source.startsWith(word, next.begin())) {
          return true;
        }
      }
    }
    if (!isHan(last) || !isHan(first) || line.length() < 2 || next.length() < 2) {
      return false;
    }
    String before = source.substring(line.end() - 2, line.end());
    String after = source.substring(next.begin(), next.begin() + 2);
    return CoreDictionary.contains(before.substring(1) + after.substring(0, 1))
        || CoreDictionary.contains(before + after.substring(0, 1))
        || CoreDictionary.contains(before.substring(1) + after)
        || CoreDictionary.contains(before + after);
  }
}
