package org.baogao.bench;

/** A corpus holds nothing that can be measured. */
final class EmptyCorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmptyCorpusException(String message) {
    super(message);
  }
}
