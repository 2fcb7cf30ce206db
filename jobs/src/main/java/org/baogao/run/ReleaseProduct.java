package org.baogao.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.baogao.publish.RunId;

/**
 * A file that goes with a release beside its tables and is made of nothing but them. {@link
 * ReleaseProducts} has them all.
 */
interface ReleaseProduct {
  /** Its name in the log, the manifest's stages and the metrics. */
  String name();

  /** Where it lies in the directory of a release; no table's name and nothing hidden. */
  String path();

  /**
   * Makes it. Where this fails, what lies at {@link #path} is deleted; anything else it must clear
   * away itself.
   *
   * @param release the directory with the tables, which is still being built
   * @param file where {@link #path} is in there; its folder exists
   * @return what it counted
   */
  SortedMap<String, Long> write(Path release, Path file, RunId runId) throws IOException;
}
