package org.baogao.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baogao.segment.Segmenter;
import org.baogao.topics.CodebookFinding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Holds the words of a codebook against real sentences and their primary topics, and finds the
 * words and topics that a person should look at.
 *
 * <p>The sentences may come in any order. Memory grows with the codebook, not with the sentences.
 * Where the primary topics were assigned by these same words, a word of much weight is rarely found
 * to pull away: it made the topic.
 */
public final class CodebookHealth {
  /** A topic with fewer words that are heard leans on chance. */
  public static final int FEWEST_WORDS = 20;

  /** A word that is heard in fewer sentences is not judged by their topics. */
  public static final int FEWEST_SENTENCES = 10;

  /** From this part of its places on, a word is said to be cut. */
  private static final double CUT_PART = 0.5;

  /** From this part of its places on, a word is said to straddle others: each one is an error. */
  private static final double STRADDLED_PART = 0.1;

  /** An example should show more than the word. */
  private static final int SHORTEST_EXAMPLE = 16;

  private static final int SHORTEST_CUT_EXAMPLE = 10;

  private static final int NEIGHBOURS = 2;

  private final Codebook codebook;
  private final Segmenter segmenter;
  private final WordPlaces words;
  private final Map<String, Integer> topics = new HashMap<>();
  private final long[] topicSentences;
  private final WordUse[] uses;
  private long sentences;

  /** A judge of the codebook's words, which are looked for in what the segmenter makes of texts. */
  public CodebookHealth(Codebook codebook, Segmenter segmenter) {
    this.codebook = codebook;
    this.segmenter = segmenter;
    words = new WordPlaces(codebook);
    for (Topic topic : codebook.topics()) {
      topics.put(topic.id(), topics.size());
    }
    topicSentences = new long[topics.size() + 1];
    uses = new WordUse[words.words().size()];
    Arrays.setAll(uses, word -> new WordUse(topics.size()));
  }

  /** How a word was met. */
  private static final class WordUse {
    /**
     * By primary topic, in how many sentences the word is heard, and the best example; in the last
     * place those whose topic the codebook lacks.
     */
    final long[] sentences;

    final @Nullable String[] examples;
    long lastSentence = -1;
    long places;
    final Cut cut = new Cut();
    final Cut straddled = new Cut();

    /** By longer word, in how many places it hides this one. */
    final Map<Integer, Long> hidden = new HashMap<>();

    WordUse(int topics) {
      sentences = new long[topics + 1];
      examples = new String[topics + 1];
    }

    /** In how many sentences the word is heard. */
    long heard() {
      return Arrays.stream(sentences).sum();
    }

    /** In how many of them it can be judged by their topic. */
    long judged() {
      return heard() - sentences[sentences.length - 1];
    }
  }

  /** Places where segmentation does not agree with a word, of one kind. */
  private static final class Cut {
    long places;
    @Nullable String example;

    void add(String around) {
      places++;
      example = better(example, around, SHORTEST_CUT_EXAMPLE);
    }
  }

  /** How many sentences were heard. */
  public long sentences() {
    return sentences;
  }

  /**
   * Takes note of the codebook's words in a sentence. Where the codebook lacks its primary topic,
   * the sentence says nothing about the topics of its words.
   */
  public void hear(String sentence, String primaryTopic) {
    int topic = topics.getOrDefault(primaryTopic, topics.size());
    topicSentences[topic]++;
    String folded = WordPlaces.folded(sentence);
    List<WordPlaces.Place> places = words.in(folded);
    // A few letters change their length with their case; then the places hold in one text only.
    String text = folded.length() == sentence.length() ? sentence : folded;
    Cuts cuts = places.isEmpty() ? Cuts.NONE : Cuts.of(segmenter.words(text));
    for (WordPlaces.Place place : places) {
      WordUse use = uses[place.word()];
      if (!place.isHeard()) {
        use.hidden.merge(place.within(), 1L, Long::sum);
        continue;
      }
      use.places++;
      if (cuts.insideOf(place)) {
        (cuts.atNoEndOf(place) ? use.straddled : use.cut).add(cuts.neighbours(place));
      }
      if (use.lastSentence != sentences) {
        use.lastSentence = sentences;
        use.sentences[topic]++;
        use.examples[topic] = better(use.examples[topic], sentence, SHORTEST_EXAMPLE);
      }
    }
    sentences++;
  }

  /** The shorter of two examples that are long enough, so that their order does not matter. */
  private static String better(@Nullable String known, String found, int shortest) {
    if (known == null) {
      return found;
    }
    boolean knownIsLong = known.length() >= shortest;
    boolean foundIsLong = found.length() >= shortest;
    if (knownIsLong != foundIsLong) {
      return knownIsLong ? known : found;
    }
    // Of two that are too short, the longer one shows more.
    int shorter = Integer.compare(found.length(), known.length()) * (knownIsLong ? 1 : -1);
    return shorter < 0 || (shorter == 0 && found.compareTo(known) < 0) ? found : known;
  }

