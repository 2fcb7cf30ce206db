package org.baogao.topics;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the codebook's words in a text and adds up what they say. A word that lies inside a longer
 * one is not heard (城市 in 城市更新); of a word that is repeated, the n-th occurrence adds ln(n/(n-1))
 * of its weight, so that n of them count 1 + ln n. One matcher is shared by all threads.
 */
final class WordMatcher {
  private static final int COUNTED_REPEATS = 64;
  private static final double[] REPEAT_FACTORS = repeatFactors();

  private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
  private final int words;
  private final int topics;
  private final int[][] topicsOfWord;
  private final double[][] weightsOfWord;

  WordMatcher(Codebook codebook) {
    Map<String, Map<Integer, Double>> byWord = new TreeMap<>();
    topics = codebook.topics().size();
    for (int topic = 0; topic < topics; topic++) {
      for (WeightedWord word : codebook.topics().get(topic).words()) {
        byWord
            .computeIfAbsent(word.word().toLowerCase(Locale.ROOT), key -> new TreeMap<>())
            .merge(topic, word.weight(), Double::sum);
      }
    }
    words = byWord.size();
    topicsOfWord = new int[words][];
    weightsOfWord = new double[words][];
    TreeMap<String, Integer> numbers = new TreeMap<>();
    List<Map<Integer, Double>> entries = new ArrayList<>(byWord.values());
    byWord.keySet().forEach(word -> numbers.put(word, numbers.size()));
    for (int word = 0; word < words; word++) {
      Map<Integer, Double> weights = entries.get(word);
      topicsOfWord[word] = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
      weightsOfWord[word] = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
    if (words > 0) {
      trie.build(numbers);
    }
  }

  int topics() {
    return topics;
  }

  /** How many words of each topic a text has, repeats counted. */
  int[] count(String text) {
    Hits hits = find(text.toLowerCase(Locale.ROOT));
    int[] counts = new int[topics];
    for (int hit = 0; hit < hits.size; hit++) {
      for (int topic : topicsOfWord[hits.words[hit]]) {
        counts[topic]++;
      }
    }
    return counts;
  }

  private Hits find(String lower) {
    Hits hits = new Hits();
    if (words > 0) {
      trie.parseText(lower, hits::add);
    }
    return hits;
  }

  /** What the words of one text say, as a whole and clause by clause. */
  Evidence hear(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Hits hits = find(lower);
    Evidence evidence = new Evidence(topics);
    Map<Integer, Integer> occurrences = new HashMap<>();
    int clause = 0;
    int position = 0;
    for (int hit = 0; hit < hits.size; hit++) {
      for (; position < hits.begins[hit]; position++) {
        if (endsClause(lower.charAt(position))) {
          clause++;
        }
      }
      int word = hits.words[hit];
      int repeats = Math.min(occurrences.merge(word, 1, Integer::sum), COUNTED_REPEATS);
      int[] spokenFor = topicsOfWord[word];
      for (int i = 0; i < spokenFor.length; i++) {
        evidence.add(clause, spokenFor[i], weightsOfWord[word][i], REPEAT_FACTORS[repeats]);
      }
    }
    evidence.endClause();
    return evidence;
  }

  private static boolean endsClause(char c) {
    return switch (c) {
      case '，', ',', '；', ';', '：', ':', '。', '！', '？' -> true;
      default -> false;
    };
  }

  /** By how much the n-th occurrence of a word counts, n from 1. */
  private static double[] repeatFactors() {
    double[] factors = new double[COUNTED_REPEATS + 1];
    factors[1] = 1;
    for (int n = 2; n <= COUNTED_REPEATS; n++) {
      // StrictMath gives the same bits on every machine.
      factors[n] = StrictMath.log((double) n / (n - 1));
    }
    return factors;
  }

  /** The words that lie in no longer one, in the text's order. */
  private static final class Hits {
    private static final int INITIAL = 16;

    private int[] begins = new int[INITIAL];
    private int[] ends = new int[INITIAL];
    private int[] words = new int[INITIAL];
    private int size;

    /** The trie reports hits by their ends, and of equal ends the longest first. */
    void add(int begin, int end, Integer word) {
      if (size > 0 && ends[size - 1] == end && begins[size - 1] <= begin) {
        return;
      }
      while (size > 0 && begins[size - 1] >= begin) {
        size--;
      }
      if (size == begins.length) {
        begins = Arrays.copyOf(begins, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        words = Arrays.copyOf(words, 2 * size);
      }
      begins[size] = begin;
      ends[size] = end;
      words[size] = word;
      size++;
    }
  }
}
