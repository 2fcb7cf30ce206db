package org.baogao.structure;

import java.util.Arrays;
import java.util.List;

/**
 * Many weighted phrases at once: adds up, for each channel, the weights of the phrases that a
 * sentence contains. A phrase counts once a sentence, however often it occurs. Time is linear in
 * the sentence, times the longest phrase at worst.
 *
 * <p>Sentences are compared after {@link #normalise}, so {@code 0} in a phrase stands for any
 * number and {@code ^} for the sentence's start.
 */
final class Phrases {
  /**
   * A phrase and what it says on one channel.
   *
   * @param channel the index of the sum that it adds to
   * @param phrase its characters, normalised
   * @param weight what it adds
   */
  record Weighted(int channel, String phrase, float weight) {}

  /** The scratch space of one thread's scan. */
  final class Scan {
    private final int[] seen = new int[weights.length];
    private final float[] sums = new float[channels];
    private char[] buffer = new char[256];
    private int stamp;

    private Scan() {}

    /**
     * The sums for the text's part from {@code begin} to {@code end}; valid until the next call.
     */
    float[] sums(String text, int begin, int end) {
      Arrays.fill(sums, 0);
      stamp++;
      if (buffer.length < end - begin + 1) {
        buffer = new char[Math.max(end - begin + 1, buffer.length * 2)];
      }
      int length = normalise(text, begin, end, buffer);
      for (int from = 0; from < length; from++) {
        int node = roots[buffer[from]];
        for (int at = from + 1; node != 0; at++) {
          for (int entry = firstEntry[node]; entry < firstEntry[node + 1]; entry++) {
            if (seen[entry] != stamp) {
              seen[entry] = stamp;
              sums[channel[entry]] += weights[entry];
            }
          }
          node = at < length ? child(node, buffer[at]) : 0;
        }
      }
      return sums;
    }
  }

  private final int channels;
  private final int[] roots = new int[1 << 16];
  private final long[] keys;
  private final int[] nodes;
  private final int mask;
  private final int[] firstEntry;
  private final int[] channel;
  private final float[] weights;

  Phrases(int channels, List<Weighted> phrases) {
    this.channels = channels;
    List<Weighted> sorted =
        phrases.stream()
            .sorted(
                java.util.Comparator.comparing(Weighted::phrase)
                    .thenComparingInt(Weighted::channel))
            .toList();
    int chars = sorted.stream().mapToInt(p -> p.phrase().length()).sum();
    int capacity = Integer.highestOneBit(Math.max(chars, 8)) * 4;
    keys = new long[capacity];
    nodes = new int[capacity];
    mask = capacity - 1;
    int[] ends = new int[sorted.size()];
    int last = 0;
    for (int i = 0; i < ends.length; i++) {
      String phrase = sorted.get(i).phrase();
      int node = roots[phrase.charAt(0)];
      if (node == 0) {
        node = ++last;
        roots[phrase.charAt(0)] = node;
      }
      for (int at = 1; at < phrase.length(); at++) {
        int next = child(node, phrase.charAt(at));
        if (next == 0) {
          next = ++last;
          put(node, phrase.charAt(at), next);
        }
        node = next;
      }
      ends[i] = node;
    }
    firstEntry = new int[last + 2];
    for (int node : ends) {
      firstEntry[node + 1]++;
    }
    for (int node = 1; node < firstEntry.length; node++) {
      firstEntry[node] += firstEntry[node - 1];
    }
    channel = new int[ends.length];
    weights = new float[ends.length];
    int[] next = firstEntry.clone();
    for (int i = 0; i < ends.length; i++) {
      int entry = next[ends[i]]++;
      channel[entry] = sorted.get(i).channel();
      weights[entry] = sorted.get(i).weight();
    }
  }

  Scan scan() {
    return new Scan();
  }

  /**
   * Writes {@code ^} and the text's part into {@code out}: a run of digits as {@code 0}, half-width
   * marks as full-width ones, white space and the commas within numbers left out; gives the chars
   * written.
   */
  static int normalise(String text, int begin, int end, char[] out) {
    int length = 0;
    out[length++] = '^';
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isDigit(c)) {
        if (out[length - 1] != '0') {
          out[length++] = '0';
        }
      } else if (!Chars.isWhite(c) && !groupsDigits(text, i, end)) {
        out[length++] = fullWidth(c);
      }
    }
    return length;
  }

  /** Whether the char is the comma of 1,200. */
  private static boolean groupsDigits(String text, int at, int end) {
    return text.charAt(at) == ','
        && at > 0
        && Chars.isDigit(text.charAt(at - 1))
        && at + 1 < end
        && Chars.isDigit(text.charAt(at + 1));
  }

  private static char fullWidth(char c) {
    return switch (c) {
      case ',' -> '，';
      case ';' -> '；';
      case ':' -> '：';
      case '(' -> '（';
      case ')' -> '）';
      case '!' -> '！';
      case '?' -> '？';
      default -> c;
    };
  }

  private int child(int node, char c) {
    long key = ((long) node << 16) | c;
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return nodes[slot];
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  private void put(int node, char c, int child) {
    long key = ((long) node << 16) | c;
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    nodes[slot] = child;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }
}
