package org.baogao.segment;

import com.hankcs.hanlp.seg.common.Term;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HanLP's Viterbi segmentation with a policy dictionary; the words of one text, whole.
 *
 * <p>Letters and digits that HanLP splits (PM|2.5, C|919) are one word again where they stand
 * together and hold a letter. What is serialized is the dictionary; the segmenter itself is made
 * once per JVM and dictionary.
 */
public final class HanLpSegmenter implements Segmenter, Serializable {
  private static final long serialVersionUID = 1L;

  private static final ConcurrentHashMap<String, PolicySegment> SEGMENTS =
      new ConcurrentHashMap<>();

  private final PolicyDictionary dictionary;
  private transient volatile @Nullable PolicySegment segment;

  public HanLpSegmenter(PolicyDictionary dictionary) {
    this.dictionary = dictionary;
  }

  @Override
  public List<String> words(String text) {
    List<Term> cut = cut(text);
    List<String> words = new ArrayList<>(cut.size());
    for (Term term : cut) {
      words.add(term.word);
    }
    return LatinWords.join(words);
  }

  /** What HanLP and the dictionary make of a text, letters and digits not yet joined. */
  List<Term> cut(String text) {
    return segment().seg(text);
  }

  private PolicySegment segment() {
    PolicySegment known = segment;
    if (known == null) {
      known =
          SEGMENTS.computeIfAbsent(
              dictionary.fingerprint(), fingerprint -> new PolicySegment(dictionary));
      segment = known;
    }
    return known;
  }
}
