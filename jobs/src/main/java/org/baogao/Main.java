package org.baogao;

import org.baogao.cli.Baogao;

/** The entry point of {@code spark-submit --class org.baogao.Main}. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name and leaves with its exit code. */
  public static void main(String[] arguments) {
    int code = Baogao.execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
