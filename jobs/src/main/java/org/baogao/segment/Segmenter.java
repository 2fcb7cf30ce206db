package org.baogao.segment;

import java.util.List;

/** Cuts text into words; implementations are thread-safe. */
public interface Segmenter {

  /** The words of a text, in order; concatenated they give the text back. */
  List<String> words(String text);
}
