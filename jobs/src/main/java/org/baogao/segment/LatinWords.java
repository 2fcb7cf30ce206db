package org.baogao.segment;

/**
 * Joins words of ASCII letters and digits that stand together: 5|G, PM|2.5, C|919, COVID|-|19.
 *
 * <p>A run is made of letters and digits, and of {@code . - & +} between them; it is joined if it
 * holds a letter. Runs of digits alone (2021-2022) are left as they are.
 */
final class LatinWords {
  private static final String CONNECTORS = ".-&+";

  private LatinWords() {}

  /** Joins the runs in place. */
  static void join(Words words) {
    int count = words.count();
    int kept = 0;
    int word = 0;
    while (word < count) {
      int last = startsRun(words, word) ? runEnd(words, word) - 1 : word;
      if (last > word && hasLetter(words, word, last)) {
        words.set(kept++, words.end(last), Words.UNKNOWN);
        word = last + 1;
      } else {
        while (word <= last) {
          words.set(kept++, words.end(word), words.number(word));
          word++;
        }
      }
    }
    words.keep(kept);
  }

  /** The word behind the last of a run. */
  private static int runEnd(Words words, int begin) {
    int end = begin + 1;
    for (int i = begin + 1; i < words.count() && isPiece(words, i); i++) {
      if (isListNumber(words, i)) {
        break;
      }
      if (startsRun(words, i)) {
        end = i + 1;
      }
    }
    return end;
  }

  /** Whether a point parts a digit and a letter: 1.PPP is the first item of a list. */
  private static boolean isListNumber(Words words, int i) {
    char[] text = words.text();
    int begin = words.begin(i);
    return text[begin] == '.'
        && words.end(i) == begin + 1
        && i + 1 < words.count()
        && isDigit(text[begin - 1])
        && isLetter(words.firstChar(i + 1));
  }

  private static boolean startsRun(Words words, int word) {
    char first = words.firstChar(word);
    return (isLetter(first) || isDigit(first)) && isPiece(words, word);
  }

  private static boolean isPiece(Words words, int word) {
    for (int i = words.begin(word); i < words.end(word); i++) {
      char c = words.text()[i];
      if (!isLetter(c) && !isDigit(c) && CONNECTORS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasLetter(Words words, int first, int last) {
    for (int i = words.begin(first); i < words.end(last); i++) {
      if (isLetter(words.text()[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
