package org.baogao.publish;

import java.io.IOException;

/** A manifest or pointer that can't be read: says where, what was expected and what was found. */
public final class ManifestException extends IOException {
  private static final long serialVersionUID = 1L;

  ManifestException(String message) {
    super(message);
  }

  ManifestException(String message, Throwable cause) {
    super(message, cause);
  }
}
