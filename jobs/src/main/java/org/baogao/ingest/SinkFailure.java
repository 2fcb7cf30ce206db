package org.baogao.ingest;

/**
 * Carries what a sink threw through the extraction, which takes other exceptions for the content's.
 */
final class SinkFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final RuntimeException thrown;

  SinkFailure(RuntimeException thrown) {
    super(thrown);
    this.thrown = thrown;
  }

  /** What the sink threw. */
  RuntimeException thrown() {
    return thrown;
  }
}
