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
import org.jspecify.annotations.Nullable;
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
   * @param regionYears how many of the release's region-years it has
   * @param ofRegionYears how many region-years the release has
   * @param evidencePerCell how many sentences at most stand behind a region, year and topic
   * @param evidencePercent for how many of the region-years that have a topic, those with its
   *     largest shares
   */
  public record Written(
      long bytes, int regionYears, int ofRegionYears, int evidencePerCell, int evidencePercent) {}

  /**
   * Writes the page of a release, with as many region-years and sentences as there is room for.
   *
   * @param release the release's directory, on a local or mounted disk
   * @param runId the release's id, which the page shows
   * @param file what to write; its directory must exist
   * @throws org.baogao.query.QueryException where tables or columns are missing
   */
  public static Written write(Path release, String runId, Path file) throws IOException {
    return write(release, runId, null, file, Limits.OF_A_PAGE);
  }

  /**
   * Writes a page of one region, with all regions below and above it.
   *
   * @param region its code
   * @throws RegionMissingException where the release has no report of the region, nor of any below
   */
  public static Written write(Path release, String runId, String region, Path file)
      throws IOException {
    return write(release, runId, region, file, Limits.OF_A_PAGE);
  }

  /**
   * What a page may have at most.
   *
   * @param regionYears but for one level in one year, which every page has
   * @param bytes it is smaller than this
   */
  record Limits(int regionYears, long bytes) {
    static final Limits OF_A_PAGE = new Limits(Scope.MOST_REGION_YEARS, MOST_BYTES);
  }

  static Written write(
      Path release, String runId, @Nullable String region, Path file, Limits limits)
      throws IOException {
    Page page = Page.load();
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      Scope scope = Scope.of(tables, region, limits.regionYears());
      Filled filled = filled(page, tables, runId, scope, limits.bytes());
      // Many topics or long paths make the page of few region-years large too.
      while (filled.html.length >= limits.bytes() && scope.canBeNarrowed()) {
        scope = Scope.of(tables, region, scope.regionYears() / 2);
        filled = filled(page, tables, runId, scope, limits.bytes());
      }
      byte[] html = filled.html;
      if (html.length >= limits.bytes()) {
        LOG.warn(
            "The dashboard has {} bytes with {} region-years and no sentences; expected fewer than"
                + " {}",
            html.length,
            scope.regionYears(),
            limits.bytes());
      }
      Files.write(file, html);
      return new Written(
          html.length,
          scope.regionYears(),
          scope.of(),
          filled.amount.perCell(),
          filled.amount.percent());
    }
  }

  /** A page with so much evidence. */
  private static final class Filled {
    private final byte[] html;
    private final Evidence.Amount amount;

    Filled(byte[] html, Evidence.Amount amount) {
      this.html = html;
      this.amount = amount;
    }
  }

  /** The page with the most evidence that there is room for; without any it may be too large. */
  private static Filled filled(
      Page page, ReleaseTables tables, String runId, Scope scope, long mostBytes)
      throws IOException {
    PayloadReader reader = PayloadReader.read(tables, runId, scope);
    Payload payload = reader.payload();
    int without = compressed(payload, Evidence.Amount.NONE).length;
    List<Evidence.Amount> choices = reader.addEvidence(mostBytes - page.bytesWith(without));
    int first = 0;
    int last = choices.size() - 1;
    while (first < last) {
      int tried = (first + last) / 2;
      // Compressed alone it is as large as in its place, but for some hundred bytes.
      int evidence = compressed(out -> payload.writeEvidence(out, choices.get(tried))).length;
      if (page.bytesWith(without + evidence) < mostBytes) {
        last = tried;
      } else {
        first = tried + 1;
      }
    }
    byte[] data = compressed(payload, choices.get(last));
    while (page.bytesWith(data.length) >= mostBytes && last < choices.size() - 1) {
      last++;
      data = compressed(payload, choices.get(last));
    }
    return new Filled(page.with(data), choices.get(last));
  }

  private static byte[] compressed(Payload payload, Evidence.Amount amount) throws IOException {
    return compressed(out -> payload.write(out, amount));
  }

  private static byte[] compressed(Source data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new SmallestGzip(bytes)) {
      data.writeTo(out);
    }
    return bytes.toByteArray();
  }

  private interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Gzip with the strongest compression; Java writes no time into its header. */
  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
