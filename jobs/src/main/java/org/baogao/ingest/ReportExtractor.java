package org.baogao.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;
import org.baogao.report.Stage;

/**
 * Turns one input file into the reports that it holds.
 *
 * <p>Every file yields at least one report or reject, every row of a table exactly one, every entry
 * of an archive at least one (folders and the files of {@link SystemFiles} are no entries); what is
 * beyond the limits of a table or archive has one reject for all of it. Bad content never throws.
 * The same bytes yield the same values in the same order, unless a parser runs out of time.
 * Instances have no state and may be shared among threads.
 */
public final class ReportExtractor {
  private final ExtractionLimits limits;

  /** An extractor that keeps within limits. */
  public ReportExtractor(ExtractionLimits limits) {
    this.limits = limits;
  }

  /**
   * Gives a file's reports and rejects to a sink.
   *
   * @param sourcePath the path below its input root; its last name decides between kinds of content
   *     that look the same
   * @param content the file
   * @param sink what takes them; what it throws is passed on
   */
  public void extract(String sourcePath, ContentSource content, ReportSink sink) {
    ReportSink watched = new WatchedSink(sink);
    try {
      open(sourcePath, content, watched);
    } catch (SinkFailure e) {
      throw e.thrown();
    } catch (RefusedException e) {
      sink.reject(new Reject(sourcePath, Stage.INGEST, e.reasonCode(), e.detail()));
    } catch (IOException e) {
      RefusedException refused = SourceStream.unreadable(e);
      sink.reject(new Reject(sourcePath, Stage.INGEST, refused.reasonCode(), refused.detail()));
    }
  }

  private void open(String sourcePath, ContentSource content, ReportSink sink) throws IOException {
    if (content.size() > limits.largestContainerBytes()) {
      throw new RefusedException(
          ReasonCode.FILE_TOO_LARGE,
          "The file has %d bytes, the limit is %d"
              .formatted(content.size(), limits.largestContainerBytes()));
    }
    try (InputStream stream = content.open()) {
      new Extraction(limits, sink).readFile(sourcePath, new SourceStream(stream));
    } catch (SinkFailure | UncheckedIOException | CancellationException e) {
      // The sink's own, or an interrupted task's: no fault of the file.
      throw e;
    } catch (OutOfMemoryError e) {
      throw new RefusedException(
          ReasonCode.OUT_OF_MEMORY, "Reading the file needs more memory than there is", e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new RefusedException(ReasonCode.INTERNAL_ERROR, e.toString(), e);
    }
  }

  /** Tells the sink's own failures from those of the content. */
  private record WatchedSink(ReportSink sink) implements ReportSink {
    @Override
    public void accept(SourceReport report) {
      try {
        sink.accept(report);
      } catch (RuntimeException e) {
        throw new SinkFailure(e);
      }
    }

    @Override
    public void reject(Reject reject) {
      try {
        sink.reject(reject);
      } catch (RuntimeException e) {
        throw new SinkFailure(e);
      }
    }
  }
}
