package org.baogao.terms;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers terms from 0 in the order in which they are added, and finds the number of a term.
 *
 * <p>In place of a hash map: {@link String#hashCode} is the same for so many words of two Han
 * characters that half of the time of ten million look-ups went into telling them apart.
 */
public final class TermNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What {@link #find} gives for a term that is not in the vocabulary. */
  public static final int NONE = -1;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int SMALLEST = 16;

  /** Terms of up to so many chars fit into their key. */
  private static final int SHORT = Long.SIZE / Character.SIZE;

  private String[] terms = new String[SMALLEST];
  private int size;

  /**
   * Open addressing with linear probing: the number of a term plus 1, negative where its key does
   * not tell all of it; 0 is free.
   */
  private int[] slots = new int[0];

  private long[] keys = new long[0];
  private int shift;

  /** No terms yet. */
  public TermNumbers() {
    resize(2 * SMALLEST);
  }

  /** Takes terms of which no two are equal. */
  public TermNumbers(List<String> vocabulary) {
    this();
    vocabulary.forEach(term -> add(term, 0, term.length()));
  }

  /** How many terms there are. */
  public int size() {
    return size;
  }

  /** How many terms there can be before room is made for more; for arrays beside this one. */
  int capacity() {
    return terms.length;
  }

  /** The term of a number. */
  public String term(int number) {
    return terms[number];
  }

  /** The number of a term, or {@link #NONE}. */
  public int find(String term) {
    return find(term, 0, term.length());
  }

  /** The number of a term that is part of a text, or {@link #NONE}. */
  public int find(String text, int begin, int end) {
    return Math.abs(slots[slot(text, begin, end)]) - 1;
  }

  /** The number of a term that is part of a text: the next one, if it had none. */
  public int add(String text, int begin, int end) {
    int slot = slot(text, begin, end);
    if (slots[slot] != 0) {
      return Math.abs(slots[slot]) - 1;
    }
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, 2 * size);
    }
    int number = size++;
    terms[number] = text.substring(begin, end);
    put(slot, number);
    if (2 * size > slots.length) {
      resize(2 * slots.length);
    }
    return number;
  }

  /** The slots must be a power of 2. */
  private void resize(int capacity) {
    slots = new int[capacity];
    keys = new long[capacity];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    for (int number = 0; number < size; number++) {
      put(slot(terms[number], 0, terms[number].length()), number);
    }
  }

  private void put(int slot, int number) {
    String term = terms[number];
    slots[slot] = isShort(term, 0, term.length()) ? number + 1 : -number - 1;
    keys[slot] = key(term, 0, term.length());
  }

  /** Whether no other term has the same key; so texts need not be compared, which lie far away. */
  private static boolean isShort(String text, int begin, int end) {
    // A shorter term's key begins with a 1.
    return end - begin < SHORT || (end - begin == SHORT && text.charAt(begin) > 1);
  }

  private static long key(String text, int begin, int end) {
    if (end - begin > SHORT) {
      long hash = 0;
      for (int i = begin; i < end; i++) {
        hash = (hash + text.charAt(i)) * MIX;
      }
      return hash;
    }
    long key = end - begin < SHORT ? 1 : 0;
    for (int i = begin; i < end; i++) {
      key = (key << Character.SIZE) | text.charAt(i);
    }
    return key;
  }

  /** Where the term is, or would be. */
  private int slot(String text, int begin, int end) {
    boolean whole = isShort(text, begin, end);
    long key = key(text, begin, end);
    int slot = (int) ((key * MIX) >>> shift);
    while (slots[slot] != 0 && !isAt(slot, key, whole, text, begin, end)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int slot, long key, boolean whole, String text, int begin, int end) {
    if (keys[slot] != key || (slots[slot] > 0) != whole) {
      return false;
    }
    String term = terms[Math.abs(slots[slot]) - 1];
    return whole || (term.length() == end - begin && text.startsWith(term, begin));
  }
}
