package org.baogao.topics;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds where the words of a codebook stand in a text, also those that are not heard because they
 * lie inside of a longer one. Upper and lower case are one.
 */
final class WordPlaces {
  private static final Comparator<Place> LONGEST_FIRST =
      Comparator.comparingInt(Place::begin).thenComparing(Place::end, Comparator.reverseOrder());

  private final List<String> words;
  private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();

  /** A finder of the words of all topics. */
  WordPlaces(Codebook codebook) {
    TreeSet<String> distinct = new TreeSet<>();
    for (Topic topic : codebook.topics()) {
      topic.words().forEach(word -> distinct.add(folded(word.word())));
    }
    words = List.copyOf(distinct);
    TreeMap<String, Integer> numbers = new TreeMap<>();
    words.forEach(word -> numbers.put(word, numbers.size()));
    if (!numbers.isEmpty()) {
      trie.build(numbers);
    }
  }

  /**
   * A word in a text.
   *
   * @param word its number
   * @param within the number of the longer word that it lies in; its own where it lies in none
   */
  record Place(int word, int begin, int end, int within) {
    boolean isHeard() {
      return within == word;
    }
  }

  /** A text or word with upper and lower case made one. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** All words, sorted; a word's number is its place here. */
  List<String> words() {
    return words;
  }

  /** The places of words in a folded text, in its order. */
  List<Place> in(String folded) {
    if (words.isEmpty()) {
      return List.of();
    }
    List<Place> all = new ArrayList<>();
    trie.parseText(folded, (begin, end, word) -> all.add(new Place(word, begin, end, word)));
    all.sort(LONGEST_FIRST);
    List<Place> places = new ArrayList<>(all.size());
    Place longest = null;
    for (Place place : all) {
      if (longest != null && place.end() <= longest.end()) {
        places.add(new Place(place.word(), place.begin(), place.end(), longest.word()));
      } else {
        places.add(place);
        longest = place;
      }
    }
    return places;
  }
}
