package org.baogao.segment;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/**
 * The terms of a policy dictionary as a trie, with the price of the step to each.
 *
 * <p>A term competes with HanLP's words on the best path itself: it wins where it stands, and loses
 * where its characters belong to their neighbours (两|区域). HanLP's own price would reward whatever
 * follows a rare character; so the step to a term has a price of its own, {@value #ENTRY_PRICE}
 * less the logarithm of its frequency, and the step from it costs next to nothing, whatever
 * follows. Immutable, thread-safe.
 */
final class PolicyTerms {
  /** What stands for a term where none ends. */
  static final int NO_TERM = -1;

  /** The node before the first char of a term. */
  static final int ROOT = 1;

  /** The node where no term goes on. */
  static final int NO_NODE = 0;

  /** Price of the step to a term of frequency 1, in HanLP's unit: a rare word costs about 12. */
  private static final double ENTRY_PRICE = 8;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Bits that say which two chars may begin a term: most places of a text need no more. */
  private static final int SIEVE_BITS = 17;

  private static final int SIEVE_SHIFT = Long.SIZE - SIEVE_BITS;

  private final String[] terms;
  private final double[] prices;

  /** Open addressing: (node, char) as key, next node as value; linear probing. */
  private final long[] keys;

  private final int[] next;
  private final int shift;

  /** The term that ends at a node. */
  private final int[] termAt;

  private final long[] sieve = new long[1 << (SIEVE_BITS - 6)];

  PolicyTerms(PolicyDictionary dictionary) {
    SortedMap<String, Integer> frequencies = dictionary.frequencies();
    terms = frequencies.keySet().toArray(String[]::new);
    prices = new double[terms.length];
    int nodes = ROOT + 1;
    for (String term : terms) {
      nodes += term.length();
    }
    int capacity = Integer.highestOneBit(Math.max(nodes, 8)) << 2;
    keys = new long[capacity];
    next = new int[capacity];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    int[] ends = new int[nodes];
    Arrays.fill(ends, NO_TERM);
    int last = ROOT;
    int number = 0;
    for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
      String term = entry.getKey();
      int bit = sieveBit(term.charAt(0), term.charAt(1));
      sieve[bit >> 6] |= 1L << bit;
      int node = ROOT;
      for (int i = 0; i < term.length(); i++) {
        int slot = slot(node, term.charAt(i));
        if (next[slot] == NO_NODE) {
          keys[slot] = key(node, term.charAt(i));
          last++;
          next[slot] = last;
        }
        node = next[slot];
      }
      ends[node] = number;
      prices[number] = ENTRY_PRICE - Math.log(entry.getValue());
      number++;
    }
    termAt = Arrays.copyOf(ends, last + 1);
  }

  /** How many terms there are; they are numbered from 0. */
  int size() {
    return terms.length;
  }

  /** Whether a term may begin with two chars; never wrongly no. */
  boolean mayBegin(char first, char second) {
    int bit = sieveBit(first, second);
    return (sieve[bit >> 6] & (1L << bit)) != 0;
  }

  /** The node behind a node and a char, or {@link #NO_NODE}. */
  int follow(int node, char c) {
    return next[slot(node, c)];
  }

  /** The term that ends at a node, or {@link #NO_TERM}. */
  int termAt(int node) {
    return termAt[node];
  }

  /** A term as text. */
  String text(int term) {
    return terms[term];
  }

  /** The price of the step to a term, whatever it follows. */
  double price(int term) {
    return prices[term];
  }

  private int slot(int node, char c) {
    long key = key(node, c);
    int slot = (int) ((key * MIX) >>> shift);
    while (next[slot] != NO_NODE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private static long key(int node, char c) {
    return ((long) node << Character.SIZE) | c;
  }

  private static int sieveBit(char first, char second) {
    return (int) ((key(first, second) * MIX) >>> SIEVE_SHIFT);
  }
}
