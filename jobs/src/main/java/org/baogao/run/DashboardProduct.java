package org.baogao.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.baogao.dashboard.Dashboard;
import org.baogao.publish.RunId;

/** The page that analysts open. */
final class DashboardProduct implements ReleaseProduct {
  @Override
  public String name() {
    return "dashboard";
  }

  @Override
  public String path() {
    return Dashboard.PATH;
  }

  @Override
  public SortedMap<String, Long> write(Path release, Path file, RunId runId) throws IOException {
    Dashboard.Written written = Dashboard.write(release, runId.value(), file);
    SortedMap<String, Long> counts = Progress.counts("bytes", written.bytes());
    counts.put("region-years", (long) written.regionYears());
    counts.put("region-years in all", (long) written.ofRegionYears());
    counts.put("sentences a cell", (long) written.evidencePerCell());
    counts.put("percent of cells", (long) written.evidencePercent());
    return counts;
  }
}
