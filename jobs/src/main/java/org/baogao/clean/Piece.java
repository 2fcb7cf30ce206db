package org.baogao.clean;

/**
 * A stretch of source between two borders, without outer white space: a line, or a part of a line
 * that holds several paragraphs.
 *
 * @param begin index of its first character
 * @param end index behind its last one
 * @param indented whether white space stands before it in its line
 * @param startsLine whether it is the first of its line
 */
record Piece(int begin, int end, boolean indented, boolean startsLine) {

  int length() {
    return end - begin;
  }
}
