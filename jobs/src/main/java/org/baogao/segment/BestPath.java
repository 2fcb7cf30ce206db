package org.baogao.segment;

import com.hankcs.hanlp.dictionary.other.CharType;
import java.util.Arrays;

/**
 * The cheapest way through a text from word to word: HanLP's Viterbi search, with policy terms.
 *
 * <p>The words that compete are, as in HanLP: every word of its dictionary, wherever it stands; and
 * where the longest words, taken one after the other, leave a gap, the gap's runs of chars of one
 * type. A policy term takes the place of a word with the same begin and end. Of two ways of equal
 * price, HanLP takes the one whose last word begins earlier, and so does this search.
 *
 * <p>An edge is a number into flat arrays; edges with the same end are a list, the one that begins
 * last at its head. Wherever a single edge ends and none passes, all ways meet: the words before
 * are final and the arrays are empty again, usually after some ten chars. One per thread.
 */
final class BestPath {
  private static final int NONE = -1;
  private static final String POINTS = "，,．.";
  private static final int USUAL_EDGES = 1 << 10;

  /** Ends up to here ahead are in the ring; only runs of the unknown are longer. */
  private static final int REACH = WordModel.MAX_WORD;

  private static final int RING = 2 * REACH;
  private static final int RING_MASK = RING - 1;

  private final WordModel model = WordModel.ofHanLp();
  private final Words words = new Words();

  /** The edges that end at a position: the head of their list, by position modulo the ring. */
  private final int[] endingAt = new int[RING];

  private final int[] termEnds = new int[REACH];
  private final int[] terms = new int[REACH];

  private int edges;
  private int[] next = new int[USUAL_EDGES];
  private int[] from = new int[USUAL_EDGES];
  private int[] end = new int[USUAL_EDGES];
  private int[] number = new int[USUAL_EDGES];
  private int[] wordClass = new int[USUAL_EDGES];
  private double[] price = new double[USUAL_EDGES];

  private int length;
  private int furthest;

  /** The one run that ends beyond the ring: its edge and its end. */
  private int far;

  private int farEnd;

  /** Cuts a text; the words are there until the next text. */
  Words cut(String sentence, PolicyTerms policy) {
    length = sentence.length();
    char[] text = words.begin(sentence);
    if (length > 0) {
      begin();
      search(text, policy);
      finish();
    }
    return words;
  }

  private void begin() {
    Arrays.fill(endingAt, NONE);
    if (next.length > USUAL_EDGES) {
      allocate(USUAL_EDGES);
    }
    edges = 0;
    furthest = 0;
    far = NONE;
    farEnd = NONE;
    put(0, Words.UNKNOWN, model.classOfBegin(), NONE, 0);
  }

  private void search(char[] text, PolicyTerms policy) {
    int walk = 0;
    int run = NONE;
    for (int position = 0; position < length; position++) {
      if (farEnd == position + REACH) {
        endingAt[farEnd & RING_MASK] = far;
      }
      int last = endingAt[position & RING_MASK];
      if (last == NONE) {
        continue;
      }
      endingAt[position & RING_MASK] = NONE;
      if (furthest == position && next[last] == NONE) {
        last = settle(last);
      }
      int first = edges;
      int found = findTerms(text, position, policy);
      int longest = addWords(text, position, last, found);
      if (position == walk) {
        boolean gap = longest == position;
        walk = gap ? gapEnd(text, position) : longest;
        run = gap ? position : NONE;
      }
      if (position == run) {
        run = addRun(text, position, walk, last, found, first);
      }
      for (int i = 0; i < found; i++) {
        addTerm(terms[i], termEnds[i], last, policy);
      }
    }
  }

  /** The policy terms that begin at a position, shortest first; how many. */
  private int findTerms(char[] text, int position, PolicyTerms policy) {
    if (position + 1 >= length || !policy.mayBegin(text[position], text[position + 1])) {
      return 0;
    }
    int found = 0;
    int node = PolicyTerms.ROOT;
    for (int i = position; i < length; i++) {
      node = policy.follow(node, text[i]);
      if (node == PolicyTerms.NO_NODE) {
        break;
      }
      int term = policy.termAt(node);
      if (term != PolicyTerms.NO_TERM) {
        terms[found] = term;
        termEnds[found] = i + 1;
        found++;
      }
    }
    return found;
  }

  /**
   * Adds the dictionary's words; gives the end of the longest, or the position if there is none.
   */
  private int addWords(char[] text, int position, int last, int found) {
    int longest = position;
    int node = model.root();
    int limit = Math.min(length, position + REACH);
    for (int i = position; i < limit; i++) {
      long entry = model.entry(node, text[i]);
      if (entry == 0) {
        break;
      }
      int word = WordModel.word(entry);
      if (word != WordModel.NO_WORD) {
        longest = i + 1;
        if (found == 0 || !isTermEnd(longest, found)) {
          addWord(word, longest, model.classOf(word), last);
        }
      }
      if (!WordModel.goesOn(entry)) {
        break;
      }
      node = WordModel.node(entry);
    }
    return longest;
  }

