package org.baogao.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.baogao.query.ReleaseTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of one release: a single HTML file with its data, which opens from a disk, without
 * server and network. The same tables and run id give the same bytes.
 */
public final class Dashboard {
  /** Where the page lies in the directory of a release. */
  public static final String PATH = "dashboard/index.html";

  /** A page is smaller than this. */
  public static final long MOST_BYTES = 8_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

  private Dashboard() {}

  /**
   * A page that was written.
   *
   * @param bytes its size
   * @param evidencePerCell how many sentences at most stand behind a region, year and topic
   * @param evidencePercent for how many of the region-years that have a topic, those with its
   *     largest shares
   */
  public record Written(long bytes, int evidencePerCell, int evidencePercent) {}

  /**
   * Writes the page of a release, with as many sentences as there is room for.
   *
   * @param release the release's directory, on a local or mounted disk
   * @param runId the release's id, which the page shows
   * @param file what to write; its directory must exist
   * @throws org.baogao.query.QueryException where tables or columns are missing
   */
  public static Written write(Path release, String runId, Path file) throws IOException {
    return write(release, runId, file, MOST_BYTES);
  }

  static Written write(Path release, String runId, Path file, long mostBytes) throws IOException {
    Page page = Page.load();
    PayloadReader.Reading reading;
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      reading = PayloadReader.read(tables, runId);
    }
    Payload payload = reading.payload();
    List<Evidence.Amount> choices = reading.amounts();
    int first = 0;
    int last = choices.size() - 1;
    byte[] fitting = null;
    while (first < last) {
      int tried = (first + last) / 2;
      byte[] data = compressed(payload, choices.get(tried));
      if (page.bytesWith(data.length) < mostBytes) {
        last = tried;
        fitting = data;
      } else {
        first = tried + 1;
      }
    }
    Evidence.Amount amount = choices.get(last);
    byte[] html = page.with(fitting == null ? compressed(payload, amount) : fitting);
    if (html.length >= mostBytes) {
      LOG.warn(
          "The dashboard has {} bytes without any sentences; expected fewer than {}",
          html.length,
          mostBytes);
    }
    Files.write(file, html);
    return new Written(html.length, amount.perCell(), amount.percent());
  }

  private static byte[] compressed(Payload payload, Evidence.Amount amount) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new SmallestGzip(bytes)) {
      payload.write(out, amount);
    }
    return bytes.toByteArray();
  }

  /** Gzip with the strongest compression; Java writes no time into its header. */
  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
