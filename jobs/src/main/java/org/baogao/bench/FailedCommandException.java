package org.baogao.bench;

/** A measured command did not end well; the message holds its last lines. */
final class FailedCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedCommandException(String message) {
    super(message);
  }
}
