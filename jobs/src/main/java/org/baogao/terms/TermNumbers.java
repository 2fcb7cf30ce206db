package org.baogao.terms;

import java.io.Serializable;
import java.util.List;

/**
 * Numbers the terms of a vocabulary from 0 in its order, and finds the number of a term.
 *
 * <p>In place of a hash map: {@link String#hashCode} is the same for so many words of two Han
 * characters that half of the time of ten million look-ups went into telling them apart.
 */
public final class TermNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What {@link #find} gives for a term that is not in the vocabulary. */
  public static final int NONE = -1;

  private static final int MIX = 0x9E3779B1;

  private final String[] terms;

  /** Open addressing with linear probing: the number of a term plus 1; 0 is free. */
  private final int[] slots;

  private final int shift;

  /** Takes terms of which no two are equal. */
  public TermNumbers(List<String> vocabulary) {
    terms = vocabulary.toArray(String[]::new);
    int capacity = Integer.highestOneBit(Math.max(terms.length, 1)) << 2;
    slots = new int[capacity];
    shift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
    for (int number = 0; number < terms.length; number++) {
      int slot = slot(terms[number]);
      while (slots[slot] != 0) {
        slot = next(slot);
      }
      slots[slot] = number + 1;
    }
  }

  /** How many terms there are. */
  public int size() {
    return terms.length;
  }

  /** The term of a number. */
  public String term(int number) {
    return terms[number];
  }

  /** The number of a term, or {@link #NONE}. */
  public int find(String term) {
    int slot = slot(term);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (terms[number].equals(term)) {
        return number;
      }
      slot = next(slot);
    }
    return NONE;
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private int slot(String term) {
    int hash = 0;
    for (int i = 0; i < term.length(); i++) {
      hash = (hash + term.charAt(i)) * MIX;
    }
    return hash >>> shift;
  }
}
