package org.baogao.structure;

import java.util.Arrays;
import java.util.List;
import org.baogao.report.Section;

/**
 * Finds the sections as the best way through a report: every sentence says how well it fits each
 * section, every step from one section to the next has its price, and the sections follow each
 * other in order (from the problems there is a way back to the review). The way with the highest
 * sum wins (Viterbi 1967), so that one odd sentence, or one missing heading, moves no border.
 */
final class Sections {
  private static final int OPENING = 0;
  private static final int REVIEW = 1;
  private static final int PROBLEMS = 2;
  private static final int PLAN = 3;
  private static final int CLOSING = 4;
  private static final int APPENDIX = 5;

  /** The sections by the numbers above. */
  private static final List<Section> ORDER =
      List.of(
          Section.OPENING,
          Section.REVIEW,
          Section.PROBLEMS,
          Section.PLAN,
          Section.CLOSING,
          Section.APPENDIX);

  private static final int COUNT = 6;

  /** So many lines can a title page have. */
  private static final int LONGEST_TITLE = 15;

  private static final float NEVER = -1e9f;

  private Sections() {}

  /** The section of each sentence. */
  static Section[] assign(List<Clue> clues) {
    int size = clues.size();
    Section[] result = new Section[size];
    if (size == 0) {
      return result;
    }
    int outlineFrom = firstPart(clues);
    int outlineTo = outlineFrom < 0 ? -1 : lastPart(clues);
    byte[] from = new byte[size * COUNT];
    float[] best = new float[COUNT];
    float[] next = new float[COUNT];
    for (int i = 0; i < size; i++) {
      Clue clue = clues.get(i);
      Arrays.fill(next, NEVER);
      boolean outlined = outlineFrom <= i && i <= outlineTo;
      for (int to = 0; to < COUNT; to++) {
        float fit = fit(clue, to, i);
        if (i == 0) {
          next[to] = fit + start(to);
          continue;
        }
        int arg = to;
        float top = NEVER * 2;
        for (int before = 0; before < COUNT; before++) {
          float sum = best[before] + (before == to ? 0 : step(clue, before, to, outlined));
          if (sum > top) {
            top = sum;
            arg = before;
          }
        }
        next[to] = top + fit;
        from[i * COUNT + to] = (byte) arg;
      }
      float[] swap = best;
      best = next;
      next = swap;
    }
    int state = 0;
    for (int i = 1; i < COUNT; i++) {
      if (best[i] > best[state]) {
        state = i;
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      result[i] = ORDER.get(state);
      state = from[i * COUNT + state];
    }
    return result;
  }

  private static float fit(Clue clue, int section, int index) {
    float tense = clue.tense() / 2;
    if (section == OPENING) {
      float line =
          index < LONGEST_TITLE
                  && clue.wholeParagraph()
                  && !clue.endMark()
                  && clue.enumerator().level() == 0
              ? 0.7f
              : -1.5f;
      return line
          + clue.opening()
          - (clue.reviewHeading() > 0 ? 4 : 0)
          - (clue.enumerator().level() > 0 ? 4 : 0);
    }
    if (section == REVIEW) {
      return -tense + 3 * clue.reviewHeading() - 25 * clue.planHeading();
    }
    if (section == PROBLEMS) {
      float part = isPart(clue) && clue.problems() < 1 ? 4 : 0;
      return (clue.problems() >= 1
              ? Math.min(2, clue.problems())
              : -0.7f - (clue.opensParagraph() ? 0.8f : 0))
          - part
          - 25 * clue.planHeading();
    }
    if (section == PLAN) {
      return tense + 3 * clue.planHeading() - 25 * clue.reviewHeading();
    }
    if (section == CLOSING) {
      return -0.5f - Math.max(0, tense) + clue.closing();
    }
    return clue.glossary() ? 2 : -0.3f;
  }

  private static float start(int section) {
    if (section == OPENING || section == REVIEW) {
      return 0;
    }
    if (section == PLAN) {
      return -4;
    }
    return NEVER;
  }

  private static float step(Clue clue, int from, int to, boolean outlined) {
    boolean paragraph = clue.opensParagraph();
    if (to == APPENDIX) {
      return from == OPENING || !paragraph
          ? NEVER
          : clue.appendixHeading() ? 30 : clue.glossary() ? -4 : NEVER;
    }
    if (from == OPENING && to == REVIEW) {
      return paragraph ? 0 : -1.5f;
    }
    if (to == PLAN && (from == OPENING || from == REVIEW || from == PROBLEMS)) {
      return intoPlan(clue, outlined) - (from == OPENING ? 4 : 0);
    }
    if (from == REVIEW && to == PROBLEMS) {
      return clue.entry() >= 2.5f ? -1.5f : NEVER;
    }
    if (from == PROBLEMS && to == REVIEW) {
      return paragraph ? -3 : -6;
    }
    if (to == CLOSING && (from == PLAN || from == REVIEW)) {
      return (paragraph ? -1.5f : -5) - (from == REVIEW ? 4 : 0);
    }
    return NEVER;
  }

  /** The heading of the first numbered part; -1 where fewer than two parts are numbered. */
  private static int firstPart(List<Clue> clues) {
    int first = -1;
    for (int i = 0; i < clues.size(); i++) {
      if (isPart(clues.get(i))) {
        if (first >= 0) {
          return first;
        }
        first = i;
      }
    }
    return -1;
  }

  private static int lastPart(List<Clue> clues) {
    int last = clues.size() - 1;
    while (last >= 0 && !isPart(clues.get(last))) {
      last--;
    }
    return last;
  }

  private static boolean isPart(Clue clue) {
    int level = clue.enumerator().level();
    return level == 1 || level == 2;
  }

  private static float intoPlan(Clue clue, boolean outlined) {
    if (!clue.opensParagraph()) {
      return outlined ? -40 : -8;
    }
    int level = clue.enumerator().level();
    float bonus =
        level == 1 || level == 2 || clue.planHeading() >= 1
            ? 6
            : level == 3 ? 1 : clue.shortLine() ? 2 : 0;
    boolean named = clue.shortLine() && level == 0 && clue.planHeading() > 0;
    if (outlined && level != 1 && level != 2 && !named) {
      bonus -= 40;
    }
    return bonus + 8 * clue.planHeading() - 8 * clue.reviewHeading();
  }
}
