package org.baogao.topics;

/** A topic model that can't be used: the message says what was expected and what was found. */
public final class InvalidTopicModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTopicModelException(String message) {
    super(message);
  }
}
