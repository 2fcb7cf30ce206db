package org.baogao.structure;

import org.baogao.report.Section;

/** Decides which sentences are headings, and what a heading announces. */
final class Headings {
  private static final int LONGEST_NUMBERED_LINE = 60;
  private static final int LONGEST_RUN_IN = 45;
  private static final int LONGEST_PLAIN_LINE = 30;

  private Headings() {}

  static boolean isHeading(Clue clue, Piece piece, Section section) {
    int length = piece.end() - piece.begin();
    int level = clue.enumerator().level();
    if (!clue.opensParagraph() || section == Section.OPENING) {
      return false;
    }
    if (level > 0 && length <= clue.enumerator().length()) {
      return false;
    }
    if (clue.wholeParagraph() && !clue.endMark()) {
      return level > 0 ? length <= LONGEST_NUMBERED_LINE : clue.shortLine();
    }
    if (level == 0) {
      return false;
    }
    if (level == 4) {
      return !clue.wholeParagraph()
          && clue.endMark()
          && length <= LONGEST_RUN_IN
          && section != Section.APPENDIX;
    }
    return length <= LONGEST_RUN_IN && clue.endMark();
  }

  static boolean isShortLine(int length) {
    return length <= LONGEST_PLAIN_LINE;
  }
}
