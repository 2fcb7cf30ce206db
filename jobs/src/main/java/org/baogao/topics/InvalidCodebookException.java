package org.baogao.topics;

/** A codebook that can't be used: the message says what was expected, what was found, and where. */
public final class InvalidCodebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCodebookException(String message) {
    super(message);
  }
}
