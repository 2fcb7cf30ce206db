package org.baogao.report;

import java.util.Locale;

/** The rooms that a report passes through, in order; {@code rejects.stage}. */
public enum Stage {
  INGEST,
  CLEAN,
  METADATA,
  STRUCTURE,
  SEGMENT,
  TERMS,
  TFIDF,
  TOPICS,
  CLUSTERS,
  TRENDS,
  PUBLISH;

  /** The stage as it stands in tables and logs: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
