package org.baogao.clean;

/** Clean characters with the way back to their source; grows as it is written. */
final class CleanBuffer {
  private char[] text;
  private int[] begin;
  private int[] end;
  private int length;

  CleanBuffer(int capacity) {
    int size = Math.max(16, capacity);
    text = new char[size];
    begin = new int[size];
    end = new int[size];
  }

  int length() {
    return length;
  }

  char charAt(int index) {
    return text[index];
  }

  int begin(int index) {
    return begin[index];
  }

  int end(int index) {
    return end[index];
  }

  void append(char c, int sourceBegin, int sourceEnd) {
    if (length == text.length) {
      int size = length + (length >> 1);
      text = java.util.Arrays.copyOf(text, size);
      begin = java.util.Arrays.copyOf(begin, size);
      end = java.util.Arrays.copyOf(end, size);
    }
    text[length] = c;
    begin[length] = sourceBegin;
    end[length] = sourceEnd;
    length++;
  }

  void replace(int index, char c) {
    text[index] = c;
  }

  /** Forgets all from here on. */
  void truncate(int newLength) {
    length = newLength;
  }

  /** Takes {@code [from, to)} out. */
  void delete(int from, int to) {
    System.arraycopy(text, to, text, from, length - to);
    System.arraycopy(begin, to, begin, from, length - to);
    System.arraycopy(end, to, end, from, length - to);
    length -= to - from;
  }

  String substring(int from, int to) {
    return new String(text, from, to - from);
  }

  int[] begins() {
    return java.util.Arrays.copyOf(begin, length);
  }

  int[] ends() {
    return java.util.Arrays.copyOf(end, length);
  }
}
