package org.baogao.run;

/** What a command's exit code says. */
public final class ExitCode {
  /** Published, or nothing changed. */
  public static final int DONE = 0;

  /** Anything that is not in this list: a bug, with its stack trace. */
  public static final int BUG = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** The input is missing, or all of it was rejected. */
  public static final int INPUT = 3;

  /** Checks failed; nothing was published. */
  public static final int CHECKS_FAILED = 4;

  /** Another run holds the lock. */
  public static final int LOCKED = 5;

  private ExitCode() {}
}
