package org.baogao.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.RunId;
import org.baogao.query.DuckDbFile;

/** The file that BI tools open: views over the tables, in English and in Chinese. */
final class DuckDbProduct implements ReleaseProduct {
  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String path() {
    return DuckDbFile.PATH;
  }

  @Override
  public SortedMap<String, Long> write(Path release, Path file, RunId runId) throws IOException {
    return Progress.counts(
        "views", DuckDbFile.write(release, OutputDirectory.published(release, runId), file));
  }
}
