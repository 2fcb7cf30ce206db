package org.baogao.bench;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.segment.TermExtractor;

/**
 * Words that a collection does not have yet, without end: first those of HanLP's core dictionary in
 * a random order, then names of letters and digits as products and buildings have them (XK3921).
 */
final class UnusedWords {
  private static final int LETTERS = 26;
  private static final int DIGITS = 10_000;
  private static final int NAMES = LETTERS * LETTERS * DIGITS;

  /** A prime that does not divide {@link #NAMES}: each name comes once before any comes again. */
  private static final int STRIDE = 2_750_159;

  private final List<String> dictionary;
  private final TermExtractor terms;
  private int nextWord;
  private long nextName;

  UnusedWords(TermExtractor terms, SplittableRandom random) {
    this.terms = terms;
    List<String> words = words(CoreDictionary.trie);
    this.dictionary = new ArrayList<>(words.size());
    for (int index : VocabularyCurve.shuffled(words.size(), random)) {
      dictionary.add(words.get(index));
    }
  }

  /** The next word that is a term and not among those known. */
  String next(Set<String> known) {
    while (nextWord < dictionary.size()) {
      String word = dictionary.get(nextWord++);
      if (!known.contains(word) && terms.terms(word).equals(List.of(word))) {
        return word;
      }
    }
    while (true) {
      String name = name((nextName++ * STRIDE) % NAMES);
      if (!known.contains(name)) {
        return name;
      }
    }
  }

  private static String name(long number) {
    int letters = (int) (number / DIGITS);
    return "%c%c%04d".formatted('A' + letters / LETTERS, 'A' + letters % LETTERS, number % DIGITS);
  }

  /**
   * The words of a double-array trie, in the order of its array. State s goes to state {@code t =
   * base[s] + c + 1} by the char c, and {@code check[t] = base[s]}; a word ends where {@code
   * check[base[s]] = base[s]} and {@code base[base[s]] < 0}.
   */
  static List<String> words(DoubleArrayTrie<?> trie) {
    int[] base = trie.getBase();
    int[] check = trie.getCheck();
    int[] stateOfBase = new int[base.length];
    for (int state = 0; state < base.length; state++) {
      if ((state == 0 || check[state] > 0) && base[state] > 0 && base[state] < base.length) {
        stateOfBase[base[state]] = state;
      }
    }
    List<String> words = new ArrayList<>();
    for (int leaf = 1; leaf < base.length; leaf++) {
      if (base[leaf] < 0 && check[leaf] == leaf) {
        StringBuilder reversed = new StringBuilder();
        int state = stateOfBase[leaf];
        while (state != 0) {
          reversed.append((char) (state - check[state] - 1));
          state = stateOfBase[check[state]];
        }
        words.add(reversed.reverse().toString());
      }
    }
    return words;
  }
}
