package org.baogao.segment;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.corpus.io.IOUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;

/**
 * How often one word of HanLP's dictionary follows another, from the file that HanLP itself reads:
 * two serialized arrays, the first place of every first word, and pairs (second word, count).
 */
final class PairCounts {
  private static final String SUFFIX = ".table.bin";
  private static final ObjectInputFilter ARRAYS_ONLY =
      ObjectInputFilter.Config.createFilter("maxdepth=1;maxrefs=8;[I;!*");

  private final int[] starts;
  private final int[] pairs;

  private PairCounts(int[] starts, int[] pairs) {
    this.starts = starts;
    this.pairs = pairs;
  }

  /**
   * The counts of the HanLP on the class path.
   *
   * @throws IllegalStateException if they belong to another dictionary than one of so many words
   */
  static PairCounts ofHanLp(int words) {
    String path = HanLP.Config.BiGramDictionaryPath + SUFFIX;
    try (InputStream file = IOUtil.newInputStream(path);
        ObjectInputStream in = new ObjectInputStream(file)) {
      in.setObjectInputFilter(ARRAYS_ONLY);
      int[] starts = (int[]) in.readObject();
      int[] pairs = (int[]) in.readObject();
      if (starts.length != words + 1) {
        throw new IllegalStateException(
            "%s: expected the pairs of %d words, found those of %d"
                .formatted(path, words, starts.length - 1));
      }
      return new PairCounts(starts, pairs);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read HanLP's word pairs from " + path, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(path + " is not what HanLP writes", e);
    }
  }

  /** How many words may come first. */
  int words() {
    return starts.length - 1;
  }

  /** The place of a first word's first pair; that of the word behind is where they end. */
  int begin(int first) {
    return starts[first];
  }

  /** The second word of the pair at a place. */
  int second(int place) {
    return pairs[2 * place];
  }

  /** The count of the pair at a place. */
  int count(int place) {
    return pairs[2 * place + 1];
  }
}
