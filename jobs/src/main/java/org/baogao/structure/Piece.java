package org.baogao.structure;

/**
 * One sentence as a range of the clean text, without outer white space.
 *
 * @param begin the index of its first char
 * @param end the index after its last char
 * @param paragraph the paragraph's number, from 0
 * @param opensParagraph whether it is its paragraph's first sentence
 * @param closesParagraph whether it is its paragraph's last sentence
 */
record Piece(int begin, int end, int paragraph, boolean opensParagraph, boolean closesParagraph) {}
