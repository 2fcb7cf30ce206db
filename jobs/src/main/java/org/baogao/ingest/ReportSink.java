package org.baogao.ingest;

import org.baogao.report.Reject;
import org.baogao.report.SourceReport;

/**
 * Takes what extraction yields, in the order of the input. What a sink throws ends the extraction
 * and reaches its caller unchanged.
 */
public interface ReportSink {

  /** Takes a report. */
  void accept(SourceReport report);

  /** Takes what could not become a report. */
  void reject(Reject reject);
}
