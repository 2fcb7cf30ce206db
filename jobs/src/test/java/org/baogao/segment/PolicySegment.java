package org.baogao.segment;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Vertex;
import com.hankcs.hanlp.seg.common.WordNet;
import com.hankcs.hanlp.utility.Predefine;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;

/**
 * The oracle of {@link BestPath}: HanLP's own Viterbi segmenter with the policy terms as edges of
 * its word net. Slow, and right by construction: the lattice and the search are HanLP's.
 *
 * <p>The step to a term costs {@value #ENTRY_PRICE} less the logarithm of its frequency, and the
 * step from it next to nothing.
 */
final class PolicySegment extends ViterbiSegment {
  private static final int ALPHABET = 1 << 16;
  private static final int NO_NODE = 0;
  private static final int ROOT = 1;

  /** Price of the step to a term of frequency 1, in HanLP's unit: a rare word costs about 12. */
  private static final double ENTRY_PRICE = 8;

  /** Count of a term, and of every pair that it begins: HanLP takes the step from it as likely. */
  private static final int TERM_COUNT = 10;

  /** Open addressing: (node, char) as key, next node as value; linear probing. */
  private final long[] keys;

  private final int[] next;
  private final int mask;

  /** The term that ends at a node; null where none does. */
  private final Edge[] edgeAt;

  /** Which chars begin a term: most positions of a text need no more than this. */
  private final boolean[] begins = new boolean[ALPHABET];

  /** What all vertices of one term share. */
  private record Edge(String term, double price) {}

  /** A term at one place of a text. */
  private static final class TermVertex extends Vertex {
    private static final CoreDictionary.Attribute ATTRIBUTE =
        new CoreDictionary.Attribute(Nature.nz, TERM_COUNT);

    private final double price;

    TermVertex(Edge edge) {
      // HanLP reads a negative word number as the count of all pairs with that word.
      super(edge.term, edge.term, ATTRIBUTE, -TERM_COUNT);
      this.price = edge.price;
    }

    @Override
    public void updateFrom(Vertex before) {
      double sum = before.weight + price;
      if (from == null || weight > sum) {
        from = before;
        weight = sum;
      }
    }
  }

  PolicySegment(PolicyDictionary dictionary) {
    Predefine.logger.setLevel(Level.WARNING);
    enableCustomDictionary(false);
    enableNameRecognize(false);
    enablePlaceRecognize(false);
    enableOrganizationRecognize(false);
    enableTranslatedNameRecognize(false);
    enableJapaneseNameRecognize(false);
    enableNumberQuantifierRecognize(false);
    enablePartOfSpeechTagging(false);
    enableOffset(false);
    TreeMap<String, Integer> entries = new TreeMap<>(dictionary.frequencies());
    int nodes = ROOT + 1;
    for (String term : entries.keySet()) {
      nodes += term.length();
    }
    int capacity = Integer.highestOneBit(Math.max(nodes, 8)) << 2;
    keys = new long[capacity];
    next = new int[capacity];
    mask = capacity - 1;
    Edge[] edges = new Edge[nodes];
    int last = ROOT;
    for (Map.Entry<String, Integer> entry : entries.entrySet()) {
      String term = entry.getKey();
      begins[term.charAt(0)] = true;
      int node = ROOT;
      for (int i = 0; i < term.length(); i++) {
        int slot = slot(node, term.charAt(i));
        if (next[slot] == NO_NODE) {
          keys[slot] = key(node, term.charAt(i));
          last++;
          next[slot] = last;
        }
        node = next[slot];
      }
      edges[node] = new Edge(term, ENTRY_PRICE - Math.log(entry.getValue()));
    }
    edgeAt = Arrays.copyOf(edges, last + 1);
  }

  @Override
  protected void generateWordNet(WordNet net) {
    super.generateWordNet(net);
    char[] text = net.charArray;
    for (int begin = 0; begin < text.length - 1; begin++) {
      if (begins[text[begin]]) {
        addTermsAt(begin, text, net);
      }
    }
  }

  private void addTermsAt(int begin, char[] text, WordNet net) {
    int node = ROOT;
    for (int i = begin; i < text.length; i++) {
      node = next[slot(node, text[i])];
      if (node == NO_NODE) {
        return;
      }
      Edge edge = edgeAt[node];
      if (edge != null) {
        net.push(begin + 1, new TermVertex(edge));
      }
    }
  }

  private int slot(int node, char c) {
    long key = key(node, c);
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (next[slot] != NO_NODE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long key(int node, char c) {
    return ((long) node << Character.SIZE) | c;
  }
}