  /** What should be looked at: by kind, and the worst first. */
  public List<CodebookFinding> findings() {
    List<CodebookFinding> findings = new ArrayList<>();
    for (int own = 0; own < topics.size(); own++) {
      Topic topic = codebook.topics().get(own);
      boolean judged = topicSentences[own] > 0;
      if (!judged) {
        findings.add(ofTopic(Kind.UNUSED_TOPIC, topic, 0, sentences));
      }
      int heardWords = 0;
      for (WeightedWord word : topic.words()) {
        WordUse use = use(word);
        long heard = use.heard();
        heardWords += heard > 0 ? 1 : 0;
        if (heard == 0) {
          findings.add(neverHeard(topic, word, use));
        } else if (use.straddled.places >= STRADDLED_PART * use.places) {
          findings.add(cut(Kind.STRADDLES, topic, word, use.straddled, use.places));
        } else if (use.cut.places >= CUT_PART * use.places) {
          findings.add(cut(Kind.CUT, topic, word, use.cut, use.places));
        }
        if (judged && use.judged() >= FEWEST_SENTENCES) {
          CodebookFinding pull = pull(topic, own, word, use);
          if (pull != null) {
            findings.add(pull);
          }
        }
      }
      // The fallback needs no words: it is left where none speaks.
      if (heardWords < FEWEST_WORDS && !topic.id().equals(Codebook.GENERAL)) {
        findings.add(ofTopic(Kind.FEW_WORDS, topic, heardWords, FEWEST_WORDS));
      }
    }
    // Sorting keeps the codebook's order among equals.
    findings.sort(
        Comparator.comparing(CodebookFinding::kind)
            .thenComparing(CodebookFinding::found, Comparator.reverseOrder()));
    return findings;
  }

  private WordUse use(WeightedWord word) {
    return uses[Collections.binarySearch(words.words(), WordPlaces.folded(word.word()))];
  }

  private static CodebookFinding ofTopic(Kind kind, Topic topic, long found, long of) {
    return new CodebookFinding(kind, topic.id(), null, null, found, of, null, null, null);
  }

  private static CodebookFinding cut(
      Kind kind, Topic topic, WeightedWord word, Cut cut, long places) {
    return new CodebookFinding(
        kind, topic.id(), word.word(), word.weight(), cut.places, places, null, null, cut.example);
  }

  private CodebookFinding neverHeard(Topic topic, WeightedWord word, WordUse use) {
    long inside = 0;
    int most = -1;
    for (Map.Entry<Integer, Long> longer : use.hidden.entrySet()) {
      inside += longer.getValue();
      long gap = most < 0 ? 1 : longer.getValue() - use.hidden.getOrDefault(most, 0L);
      if (gap > 0 || (gap == 0 && longer.getKey() < most)) {
        most = longer.getKey();
      }
    }
    return new CodebookFinding(
        Kind.NEVER_OCCURS,
        topic.id(),
        word.word(),
        word.weight(),
        most < 0 ? 0 : use.hidden.getOrDefault(most, 0L),
        inside,
        null,
        most < 0 ? null : words.words().get(most),
        null);
  }

  /** The topic that has more of the word's sentences than its own; null where none has. */
  private @Nullable CodebookFinding pull(Topic topic, int own, WeightedWord word, WordUse use) {
    int most = own;
    for (int other = 0; other < topics.size(); other++) {
      if (use.sentences[other] > use.sentences[most]) {
        most = other;
      }
    }
    if (most == own) {
      return null;
    }
    return new CodebookFinding(
        Kind.PULLS_AWAY,
        topic.id(),
        word.word(),
        word.weight(),
        use.sentences[most],
        use.judged(),
        use.sentences[own],
        codebook.topics().get(most).id(),
        use.examples[most]);
  }

  /** Where segmentation cuts a text. */
  @SuppressWarnings("ArrayRecordComponent") // Made and read in this class alone.
  private record Cuts(List<String> words, int[] begins, BitSet borders) {
    static final Cuts NONE = of(List.of());

    static Cuts of(List<String> words) {
      int[] begins = new int[words.size() + 1];
      BitSet borders = new BitSet();
      for (int i = 0; i < words.size(); i++) {
        borders.set(begins[i]);
        begins[i + 1] = begins[i] + words.get(i).length();
      }
      borders.set(begins[words.size()]);
      return new Cuts(words, begins, borders);
    }

    /** Whether words meet inside of a place; a word that is part of a longer one is not cut. */
    boolean insideOf(WordPlaces.Place place) {
      int inside = borders.nextSetBit(place.begin() + 1);
      return inside >= 0 && inside < place.end();
    }

    /**
     * Whether no word begins or ends where the place does (农[村|居]民); where one does, as in
     * 老旧[小区|改造], the codebook's word is still meant.
     */
    boolean atNoEndOf(WordPlaces.Place place) {
      return !borders.get(place.begin()) && !borders.get(place.end());
    }

    /** The words around a place, with bars between them. */
    String neighbours(WordPlaces.Place place) {
      int first = word(place.begin());
      int last = word(place.end() - 1);
      return String.join(
          "|",
          words.subList(
              Math.max(0, first - NEIGHBOURS), Math.min(words.size(), last + 1 + NEIGHBOURS)));
    }

    private int word(int position) {
      int found = Arrays.binarySearch(begins, position);
      return found >= 0 ? found : -found - 2;
    }
  }
}
