package org.baogao.segment;

import java.util.Arrays;

/**
 * The words of one text as ends and numbers, in arrays that are used again for the next text.
 *
 * <p>Words tile the text, so each begins where the last one ended. A word's number is that of
 * {@link WordModel} if it is at least 0, {@link #UNKNOWN}, or that of a policy term as {@link
 * #ofTerm} has it. Not thread-safe.
 */
final class Words {
  /** The number of a word that no dictionary has. */
  static final int UNKNOWN = WordModel.NO_WORD;

  private static final int USUAL_CHARS = 1 << 12;

  private char[] text = new char[USUAL_CHARS];
  private int[] ends = new int[USUAL_CHARS];
  private int[] numbers = new int[USUAL_CHARS];
  private int count;

  /** The number that stands for a policy term. */
  static int ofTerm(int term) {
    return UNKNOWN - 1 - term;
  }

  /** The policy term of a number below {@link #UNKNOWN}. */
  static int termOf(int number) {
    return UNKNOWN - 1 - number;
  }

  /** Forgets the last text and takes a copy of the next; no words yet. */
  char[] begin(String next) {
    int length = next.length();
    if (text.length < length || text.length > USUAL_CHARS) {
      text = new char[Math.max(length, USUAL_CHARS)];
    }
    if (ends.length > USUAL_CHARS) {
      ends = new int[USUAL_CHARS];
      numbers = new int[USUAL_CHARS];
    }
    next.getChars(0, length, text, 0);
    count = 0;
    return text;
  }

  /** Makes room for more words, which are then set one by one; gives the place of the first. */
  int grow(int more) {
    int first = count;
    count += more;
    if (count > ends.length) {
      int capacity = Math.max(count, ends.length + (ends.length >> 1));
      ends = Arrays.copyOf(ends, capacity);
      numbers = Arrays.copyOf(numbers, capacity);
    }
    return first;
  }

  void set(int word, int end, int number) {
    ends[word] = end;
    numbers[word] = number;
  }

  /** Leaves only the first so many words. */
  void keep(int words) {
    count = words;
  }

  /** How many words there are. */
  int count() {
    return count;
  }

  /** The text, with room behind it. */
  char[] text() {
    return text;
  }

  int begin(int word) {
    return word == 0 ? 0 : ends[word - 1];
  }

  int end(int word) {
    return ends[word];
  }

  int number(int word) {
    return numbers[word];
  }

  char firstChar(int word) {
    return text[begin(word)];
  }

  /** A word as text of its own. */
  String copy(int word) {
    int begin = begin(word);
    return new String(text, begin, ends[word] - begin);
  }
}
