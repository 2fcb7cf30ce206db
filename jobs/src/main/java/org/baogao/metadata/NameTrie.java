package org.baogao.metadata;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the longest of some thousand words at each place of a text.
 *
 * <p>A trie in two arrays: the first char leads straight to its node, later ones through an
 * open-addressed table of (node, char). Building it takes milliseconds, where a double array takes
 * seconds; reading costs about one array access a char.
 */
final class NameTrie {
  private static final int CHARS = 1 << Character.SIZE;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int[] first = new int[CHARS];
  private long[] edges = new long[1 << 17];
  private int[] targets = new int[1 << 17];
  private int[] words = new int[1 << 12];
  private int nodes = 1;
  private int edgeCount;

  /** Puts words in; the word's place in the list is what {@link #wordAt} gives back. */
  NameTrie(List<String> names) {
    Arrays.fill(words, -1);
    for (int word = 0; word < names.size(); word++) {
      String name = names.get(word);
      int node = firstNode(name.charAt(0));
      for (int i = 1; i < name.length(); i++) {
        node = child(node, name.charAt(i));
      }
      words[node] = word;
    }
  }

  /** The number of the longest word that begins at {@code begin}, or -1. */
  int wordAt(CharSequence text, int begin) {
    int node = first[text.charAt(begin)];
    int found = -1;
    for (int i = begin + 1; node != 0; i++) {
      if (words[node] >= 0) {
        found = words[node];
      }
      if (i == text.length()) {
        break;
      }
      node = targets[slot(key(node, text.charAt(i)))];
    }
    return found;
  }

  private int firstNode(char c) {
    if (first[c] == 0) {
      first[c] = newNode();
    }
    return first[c];
  }

  private int child(int node, char c) {
    long key = key(node, c);
    int slot = slot(key);
    if (targets[slot] == 0) {
      if (++edgeCount * 2 > edges.length) {
        grow();
        slot = slot(key);
      }
      edges[slot] = key;
      targets[slot] = newNode();
    }
    return targets[slot];
  }

  private int newNode() {
    int node = nodes++;
    if (node == words.length) {
      words = Arrays.copyOf(words, 2 * node);
      Arrays.fill(words, node, words.length, -1);
    }
    return node;
  }

  private void grow() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[2 * oldEdges.length];
    targets = new int[2 * oldTargets.length];
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldTargets[i] != 0) {
        int slot = slot(oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }

  /** The slot of a key, or the free one where it would stand. */
  private int slot(long key) {
    int mask = edges.length - 1;
    int slot = (int) ((key * MIX) >>> 40) & mask;
    while (targets[slot] != 0 && edges[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long key(int node, char c) {
    return ((long) node << Character.SIZE) | c;
  }
}
