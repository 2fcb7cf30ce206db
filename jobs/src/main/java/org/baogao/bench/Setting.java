package org.baogao.bench;

import java.util.List;

/**
 * How it was measured.
 *
 * @param corpus what was scaled up
 * @param layout how the reports lie in files
 * @param seed of the scaling
 * @param master of Spark
 * @param threads of bare HanLP: the cores of the master
 * @param memory heap of the run, and of bare HanLP
 * @param hanlp its version
 */
record Setting(
    List<String> corpus,
    ReportWriter.Layout layout,
    long seed,
    String master,
    int threads,
    String memory,
    String hanlp) {
  /** Copies the corpus. */
  Setting {
    corpus = List.copyOf(corpus);
  }

  /** The cores of a master: those of local[N], else those of this machine. */
  static int coresOf(String master, int ofThisMachine) {
    if (master.equals("local")) {
      return 1;
    }
    if (!master.startsWith("local[") || !master.endsWith("]")) {
      return ofThisMachine;
    }
    String inside = master.substring("local[".length(), master.length() - 1);
    int comma = inside.indexOf(',');
    String cores = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    return cores.equals("*") ? ofThisMachine : Integer.parseInt(cores);
  }
}
