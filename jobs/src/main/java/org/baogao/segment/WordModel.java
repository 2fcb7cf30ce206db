package org.baogao.segment;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.other.CharType;
import com.hankcs.hanlp.utility.Predefine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * HanLP's dictionary and its counts of word pairs (Apache License 2.0, read from the portable jar),
 * laid out so that the price of the step from one word to the next is one look-up.
 *
 * <p>HanLP prices the step from word a to word b at
 *
 * <pre>{@code -ln(0.9 (m n(ab) / (n(a) + 1) + 1 - m) + 0.1 n(b) / N)}</pre>
 *
 * with n the counts, N the sum over all words and m nearly 1 (its {@code myu}). Names, numbers,
 * dates and strings are looked up in pairs as their kind (未##人, 未##数 …), while names keep a count
 * of their own; so every word has a <i>class</i>: what it is in pairs, and its count. Without a
 * counted pair the price depends on the second class alone. All prices are computed here, once per
 * JVM and by the same operations in the same order as HanLP's, so that sums and ties come out as
 * there.
 *
 * <p>Immutable but for the cache of words; thread-safe. About 26 MB, most of it the prices of
 * pairs.
 */
final class WordModel {
  /** No word of the dictionary is longer, in chars. */
  static final int MAX_WORD = 64;

  /** What stands for a word where the dictionary has none. */
  static final int NO_WORD = -1;

  private static final double PAIR_SHARE = 0.9;
  private static final double WORD_SHARE = 1 - PAIR_SHARE;

  /** A sentence's begin and end are counted as this part of all words. */
  private static final int BOUNDARY_PART = 10;

  /** Count of what the dictionary lacks, as the first of any pair and as the second. */
  private static final int UNKNOWN_PAIRS = 1;

  /** Count of a policy term, and of every pair that it begins: whatever follows it is likely. */
  private static final int TERM_COUNT = 10;

  /**
   * A trie entry: the node it leads to, the node it leaves, the word it ends, whether it goes on.
   */
  private static final int NODE_BITS = 22;

  private static final int WORD_BITS = 18;
  private static final int NODE_MASK = (1 << NODE_BITS) - 1;
  private static final int WORD_MASK = (1 << WORD_BITS) - 1;
  private static final int LEFT_SHIFT = NODE_BITS;
  private static final int WORD_SHIFT = 2 * NODE_BITS;
  private static final int MORE_SHIFT = WORD_SHIFT + WORD_BITS;

  /** The prices of a class that need no pair, side by side. */
  private static final int UNSEEN = 0;

  private static final int AFTER_OTHER = 1;
  private static final int AFTER_TERM = 2;
  private static final int TO_OTHER = 3;
  private static final int PRICES = 4;

  private static final int CLASS_BITS = 20;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Bits that say which pairs may be counted: most are not, and need no look into the table. */
  private static final int SIEVE_BITS = 22;

  private static final int SIEVE_SHIFT = Long.SIZE - SIEVE_BITS;

  private static final class Holder {
    static final WordModel MODEL = new WordModel();
  }

  private final int root;
  private final long[] trie;
  private final byte[] charTypes;
  private final int[] classes;

  /** {@value #PRICES} prices a class. */
  private final double[] prices;

  /** Open addressing with linear probing: key and bits of the price by turns; key 0 is free. */
  private final long[] pairs;

  private final int pairShift;
  private final long[] sieve = new long[1 << (SIEVE_BITS - 6)];

  private final int beginClass;
  private final int endClass;
  private final int numberClass;
  private final int stringClass;
  private final int otherClass;
  private final int termClass;

  /** The words met so far, so that equal words are one object; a lost race costs a copy. */
  private final @Nullable String[] words;

  /** The model of the HanLP on the class path. */
  static WordModel ofHanLp() {
    return Holder.MODEL;
  }

  private WordModel() {
    Predefine.logger.setLevel(Level.WARNING);
    int[] base = CoreDictionary.trie.getBase();
    int size = CoreDictionary.trie.size();
    root = base[0];
    int[] ranked = byFrequency(size);
    trie = pack(base, CoreDictionary.trie.getCheck(), ranked);
    charTypes = CharType.type.clone();
    words = new String[size];
    Classes made = new Classes(size);
    classes = new int[size];
    for (int word = 0; word < size; word++) {
      classes[word] = classOf(ranked[word], made);
    }
    int unknown = Predefine.OOV_DEFAULT_FREQUENCY;
    int boundary = Predefine.TOTAL_FREQUENCY / BOUNDARY_PART;
    beginClass = made.of(CoreDictionary.BEGIN_WORD_ID, boundary);
    endClass = made.of(CoreDictionary.END_WORD_ID, boundary);
    numberClass = made.of(CoreDictionary.M_WORD_ID, unknown);
    stringClass = made.of(CoreDictionary.X_WORD_ID, unknown);
    // The last two: a step from them needs no look at pairs.
    otherClass = made.count;
    termClass = made.count + 1;
    int[] counts = Arrays.copyOf(made.counts, made.count + 2);
    counts[otherClass] = unknown;
    counts[termClass] = TERM_COUNT;
    prices = new double[counts.length * PRICES];
    for (int c = 0; c < counts.length; c++) {
      prices[c * PRICES + UNSEEN] = price(0, 0, counts[c]);
      prices[c * PRICES + AFTER_OTHER] = price(UNKNOWN_PAIRS, unknown, counts[c]);
      prices[c * PRICES + AFTER_TERM] = price(TERM_COUNT, TERM_COUNT, counts[c]);
      prices[c * PRICES + TO_OTHER] = price(UNKNOWN_PAIRS, counts[c], unknown);
    }
    PairCounts counted = PairCounts.ofHanLp(size);
    int capacity = Integer.highestOneBit(made.pairs(counted)) << 1;
    pairs = new long[2 * capacity];
    pairShift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    addPairs(counted, made);
  }

  /** The node before the first char of a word. */
  int root() {
    return root;
  }

  /** The entry behind a node and a char; 0 where no word goes on so. */
  long entry(int node, char c) {
    int place = node + c + 1;
    if (place >= trie.length) {
      return 0;
    }
    long entry = trie[place];
    return ((int) (entry >>> LEFT_SHIFT) & NODE_MASK) == node ? entry : 0;
  }

  /** The node that an entry leads to. */
  static int node(long entry) {
    return (int) entry & NODE_MASK;
  }

  /** The word that ends at an entry, or {@link #NO_WORD}. */
  static int word(long entry) {
    return ((int) (entry >>> WORD_SHIFT) & WORD_MASK) - 1;
  }

  /** Whether longer words begin with what leads to an entry. */
  static boolean goesOn(long entry) {
    return entry >>> MORE_SHIFT != 0;
  }

  /** A word of the dictionary as text; the same object for every place where it stands. */
  String text(int word, char[] text, int begin, int end) {
    String known = words[word];
    if (known == null) {
      known = new String(text, begin, end - begin);
      words[word] = known;
    }
    return known;
  }

  /** How many words the dictionary has; they are numbered from 0. */
  int size() {
    return classes.length;
  }

  /** What HanLP takes a char for: one of the constants of {@link CharType}. */
  byte charType(char c) {
    return charTypes[c];
  }

  /** The class of a word of the dictionary. */
  int classOf(int word) {
    return classes[word];
  }

  /** The class of a run of chars of one type that the dictionary lacks. */
  int classOfUnknown(byte charType) {
    return switch (charType) {
      case CharType.CT_SINGLE -> stringClass;
      case CharType.CT_NUM, CharType.CT_INDEX, CharType.CT_CNUM -> numberClass;
      default -> otherClass;
    };
  }

  /** The class of a policy term; only for steps from one, as the step to it has its own price. */
  int classOfTerm() {
    return termClass;
  }

  /** The class of what is before a sentence. */
  int classOfBegin() {
    return beginClass;
  }

  /** The class of what is behind a sentence. */
  int classOfEnd() {
    return endClass;
  }

  /** The price of the step from a word of one class to a word of another. */
  double price(int from, int to) {
    if (from >= otherClass) {
      return prices[to * PRICES + (from == termClass ? AFTER_TERM : AFTER_OTHER)];
    }
    if (to == otherClass) {
      return prices[from * PRICES + TO_OTHER];
    }
    long key = key(from, to);
    long mixed = key * MIX;
    int bit = (int) (mixed >>> SIEVE_SHIFT);
    if ((sieve[bit >> 6] & (1L << bit)) != 0) {
      int slot = slot(key, mixed);
      if (pairs[slot] == key) {
        return Double.longBitsToDouble(pairs[slot + 1]);
      }
    }
    return prices[to * PRICES + UNSEEN];
  }

  private static long key(int from, int to) {
    return ((long) (from + 1) << CLASS_BITS) | to;
  }

  /** Where a pair is, or where it would be. */
  private int slot(long key, long mixed) {
    int slot = (int) (mixed >>> pairShift) << 1;
    while (pairs[slot] != key && pairs[slot] != 0) {
      slot = (slot + 2) & (pairs.length - 1);
    }
    return slot;
  }

  /** HanLP's price; the order of the operations is part of it. */
  private static double price(int pairCount, int fromCount, int toCount) {
    double myu = Predefine.myu;
    return -Math.log(
        PAIR_SHARE * (myu * pairCount / (fromCount + 1) + 1 - myu)
            + WORD_SHARE * toCount / Predefine.TOTAL_FREQUENCY);
  }

  private void addPairs(PairCounts counted, Classes made) {
    for (int first = 0; first < counted.words(); first++) {
      for (int from = made.first[first]; from >= 0; from = made.next[from]) {
        for (int i = counted.begin(first); i < counted.begin(first + 1); i++) {
          for (int to = made.first[counted.second(i)]; to >= 0; to = made.next[to]) {
            long key = key(from, to);
            long mixed = key * MIX;
            int slot = slot(key, mixed);
            double price = price(counted.count(i), made.counts[from], made.counts[to]);
            pairs[slot] = key;
            pairs[slot + 1] = Double.doubleToRawLongBits(price);
            int bit = (int) (mixed >>> SIEVE_SHIFT);
            sieve[bit >> 6] |= 1L << bit;
          }
        }
      }
    }
  }

  /**
   * HanLP's words, the most frequent first: in this order they are numbered, so that what is used
   * often lies together and stays in the processor's cache.
   */
  private static int[] byFrequency(int size) {
    long[] keys = new long[size];
    for (int word = 0; word < size; word++) {
      long rarity = (long) Integer.MAX_VALUE - CoreDictionary.get(word).totalFrequency;
      keys[word] = (rarity << Integer.SIZE) | word;
    }
    Arrays.sort(keys);
    int[] words = new int[size];
    for (int i = 0; i < size; i++) {
      words[i] = (int) keys[i];
    }
    return words;
  }

  /** What a word counts as: words of one kind only (names, numbers …) count as that kind. */
  private static int classOf(int word, Classes made) {
    CoreDictionary.Attribute attribute = CoreDictionary.get(word);
    int own = attribute.totalFrequency;
    if (attribute.nature.length != 1) {
      return made.of(word, own);
    }
    Nature nature = attribute.nature[0];
    if (nature.startsWith("nr")) {
      return made.of(CoreDictionary.NR_WORD_ID, own);
    }
    if (nature.startsWith("ns")) {
      return made.of(CoreDictionary.NS_WORD_ID, own);
    }
    if (nature == Nature.nx) {
      boolean known = CoreDictionary.NX_WORD_ID >= 0;
      return made.of(known ? CoreDictionary.NX_WORD_ID : CoreDictionary.X_WORD_ID, own);
    }
    if (nature.startsWith("nt") || nature == Nature.nit) {
      return made.of(CoreDictionary.NT_WORD_ID, own);
    }
    if (nature.startsWith('m')) {
      return made.ofKind(CoreDictionary.M_WORD_ID);
    }
    if (nature.startsWith('x')) {
      return made.ofKind(CoreDictionary.X_WORD_ID);
    }
    if (nature == Nature.t) {
      return made.ofKind(CoreDictionary.T_WORD_ID);
    }
    return made.of(word, own);
  }

  /**
   * HanLP's double array in one: where an entry and the end of a word there were three look-ups far
   * apart, here they are one.
   */
  private static long[] pack(int[] base, int[] check, int[] ranked) {
    int size = ranked.length;
    int[] rank = new int[size];
    for (int i = 0; i < size; i++) {
      rank[ranked[i]] = i;
    }
    int places = base.length;
    while (places > 1 && check[places - 1] == 0) {
      places--;
    }
    if (places > NODE_MASK || size >= WORD_MASK) {
      throw new IllegalStateException(
          "Expected a HanLP dictionary of at most %d nodes and %d words, found %d and %d"
              .formatted(NODE_MASK, WORD_MASK - 1, places, size));
    }
    boolean[] goesOn = new boolean[places];
    for (int place = 1; place < places; place++) {
      if (check[place] > 0 && check[place] != place) {
        goesOn[check[place]] = true;
      }
    }
    long[] trie = new long[places];
    for (int place = 1; place < places; place++) {
      int node = base[place];
      if (check[place] > 0 && node > 0) {
        boolean ends = node < places && check[node] == node && base[node] < 0;
        long word = ends ? rank[-base[node] - 1] + 1 : 0;
        trie[place] =
            node
                | ((long) check[place] << LEFT_SHIFT)
                | (word << WORD_SHIFT)
                | (node < places && goesOn[node] ? 1L << MORE_SHIFT : 0);
      }
    }
    return trie;
  }

  /** The classes: what a word is in pairs, and its count. */
  private static final class Classes {
    private final Map<Long, Integer> numbers = new HashMap<>();

    /** By what it is in pairs: its first class; then from class to class. */
    final int[] first;

    int[] next;
    int[] counts;
    int count;

    Classes(int words) {
      first = new int[words];
      Arrays.fill(first, -1);
      next = new int[words];
      counts = new int[words];
    }

    int ofKind(int kind) {
      return of(kind, CoreDictionary.get(kind).totalFrequency);
    }

    int of(int pairedAs, int wordCount) {
      if (pairedAs < 0) {
        throw new IllegalStateException("HanLP's dictionary lacks one of the words for kinds");
      }
      return numbers.computeIfAbsent(
          ((long) pairedAs << Integer.SIZE) | wordCount, unseen -> add(pairedAs, wordCount));
    }

    private int add(int pairedAs, int wordCount) {
      if (count == counts.length) {
        next = Arrays.copyOf(next, 2 * count);
        counts = Arrays.copyOf(counts, 2 * count);
      }
      next[count] = first[pairedAs];
      first[pairedAs] = count;
      counts[count] = wordCount;
      return count++;
    }

    /** How many pairs of classes have a count. */
    int pairs(PairCounts counted) {
      int[] members = new int[first.length];
      for (int word = 0; word < first.length; word++) {
        for (int c = first[word]; c >= 0; c = next[c]) {
          members[word]++;
        }
      }
      int pairs = 1;
      for (int word = 0; word < first.length; word++) {
        for (int i = counted.begin(word); i < counted.begin(word + 1); i++) {
          pairs += members[word] * members[counted.second(i)];
        }
      }
      return pairs;
    }
  }
}
