package org.baogao.state;

import java.util.List;

/**
 * What one run kept: files of rows, and an index of the inputs whose rows they hold.
 *
 * @param id names its directory; ids ascend in the order of the runs
 * @param fingerprints of what shaped its rows
 * @param files its files
 */
record Segment(String id, Fingerprints fingerprints, List<File> files) {
  /** Copies the list. */
  Segment {
    files = List.copyOf(files);
  }

  /**
   * Two segments of one id are one: there are tens of thousands of entries to compare otherwise.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Segment segment && id.equals(segment.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * A file of rows.
   *
   * @param name its name in the segment's directory of documents
   * @param bytes its size
   * @param sha256 of its bytes
   * @param entries the inputs whose rows it holds, or a part of them
   */
  record File(String name, long bytes, String sha256, List<Entry> entries) {
    /** Copies the list. */
    File {
      entries = List.copyOf(entries);
    }
  }

  /**
   * An input whose rows are kept.
   *
   * @param key of its path and content
   * @param container whether it holds reports of other source paths than its own, which the user's
   *     reports file may name one by one
   * @param said what the user's reports file said of it; of a container, the whole reports file
   */
  record Entry(String key, boolean container, String said) {}
}
