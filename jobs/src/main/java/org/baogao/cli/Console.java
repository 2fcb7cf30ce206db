package org.baogao.cli;

import java.io.PrintStream;

/** Where commands print. */
final class Console {
  // checkstyle: console output
  static final PrintStream OUT = System.out;
  static final PrintStream ERR = System.err;

  // checkstyle: on

  private Console() {}
}
