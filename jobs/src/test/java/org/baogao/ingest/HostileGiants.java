package org.baogao.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.baogao.report.Reject;
import org.baogao.report.SourceReport;

/**
 * Reads files that are far too large, one after the other, and prints what became of each: a
 * program of its own, so that the heap it is given is all it has. The files are made while they are
 * read.
 */
final class HostileGiants {
  private static final long GIGABYTE = 1L << 30;

  private HostileGiants() {}

  /** A giant, and a pattern of the reasons that it may be refused with. */
  private record Giant(String path, ContentSource content, String reasonCodes) {}

  public static void main(String[] arguments) throws IOException {
    for (Giant giant : giants()) {
      long begin = System.nanoTime();
      TreeMap<String, Integer> outcomes = new TreeMap<>();
      new ReportExtractor(ExtractionLimits.DEFAULT)
          .extract(
              giant.path(),
              giant.content(),
              new ReportSink() {
                @Override
                public void accept(SourceReport report) {
                  outcomes.merge(HostileFile.REPORT, 1, Integer::sum);
                }

                @Override
                public void reject(Reject reject) {
                  outcomes.merge(reject.reasonCode().code(), 1, Integer::sum);
                }
              });
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      boolean right =
          outcomes.keySet().stream().anyMatch(code -> code.matches(giant.reasonCodes()));
      System.out.printf(
          "%s %s %d s %s%n", right ? "right" : "WRONG", giant.path(), seconds, outcomes);
    }
  }

  private static List<Giant> giants() {
    byte[] table = Fixtures.utf8("region,year,text\n海淀区,2022,\"" + HostileFile.TEXT + "\"\n");
    byte[] open = Fixtures.utf8("海淀区,2022,\"");
    byte[] line = Fixtures.utf8("{\"text\":\"");
    byte[] zeros = Fixtures.gzip(new byte[32 << 20]);
    byte[] document = HostileDocuments.docxOf("<w:document><w:body><w:t>" + " ".repeat(100 << 20));
    return List.of(
        new Giant("line.txt", filled(GIGABYTE), "file_too_large"),
        new Giant("line.html", filled(GIGABYTE, Fixtures.utf8("<html><body>")), "file_too_large"),
        new Giant("line.csv", filled(GIGABYTE), "table_malformed"),
        new Giant("line.jsonl", filled(GIGABYTE, line), "file_too_large"),
        new Giant("line.pdf", filled(GIGABYTE, Fixtures.utf8("%PDF-1.4\n")), "file_too_large"),
        new Giant("line.doc", filled(GIGABYTE, compound()), "file_too_large"),
        new Giant("line.zip", filled(GIGABYTE, Fixtures.utf8("PK\u0003\u0004")), "archive_broken"),
        new Giant("huge.txt", filled(5 * GIGABYTE), "file_too_large"),
        new Giant("field.csv", filled(100 << 20, table, open), "table_malformed"),
        new Giant("field.tsv", filled(100 << 20, Fixtures.utf8("text\n")), "table_malformed"),
        new Giant("field.jsonl", filled(100 << 20, line), "file_too_large"),
        new Giant(
            "wide.csv",
            repeated("a,".repeat(1_000_000) + "\n", 60 * 2_000_001L),
            "table_without_text_column"),
        new Giant("lines.jsonl", repeated("1\n", GIGABYTE), "file_too_large"),
        new Giant("rows.csv", repeated("text\n", GIGABYTE), "file_too_large"),
        new Giant("bomb.gz", copies(320, zeros), "archive_too_large"),
        new Giant("bomb.csv.gz", copies(320, zeros), "binary_content"),
        new Giant("bomb.docx", ContentSource.of(document), "document_broken|file_too_large"),
        new Giant(
            "bomb.pdf", ContentSource.of(HostileDocuments.flateBomb()), "no_text|file_too_large"),
        new Giant(
            "circle.pdf",
            ContentSource.of(HostileDocuments.formCircle()),
            "parse_timeout|file_too_large"),
        // A fast machine comes to its end in time.
        new Giant("deep.html", repeated("<div>", 60 << 20), "parse_timeout|html_without_text"));
  }

  private static byte[] compound() {
    return Arrays.copyOf(Fixtures.compoundFile("WordDocument", new byte[5000]), 512);
  }

  /** So many letters after a beginning. */
  private static ContentSource filled(long bytes, byte[]... beginning) {
    return source(
        bytes,
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(Fixtures.joined(beginning)),
                new Repeated(new byte[] {'a'}, bytes)));
  }

  private static ContentSource repeated(String unit, long bytes) {
    return source(bytes, () -> new Repeated(Fixtures.utf8(unit), bytes));
  }

  private static ContentSource copies(int times, byte[] bytes) {
    return source(
        (long) times * bytes.length, () -> new Repeated(bytes, (long) times * bytes.length));
  }

  /** Opens a stream. */
  private interface Opening {
    InputStream open();
  }

  private static ContentSource source(long size, Opening opening) {
    return new ContentSource() {
      @Override
      public InputStream open() {
        return opening.open();
      }

      @Override
      public long size() {
        return size;
      }
    };
  }

  /** Bytes again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] unit;
    private long left;
    private int at;

    Repeated(byte[] unit, long bytes) {
      this.unit = unit;
      this.left = bytes;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = unit[at];
        at = at + 1 == unit.length ? 0 : at + 1;
      }
      left -= count;
      return count;
    }
  }
}
