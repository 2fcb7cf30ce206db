package org.baogao.export;

/** An export that was asked for and can't be made: says what was expected. */
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }
}
