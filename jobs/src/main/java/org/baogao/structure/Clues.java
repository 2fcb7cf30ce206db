package org.baogao.structure;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@link Clue} of every sentence. */
final class Clues {
  private static final String END_MARKS = "。！？!?；;：:，,、…";
  private static final int LONGEST_HEADING = 60;
  private static final String[] PLAN_WORDS = {
    "今年", "今后", "未来", "下一步", "目标", "任务", "安排", "部署", "要求", "思路", "建议", "重点工作", "规划", "纲要", "考虑",
    "工作重点", "展望", "构想", "下届", "下一届", "新征程"
  };
  private static final String[] CALLS = {"做好", "努力", "奋力", "推进", "加快", "开创", "说明"};
  private static final String[] REVIEW_WORDS = {
    "回顾", "总结", "成就", "成绩", "过去", "五年来", "一年来", "取得", "完成情况", "几年来", "主要工作情况", "进展", "执行情况"
  };

  private Clues() {}

  static List<Clue> read(String text, List<Piece> pieces) {
    Cues cues = Cues.standard();
    Phrases.Scan scan = cues.scan();
    List<Clue> clues = new ArrayList<>(pieces.size());
    int size = pieces.size();
    int newest = newestYear(text, pieces);
    for (int i = 0; i < size; i++) {
      Piece piece = pieces.get(i);
      boolean opens = piece.opensParagraph();
      boolean whole = opens && piece.closesParagraph();
      boolean endMark =
          END_MARKS.indexOf(text.charAt(piece.end() - 1)) >= 0
              || text.charAt(piece.end() - 1) == '”';
      int length = piece.end() - piece.begin();
      Enumerator enumerator =
          opens ? Enumerator.at(text, piece.begin(), piece.end()) : Enumerator.NONE;
      boolean shortLine = whole && !endMark && Headings.isShortLine(length);
      float plan = 0;
      float review = 0;
      boolean appendix = false;
      if (opens && length <= LONGEST_HEADING && (enumerator.level() > 0 || shortLine)) {
        String line = text.substring(piece.begin(), piece.end());
        boolean isReview = containsAny(line, REVIEW_WORDS);
        boolean isPlan = containsAny(line, PLAN_WORDS);
        boolean main = enumerator.level() == 1 || enumerator.level() == 2;
        float scale = main ? 1 : line.indexOf('年') >= 0 && enumerator.level() == 0 ? 1 : 0.4f;
        review = isReview && !isPlan ? scale : isReview ? scale * 0.5f : 0;
        plan = isPlan && !isReview ? scale : 0;
        if (main && !isPlan && !isReview && containsAny(line, CALLS)) {
          plan = 0.5f;
        }
        int year = lastYear(line);
        if (!isReview && !isPlan && year > 0) {
          plan = year >= newest && (main || line.contains("主要工作")) ? scale : 0;
          review = main && year < newest ? scale : 0;
        }
        appendix =
            i * 10L > size * 3L
                && (line.contains("名词")
                    || line.contains("附件")
                    || line.contains("附录")
                    || line.contains("注释")
                    || line.contains("用语"));
      }
      float[] sums = scan.sums(text, piece.begin(), piece.end());
      float tense = sums[Cues.TENSE] + cues.constant();
      clues.add(
          new Clue(
              opens,
              whole,
              endMark,
              shortLine,
              enumerator,
              Math.max(-Clue.CLIP, Math.min(Clue.CLIP, tense)),
              sums[Cues.OPENING],
              sums[Cues.PROBLEMS],
              sums[Cues.ENTRY],
              sums[Cues.CLOSING],
              sums[Cues.THANKS],
              plan,
              review,
              appendix,
              opens && enumerator.level() == 4 && isGlossary(text, piece)));
    }
    return clues;
  }

  /** The newest year that a heading of the first levels names; 0 where none does. */
  private static int newestYear(String text, List<Piece> pieces) {
    int newest = 0;
    for (Piece piece : pieces) {
      if (piece.opensParagraph() && piece.end() - piece.begin() <= LONGEST_HEADING) {
        int level = Enumerator.at(text, piece.begin(), piece.end()).level();
        if (level == 1 || level == 2) {
          newest = Math.max(newest, lastYear(text.substring(piece.begin(), piece.end())));
        }
      }
    }
    return newest;
  }

  private static int lastYear(String line) {
    int newest = 0;
    for (int at = line.indexOf('年'); at >= 0; at = line.indexOf('年', at + 1)) {
      if (at >= 4
          && (line.startsWith("19", at - 4) || line.startsWith("20", at - 4))
          && Chars.isDigit(line.charAt(at - 2))
          && Chars.isDigit(line.charAt(at - 1))) {
        newest = Math.max(newest, Integer.parseInt(line.substring(at - 4, at)));
      }
    }
    return newest;
  }

  private static boolean isGlossary(String text, Piece piece) {
    int limit = Math.min(piece.end(), piece.begin() + 40);
    for (int i = piece.begin(); i < limit; i++) {
      char c = text.charAt(i);
      if (c == '：' || c == ':') {
        int look = Math.min(piece.end(), i + 40);
        String rest = text.substring(i, look);
        return rest.contains("指") || rest.contains("即") || rest.contains("是");
      }
    }
    return false;
  }

  private static boolean containsAny(String line, String[] words) {
    for (String word : words) {
      if (line.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
