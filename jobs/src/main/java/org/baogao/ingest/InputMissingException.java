package org.baogao.ingest;

/** An input path that does not exist, or a glob that matches nothing: the user's mistake. */
public final class InputMissingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String input;

  /** Names the input as it was given. */
  public InputMissingException(String input, String found) {
    super("Input %s: %s".formatted(input, found));
    this.input = input;
  }

  /** The input as it was given. */
  public String input() {
    return input;
  }
}