  /** Where the gap that begins at a position ends: at the next word, numerals aside. */
  private int gapEnd(char[] text, int position) {
    int end = position + 1;
    while (end < length
        && (model.charType(text[end]) == CharType.CT_CNUM || !beginsWord(text, end))) {
      end++;
    }
    return end;
  }

  private boolean beginsWord(char[] text, int position) {
    int node = model.root();
    int limit = Math.min(length, position + REACH);
    for (int i = position; i < limit; i++) {
      long entry = model.entry(node, text[i]);
      if (entry == 0) {
        return false;
      }
      if (WordModel.word(entry) != WordModel.NO_WORD) {
        return true;
      }
      node = WordModel.node(entry);
    }
    return false;
  }

  /** Adds the run of a gap that begins at a position; gives the begin of the gap's next run. */
  private int addRun(char[] text, int position, int gapEnd, int last, int found, int first) {
    byte type = model.charType(text[position]);
    int runEnd = position + 1;
    while (runEnd < gapEnd
        && (model.charType(text[runEnd]) == type
            || (type == CharType.CT_NUM && isPointInNumber(text, runEnd, gapEnd)))) {
      runEnd++;
    }
    if (!isEdgeEnd(runEnd, first) && !isTermEnd(runEnd, found)) {
      addWord(Words.UNKNOWN, runEnd, model.classOfUnknown(type), last);
    }
    return runEnd < gapEnd ? runEnd : NONE;
  }

  /** Whether a point or comma stands between the digits of one number. */
  private boolean isPointInNumber(char[] text, int position, int gapEnd) {
    return POINTS.indexOf(text[position]) >= 0
        && position + 1 < gapEnd
        && model.charType(text[position + 1]) == CharType.CT_NUM;
  }

  private boolean isEdgeEnd(int wordEnd, int first) {
    for (int edge = first; edge < edges; edge++) {
      if (end[edge] == wordEnd) {
        return true;
      }
    }
    return false;
  }

  private boolean isTermEnd(int wordEnd, int found) {
    for (int i = 0; i < found; i++) {
      if (termEnds[i] == wordEnd) {
        return true;
      }
    }
    return false;
  }

  private void addWord(int word, int wordEnd, int itsClass, int last) {
    int best = NONE;
    double lowest = Double.POSITIVE_INFINITY;
    for (int before = last; before != NONE; before = next[before]) {
      double sum = price[before] + model.price(wordClass[before], itsClass);
      if (sum <= lowest) {
        lowest = sum;
        best = before;
      }
    }
    put(wordEnd, word, itsClass, best, lowest);
  }

  private void addTerm(int term, int termEnd, int last, PolicyTerms policy) {
    int best = NONE;
    double lowest = Double.POSITIVE_INFINITY;
    for (int before = last; before != NONE; before = next[before]) {
      double sum = price[before] + policy.price(term);
      if (sum <= lowest) {
        lowest = sum;
        best = before;
      }
    }
    put(termEnd, Words.ofTerm(term), model.classOfTerm(), best, lowest);
  }

  private void put(int edgeEnd, int itsNumber, int itsClass, int before, double sum) {
    if (edges == next.length) {
      allocate(edges + (edges >> 1));
    }
    int edge = edges++;
    end[edge] = edgeEnd;
    number[edge] = itsNumber;
    wordClass[edge] = itsClass;
    from[edge] = before;
    price[edge] = sum;
    furthest = Math.max(furthest, edgeEnd);
    int position = before == NONE ? 0 : end[before];
    if (edgeEnd - position > REACH) {
      next[edge] = NONE;
      far = edge;
      farEnd = edgeEnd;
    } else {
      next[edge] = endingAt[edgeEnd & RING_MASK];
      endingAt[edgeEnd & RING_MASK] = edge;
    }
  }

  /** Takes the words up to an edge's end as final, and goes on from that edge as the only one. */
  private int settle(int edge) {
    emit(edge);
    end[0] = end[edge];
    wordClass[0] = wordClass[edge];
    price[0] = price[edge];
    from[0] = NONE;
    next[0] = NONE;
    edges = 1;
    return 0;
  }

  private void finish() {
    int best = NONE;
    double lowest = Double.POSITIVE_INFINITY;
    for (int last = endingAt[length & RING_MASK]; last != NONE; last = next[last]) {
      double sum = price[last] + model.price(wordClass[last], model.classOfEnd());
      if (sum <= lowest) {
        lowest = sum;
        best = last;
      }
    }
    emit(best);
  }

  private void emit(int last) {
    int more = 0;
    for (int edge = last; from[edge] != NONE; edge = from[edge]) {
      more++;
    }
    int word = words.grow(more) + more;
    for (int edge = last; from[edge] != NONE; edge = from[edge]) {
      word--;
      words.set(word, end[edge], number[edge]);
    }
  }

  private void allocate(int capacity) {
    next = Arrays.copyOf(next, capacity);
    from = Arrays.copyOf(from, capacity);
    end = Arrays.copyOf(end, capacity);
    number = Arrays.copyOf(number, capacity);
    wordClass = Arrays.copyOf(wordClass, capacity);
    price = Arrays.copyOf(price, capacity);
  }
}
