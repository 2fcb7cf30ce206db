package org.baogao.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.segment.HanLpSegmenter;
import org.baogao.segment.TermExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Replaces words of new reports by words that no report had before, as many as Heaps' law demands.
 *
 * <p>A word that came in comes again: each replacement is a new word in {@value #NEW_SHARE} of the
 * cases and otherwise one of those that came in before, chosen in proportion to how often each did
 * (Simon 1955), so that rare words are distributed as in real text, about six in ten of them
 * hapaxes. What the vocabulary has is counted from the text as it is afterwards: words that the
 * segmenter cuts there do not count.
 */
final class VocabularyGrowth {
  private static final double NEW_SHARE = 0.4;

  /** Shorter paragraphs are headings, which tell the parts of a report. */
  private static final int SHORTEST_CHANGED = 40;

  /** Replacements in a row that may fail before a report is left as it is. */
  private static final int TRIES = 200;

  private static final String SENTENCE_ENDS = "。！？\n";

  private final HeapsLaw law;
  private final TermExtractor terms;
  private final HanLpSegmenter segmenter;
  private final UnusedWords unused;
  private final Set<String> vocabulary;
  private final List<String> cameIn = new ArrayList<>();
  private final Set<String> differentCameIn = new HashSet<>();

  /** A new word that found no place yet. */
  private @Nullable String pending;

  private long words;

  /** Growth that goes on from the vocabulary and the number of words of the source reports. */
  VocabularyGrowth(
      HeapsLaw law, TermExtractor terms, UnusedWords unused, Set<String> vocabulary, long words) {
    this.law = law;
    this.terms = terms;
    this.segmenter = new HanLpSegmenter(terms.dictionary());
    this.unused = unused;
    this.vocabulary = new HashSet<>(vocabulary);
    this.words = words;
  }

  /** The different terms so far. */
  int vocabulary() {
    return vocabulary.size();
  }

  /** All terms so far, repetitions included. */
  long words() {
    return words;
  }

  /** Counts paragraphs that are not to be changed. */
  void count(String text) {
    List<String> found = terms(text);
    words += found.size();
    vocabulary.addAll(found);
  }

  /**
   * The paragraphs with new words in them.
   *
   * @param paragraphs of one report; their own words are known
   * @param termCount how many terms they have
   */
  List<String> grow(List<String> paragraphs, int termCount, SplittableRandom random) {
    words += termCount;
    List<String> grown = new ArrayList<>(paragraphs);
    List<Integer> changeable = new ArrayList<>();
    for (int i = 0; i < grown.size(); i++) {
      if (grown.get(i).length() >= SHORTEST_CHANGED) {
        changeable.add(i);
      }
    }
    long wanted = Math.round(law.vocabulary(words));
    int failed = 0;
    while (vocabulary.size() < wanted && !changeable.isEmpty() && failed < TRIES) {
      int index = changeable.get(random.nextInt(changeable.size()));
      failed = replaceOne(grown, index, random) ? 0 : failed + 1;
    }
    return grown;
  }

  private boolean replaceOne(List<String> paragraphs, int index, SplittableRandom random) {
    List<String> cut = segmenter.words(paragraphs.get(index));
    int place = random.nextInt(cut.size());
    String old = cut.get(place);
    if (!isReplaceable(cut, place) || differentCameIn.contains(old)) {
      return false;
    }
    boolean again = !cameIn.isEmpty() && random.nextDouble() >= NEW_SHARE;
    String word = again ? cameIn.get(random.nextInt(cameIn.size())) : newWord();
    List<String> changed = new ArrayList<>(cut);
    changed.set(place, word);
    String text = String.join("", changed);
    List<String> found = terms(text);
    if (!found.contains(word)) {
      return false;
    }
    cameIn.add(word);
    if (differentCameIn.add(word)) {
      pending = null;
    }
    vocabulary.addAll(found);
    paragraphs.set(index, text);
    return true;
  }

  private String newWord() {
    String word = pending;
    if (word == null || vocabulary.contains(word)) {
      word = unused.next(vocabulary);
      pending = word;
    }
    return word;
  }

  /** Whether a word is a term of Han characters and no number or letters stand beside it. */
  private boolean isReplaceable(List<String> cut, int place) {
    return isHan(cut.get(place))
        && cut.get(place).length() >= 2
        && (place == 0 || !isAscii(cut.get(place - 1)))
        && (place + 1 == cut.size() || !isAscii(cut.get(place + 1)))
        && terms.terms(cut.get(place)).size() == 1;
  }

  private static boolean isHan(String word) {
    return word.chars().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static boolean isAscii(String word) {
    return word.charAt(0) < 128;
  }

  private List<String> terms(String paragraph) {
    List<String> found = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < paragraph.length(); i++) {
      if (SENTENCE_ENDS.indexOf(paragraph.charAt(i)) >= 0 || i + 1 == paragraph.length()) {
        found.addAll(terms.terms(paragraph.substring(begin, i + 1)));
        begin = i + 1;
      }
    }
    return found;
  }
}
