package org.baogao.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HanLP's Viterbi segmentation with a policy dictionary; the words of one text, whole.
 *
 * <p>Letters and digits that HanLP splits (PM|2.5, C|919) are one word again where they stand
 * together and hold a letter. What is serialized is the dictionary; its terms are laid out for the
 * search once per JVM and dictionary.
 */
public final class HanLpSegmenter implements Segmenter, Serializable {
  private static final long serialVersionUID = 1L;

  private static final ConcurrentHashMap<String, PolicyTerms> TERMS = new ConcurrentHashMap<>();

  /** One search a thread: its arrays are used for text after text. */
  private static final ThreadLocal<BestPath> PATH = ThreadLocal.withInitial(BestPath::new);

  private final PolicyDictionary dictionary;
  private transient volatile @Nullable PolicyTerms terms;

  public HanLpSegmenter(PolicyDictionary dictionary) {
    this.dictionary = dictionary;
  }

  @Override
  public List<String> words(String text) {
    PolicyTerms policy = terms();
    Words cut = cut(text);
    LatinWords.join(cut);
    List<String> words = new ArrayList<>(cut.count());
    for (int i = 0; i < cut.count(); i++) {
      words.add(text(cut, i, policy));
    }
    return words;
  }

  /**
   * What HanLP and the dictionary make of a text, letters and digits not yet joined. Belongs to the
   * calling thread and holds until its next text.
   */
  Words cut(String text) {
    return PATH.get().cut(text, terms());
  }

  /** A word as text: one object for all places where a word of a dictionary stands. */
  static String text(Words cut, int word, PolicyTerms policy) {
    int number = cut.number(word);
    if (number == Words.UNKNOWN) {
      return cut.copy(word);
    }
    return number > Words.UNKNOWN
        ? WordModel.ofHanLp().text(number, cut.text(), cut.begin(word), cut.end(word))
        : policy.text(Words.termOf(number));
  }

  /** The dictionary's terms, laid out for the search. */
  PolicyTerms terms() {
    PolicyTerms known = terms;
    if (known == null) {
      known =
          TERMS.computeIfAbsent(
              dictionary.fingerprint(), fingerprint -> new PolicyTerms(dictionary));
      terms = known;
    }
    return known;
  }
}
