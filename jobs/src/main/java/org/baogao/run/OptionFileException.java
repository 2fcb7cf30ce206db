package org.baogao.run;

/**
 * A file that an option names can't be used; the message names the file, the line and the fault.
 */
public final class OptionFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OptionFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
