package org.baogao.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins words of ASCII letters and digits that stand together: 5|G, PM|2.5, C|919, COVID|-|19.
 *
 * <p>A run is made of letters and digits, and of {@code . - & +} between them; it is joined if it
 * holds a letter. Runs of digits alone (2021-2022) are left as they are.
 */
final class LatinWords {
  private static final String CONNECTORS = ".-&+";

  private LatinWords() {}

  /** The words with the runs joined; the same list where there are none. */
  static List<String> join(List<String> words) {
    int first = firstRun(words);
    if (first < 0) {
      return words;
    }
    List<String> joined = new ArrayList<>(words.size());
    joined.addAll(words.subList(0, first));
    int i = first;
    while (i < words.size()) {
      int end = startsRun(words.get(i)) ? runEnd(words, i) : i + 1;
      if (end > i + 1 && hasLetter(words, i, end)) {
        joined.add(String.join("", words.subList(i, end)));
      } else {
        joined.addAll(words.subList(i, end));
      }
      i = end;
    }
    return joined;
  }

  /** Where two words stand together that might be one; -1 if nowhere. */
  private static int firstRun(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (startsRun(words.get(i)) && isPiece(words.get(i + 1))) {
        return i;
      }
    }
    return -1;
  }

  private static int runEnd(List<String> words, int begin) {
    int end = begin + 1;
    for (int i = begin + 1; i < words.size() && isPiece(words.get(i)); i++) {
      if (isListNumber(words, i)) {
        break;
      }
      if (startsRun(words.get(i))) {
        end = i + 1;
      }
    }
    return end;
  }

  /** Whether a point parts a digit and a letter: 1.PPP is the first item of a list. */
  private static boolean isListNumber(List<String> words, int i) {
    return words.get(i).equals(".")
        && i + 1 < words.size()
        && isDigit(lastChar(words.get(i - 1)))
        && isLetter(words.get(i + 1).charAt(0));
  }

  private static char lastChar(String word) {
    return word.charAt(word.length() - 1);
  }

  private static boolean startsRun(String word) {
    return isPiece(word) && (isLetter(word.charAt(0)) || isDigit(word.charAt(0)));
  }

  private static boolean isPiece(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isLetter(c) && !isDigit(c) && CONNECTORS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hasLetter(List<String> words, int begin, int end) {
    for (int i = begin; i < end; i++) {
      for (int k = 0; k < words.get(i).length(); k++) {
        if (isLetter(words.get(i).charAt(k))) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
