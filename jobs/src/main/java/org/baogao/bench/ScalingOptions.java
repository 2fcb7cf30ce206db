package org.baogao.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a corpus is scaled from and to.
 *
 * @param corpus what {@code run} can read
 * @param regions regions that the table of the jar lacks, if there are any
 * @param reports how many reports there shall be
 * @param seed equal seeds over equal corpora give equal reports
 */
record ScalingOptions(List<String> corpus, @Nullable Path regions, int reports, long seed) {
  /** Copies the inputs and checks the number. */
  ScalingOptions {
    corpus = List.copyOf(corpus);
    if (reports < 1) {
      throw new IllegalArgumentException("Expected 1 report or more, found " + reports);
    }
  }
}
