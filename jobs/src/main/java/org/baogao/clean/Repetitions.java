package org.baogao.clean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baogao.report.RemovalKind;
import org.jspecify.annotations.Nullable;

/** Finds paragraphs that stand in a report twice, and abstracts that repeat its opening. */
final class Repetitions {
  /** Shorter paragraphs may be the same by right: 各位代表！ */
  private static final int SHORTEST_REPEATED = 40;

  private static final int SHORTEST_ABSTRACT = 60;
  private static final int ABSTRACT_PARAGRAPHS = 10;
  private static final int LOOK_AHEAD = 60;
  private static final int PROBE = 16;
  private static final int SHORTEST_BLOCK = 5;
  private static final int TITLES = 6;
  private static final int LONGEST_TITLE = 100;

  private final List<String> paragraphs;
  private final @Nullable RemovalKind[] kinds;

  private Repetitions(List<String> paragraphs) {
    this.paragraphs = paragraphs;
    kinds = new RemovalKind[paragraphs.size()];
  }

  /** For each paragraph the kind of repetition that it is; null for the others. */
  static @Nullable RemovalKind[] find(List<String> paragraphs) {
    Repetitions repetitions = new Repetitions(paragraphs);
    repetitions.findRepeated();
    repetitions.findAbstracts();
    return repetitions.kinds;
  }

  private void findRepeated() {
    Map<String, Integer> first = new HashMap<>();
    int[] original = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      original[i] = -1;
      String text = paragraphs.get(i);
      if (text.length() >= SHORTEST_REPEATED) {
        Integer earlier = first.putIfAbsent(text, i);
        if (earlier != null) {
          original[i] = earlier;
        }
      }
    }
    for (int i = 1; i < kinds.length; i++) {
      extend(original, i - 1, i, 1);
    }
    for (int i = kinds.length - 2; i >= 0; i--) {
      extend(original, i + 1, i, -1);
    }
    for (int i = 1; i < kinds.length; i++) {
      if (beginsBlock(original, i)) {
        takeTitles(original, i);
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      if (original[i] >= 0) {
        boolean alone = !isPair(original, i, 1) && !isPair(original, i, -1);
        if (alone && original[i] < ABSTRACT_PARAGRAPHS) {
          kinds[original[i]] = RemovalKind.ABSTRACT;
        } else {
          kinds[i] = RemovalKind.REPEATED;
        }
      }
    }
  }

  /** A short paragraph beside a repeated one is repeated if their originals are neighbours too. */
  private void extend(int[] original, int from, int to, int step) {
    if (original[from] >= 0 && original[to] < 0) {
      int candidate = original[from] + step;
      if (candidate >= 0
          && candidate < to
          && paragraphs.get(candidate).equals(paragraphs.get(to))) {
        original[to] = candidate;
      }
    }
  }

  private static boolean beginsBlock(int[] original, int i) {
    int last = i + SHORTEST_BLOCK - 1;
    return original[i] >= 0
        && original[i - 1] < 0
        && last < original.length
        && original[last] == original[i] + SHORTEST_BLOCK - 1;
  }

  /** The titles before a long repeated block go with it, however they are cut into lines. */
  private void takeTitles(int[] original, int block) {
    StringBuilder titles = new StringBuilder();
    int first = original[block];
    for (int i = Math.max(0, first - TITLES); i < first; i++) {
      titles.append(paragraphs.get(i));
    }
    for (int i = block - 1; i > first && i >= block - TITLES; i--) {
      if (original[i] >= 0
          || paragraphs.get(i).length() > LONGEST_TITLE
          || titles.indexOf(paragraphs.get(i)) < 0) {
        return;
      }
      kinds[i] = RemovalKind.REPEATED;
    }
  }

  private static boolean isPair(int[] original, int i, int step) {
    int neighbour = i + step;
    return neighbour >= 0
        && neighbour < original.length
        && original[neighbour] == original[i] + step;
  }

  private void findAbstracts() {
    for (int i = 0; i < Math.min(ABSTRACT_PARAGRAPHS, kinds.length); i++) {
      String text = withoutEllipsis(paragraphs.get(i));
      if (kinds[i] == null && text.length() >= SHORTEST_ABSTRACT && isRepeatedBehind(i, text)) {
        kinds[i] = RemovalKind.ABSTRACT;
      }
    }
  }

  private static String withoutEllipsis(String text) {
    int end = text.length();
    while (end > 0 && "….。".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end < text.length() - 1 || text.endsWith("…") ? text.substring(0, end) : text;
  }

  private boolean isRepeatedBehind(int i, String text) {
    int limit = Math.min(kinds.length, i + LOOK_AHEAD);
    for (int from = i + 1; from < limit; from++) {
      if (text.startsWith(probe(paragraphs.get(from)))) {
        int matched = 0;
        int paragraph = from;
        while (paragraph < kinds.length && matched < text.length()) {
          String part = paragraphs.get(paragraph);
          int length = Math.min(part.length(), text.length() - matched);
          if (!text.regionMatches(matched, part, 0, length)) {
            break;
          }
          matched += length;
          paragraph++;
        }
        if (matched == text.length()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String probe(String paragraph) {
    return paragraph.substring(0, Math.min(PROBE, paragraph.length()));
  }
}
