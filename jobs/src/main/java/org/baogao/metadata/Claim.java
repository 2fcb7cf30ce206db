package org.baogao.metadata;

import java.util.List;
import org.baogao.report.Region;

/**
 * What one source says about the region.
 *
 * @param name the name or code as it stands there
 * @param form how complete the name is
 * @param candidates the regions that may be meant, of any year
 * @param sure whether the name stands where a report names its government; not only in passing
 */
record Claim(String name, Mention.Form form, List<Region> candidates, boolean sure) {
  Claim {
    candidates = List.copyOf(candidates);
  }
}
