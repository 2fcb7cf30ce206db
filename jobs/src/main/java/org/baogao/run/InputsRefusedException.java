package org.baogao.run;

/** No input file became a report, so that there is nothing to publish. */
public final class InputsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputsRefusedException(String message) {
    super(message);
  }
}
