package org.baogao.clean;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.Removal;
import org.baogao.report.RemovalKind;

/** Which characters of a source were taken out, and why. */
@SuppressWarnings("EnumOrdinal") // A byte a character, and no mark outlives its report.
final class Marks {
  private static final RemovalKind[] KINDS = RemovalKind.values();
  private static final int WHITESPACE = RemovalKind.WHITESPACE.ordinal() + 1;

  /** One more than the kind's ordinal; 0 where no rule took the character out. */
  private final byte[] kinds;

  private final String source;

  Marks(String source) {
    this.source = source;
    kinds = new byte[source.length()];
  }

  /** Says that a rule takes {@code [from, to)} out; the first rule that does is the reason. */
  void take(RemovalKind kind, int from, int to) {
    byte mark = (byte) (kind.ordinal() + 1);
    for (int i = from; i < to; i++) {
      if (kinds[i] == 0) {
        kinds[i] = mark;
      }
    }
  }

  /**
   * Counts what no clean character maps to, by kind, in code points. What no rule named must be
   * white space.
   */
  List<Removal> count(CleanBuffer clean) {
    int[] occurrences = new int[KINDS.length + 1];
    int[] chars = new int[KINDS.length + 1];
    int position = 0;
    for (int i = 0; i <= clean.length(); i++) {
      boolean last = i == clean.length();
      countGap(position, last ? source.length() : clean.begin(i), occurrences, chars);
      position = last ? position : Math.max(position, clean.end(i));
    }
    List<Removal> removals = new ArrayList<>();
    for (RemovalKind kind : KINDS) {
      int mark = kind.ordinal() + 1;
      if (chars[mark] > 0) {
        removals.add(new Removal(kind.label(), occurrences[mark], chars[mark]));
      }
    }
    return removals;
  }

  private void countGap(int from, int to, int[] occurrences, int[] chars) {
    int previous = 0;
    for (int i = from; i < to; i++) {
      int mark = kinds[i];
      if (mark == 0) {
        if (!Characters.isWhitespace(source.charAt(i))) {
          throw new IllegalStateException(
              "No rule says why U+%04X at %d is not in the clean text"
                  .formatted((int) source.charAt(i), i));
        }
        mark = WHITESPACE;
      }
      if (mark != previous) {
        occurrences[mark]++;
        previous = mark;
      }
      if (!Character.isLowSurrogate(source.charAt(i)) || i == from) {
        chars[mark]++;
      }
    }
  }
}
