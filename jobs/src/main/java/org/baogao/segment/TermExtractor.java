package org.baogao.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in, its terms out, in order and repeated as often as they stand there.
 *
 * <p>A term is a word of two or more Han characters, or of two or more characters with a Latin
 * letter (5G, PM2.5, A股), that is no stop word. Numbers, also in Han characters (三百万, 第一), are no
 * terms, nor are numbers with a unit of measure (500kV). Thread-safe.
 */
public final class TermExtractor implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String HAN_NUMERALS = "零〇一二三四五六七八九十百千万亿兆两几数余多第半双";
  private static final int ALPHABET = 1 << 16;

  /** Units that stand behind a number in reports, as they are written: 5g is one, 5G is none. */
  private static final Set<String> UNITS =
      Set.of(
          "m", "mm", "cm", "km", "Km", "KM", "kg", "Kg", "KG", "g", "mg", "t", "ml", "kV", "KV",
          "kv", "kW", "KW", "kw", "MW", "mw", "GW", "kVA", "KVA", "MVA", "kWh", "KWh", "kwh", "MWh",
          "GWh", "MPa", "TEU", "hm2", "km2", "m2", "m3", "TB", "GB", "MB", "Mbps", "Gbps", "GHz",
          "MHz");

  private static final byte OTHER = 0;
  private static final byte HAN = 1;
  private static final byte NUMERAL = 2;
  private static final byte LETTER = 3;

  /** What each char is: one look-up instead of comparisons, as every char of a corpus comes by. */
  private static final byte[] KIND = kinds();

  private static final byte UNJUDGED = 0;
  private static final byte TERM = 1;
  private static final byte NO_TERM = 2;

  /** What was found of the words of HanLP's dictionary and of ours; a lost race asks again. */
  private static final class Verdicts {
    final byte[] words;
    final byte[] terms;

    Verdicts(byte[] words, byte[] terms) {
      this.words = words;
      this.terms = terms;
    }
  }

  private final HanLpSegmenter segmenter;
  private final PolicyDictionary dictionary;
  private final StopWords stopWords;
  private transient volatile @Nullable Verdicts verdicts;

  public TermExtractor(PolicyDictionary dictionary, StopWords stopWords) {
    this.segmenter = new HanLpSegmenter(dictionary);
    this.dictionary = dictionary;
    this.stopWords = stopWords;
  }

  /** With the dictionary and the stop words that travel in the jar. */
  public static TermExtractor standard() {
    return new TermExtractor(PolicyDictionary.standard(), StopWords.standard());
  }

  /** The dictionary in use. */
  public PolicyDictionary dictionary() {
    return dictionary;
  }

  /** The terms of a sentence. */
  public List<String> terms(String sentence) {
    PolicyTerms policy = segmenter.terms();
    Words words = segmenter.cut(sentence);
    if (hasLetter(words)) {
      LatinWords.join(words);
    }
    Verdicts known = verdicts(policy);
    List<String> terms = new ArrayList<>(words.count());
    for (int i = 0; i < words.count(); i++) {
      if (words.end(i) - words.begin(i) > 1 && isTerm(words, i, known)) {
        terms.add(HanLpSegmenter.text(words, i, policy));
      }
    }
    return terms;
  }

  private static boolean hasLetter(Words words) {
    for (int i = 0; i < words.count(); i++) {
      if (KIND[words.firstChar(i)] == LETTER) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is a term: asked once for each word of a dictionary, then known. */
  private boolean isTerm(Words words, int word, Verdicts known) {
    int number = words.number(word);
    if (number == Words.UNKNOWN) {
      return isTerm(words, word);
    }
    byte[] verdicts = number > Words.UNKNOWN ? known.words : known.terms;
    int place = number > Words.UNKNOWN ? number : Words.termOf(number);
    if (verdicts[place] == UNJUDGED) {
      verdicts[place] = isTerm(words, word) ? TERM : NO_TERM;
    }
    return verdicts[place] == TERM;
  }

  private boolean isTerm(Words words, int word) {
    int han = 0;
    int numerals = 0;
    boolean letter = false;
    for (int i = words.begin(word); i < words.end(word); i++) {
      switch (KIND[words.text()[i]]) {
        case HAN -> han++;
        case NUMERAL -> numerals++;
        case LETTER -> letter = true;
        default -> {}
      }
    }
    if (!letter && (han == 0 || han + numerals < 2)) {
      return false;
    }
    String text = words.copy(word);
    return !(letter && isQuantity(text)) && !stopWords.contains(text);
  }

  private Verdicts verdicts(PolicyTerms policy) {
    Verdicts known = verdicts;
    if (known == null) {
      known = new Verdicts(new byte[WordModel.ofHanLp().size()], new byte[policy.size()]);
      verdicts = known;
    }
    return known;
  }

  /** Whether a word is a number and its unit of measure. */
  private static boolean isQuantity(String word) {
    int i = 0;
    while (i < word.length()
        && (word.charAt(i) == '.' || (word.charAt(i) >= '0' && word.charAt(i) <= '9'))) {
      i++;
    }
    return i > 0 && UNITS.contains(word.substring(i));
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[ALPHABET];
    for (int c = 0; c < ALPHABET; c++) {
      if (LatinWords.isLetter((char) c)) {
        kinds[c] = LETTER;
      } else if (HAN_NUMERALS.indexOf(c) >= 0) {
        kinds[c] = NUMERAL;
      } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
        kinds[c] = HAN;
      } else {
        kinds[c] = OTHER;
      }
    }
    return kinds;
  }
}
