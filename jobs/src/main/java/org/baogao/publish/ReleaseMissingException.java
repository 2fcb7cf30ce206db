package org.baogao.publish;

import java.io.IOException;

/** There is no published release: says what was expected and where. */
public final class ReleaseMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected where, and what was found. */
  public ReleaseMissingException(String message) {
    super(message);
  }
}
