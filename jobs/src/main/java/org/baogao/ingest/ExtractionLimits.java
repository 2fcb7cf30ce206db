package org.baogao.ingest;

import java.io.Serializable;

/**
 * How much one input file may cost. What is beyond a limit becomes a reject that names the limit.
 *
 * @param largestFileBytes of one plain text, page or document, compressed or not; it is held in
 *     memory
 * @param largestContainerBytes of one table or archive, which are streamed
 * @param largestUnpackedBytes that one archive, with the archives in it, may unpack to
 * @param largestCompressionRatio unpacked bytes over packed ones, for an archive that unpacks to
 *     more than {@value #RATIO_CHECKED_FROM_BYTES} bytes
 * @param deepestNesting how many archives may stand around a report
 * @param mostEntries entries and rows of tables that one file, with the archives in it, may have
 * @param longestParseSeconds that the parser of one page or document may take
 * @param largestParseBytes that the parser of one page or document may allocate in all
 * @param longestTextChars of one report, UTF-16 units
 * @param longestCellChars of one row of a table, UTF-16 units
 * @param mostSentences of one report
 */
public record ExtractionLimits(
    long largestFileBytes,
    long largestContainerBytes,
    long largestUnpackedBytes,
    int largestCompressionRatio,
    int deepestNesting,
    int mostEntries,
    int longestParseSeconds,
    long largestParseBytes,
    int longestTextChars,
    int longestCellChars,
    int mostSentences)
    implements Serializable {

  /** 64 MiB; a long report is 0.3 MB of text or 5 MB of PDF. */
  public static final long DEFAULT_LARGEST_FILE_BYTES = 64L << 20;

  /** 4 GiB: a table of all reports of the nation over twenty years is about 3 GB. */
  public static final long DEFAULT_LARGEST_CONTAINER_BYTES = 4L << 30;

  /** 8 GiB. */
  public static final long DEFAULT_LARGEST_UNPACKED_BYTES = 8L << 30;

  /** Text packs to a quarter, a page full of markup to a twentieth, a bomb to a thousandth. */
  public static final int DEFAULT_LARGEST_COMPRESSION_RATIO = 200;

  /** A gzipped file in an archive in an archive is three. */
  public static final int DEFAULT_DEEPEST_NESTING = 3;

  /** A file or row for every county and year since 1949 would be some 220,000. */
  public static final int DEFAULT_MOST_ENTRIES = 500_000;

  /** A report of 100 pages takes about a second. */
  public static final int DEFAULT_LONGEST_PARSE_SECONDS = 60;

  /** 1 GiB: two parsers at a time fit into a heap of 3 GB. A report of 100 pages takes 0.1 GiB. */
  public static final long DEFAULT_LARGEST_PARSE_BYTES = 1L << 30;

  /** 2 million; a long report has 40,000. */
  public static final int DEFAULT_LONGEST_TEXT_CHARS = 2_000_000;

  /** As long as a report's text may be. */
  public static final int DEFAULT_LONGEST_CELL_CHARS = DEFAULT_LONGEST_TEXT_CHARS;

  /** 50,000; a long report has 2,000. */
  public static final int DEFAULT_MOST_SENTENCES = 50_000;

  /** 4 MiB: below, a high compression ratio does no harm. */
  public static final long RATIO_CHECKED_FROM_BYTES = 4L << 20;

  /** The limits unless told otherwise. */
  public static final ExtractionLimits DEFAULT =
      new ExtractionLimits(
          DEFAULT_LARGEST_FILE_BYTES,
          DEFAULT_LARGEST_CONTAINER_BYTES,
          DEFAULT_LARGEST_UNPACKED_BYTES,
          DEFAULT_LARGEST_COMPRESSION_RATIO,
          DEFAULT_DEEPEST_NESTING,
          DEFAULT_MOST_ENTRIES,
          DEFAULT_LONGEST_PARSE_SECONDS,
          DEFAULT_LARGEST_PARSE_BYTES,
          DEFAULT_LONGEST_TEXT_CHARS,
          DEFAULT_LONGEST_CELL_CHARS,
          DEFAULT_MOST_SENTENCES);

  /** The largest array that every JVM can make. */
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 64;

  /** Checks that every limit is positive and that one file fits into an array. */
  public ExtractionLimits {
    requirePositive("largestFileBytes", largestFileBytes);
    requirePositive("largestContainerBytes", largestContainerBytes);
    requirePositive("largestUnpackedBytes", largestUnpackedBytes);
    requirePositive("largestCompressionRatio", largestCompressionRatio);
    requirePositive("deepestNesting", deepestNesting);
    requirePositive("mostEntries", mostEntries);
    requirePositive("longestParseSeconds", longestParseSeconds);
    requirePositive("largestParseBytes", largestParseBytes);
    requirePositive("longestTextChars", longestTextChars);
    requirePositive("longestCellChars", longestCellChars);
    requirePositive("mostSentences", mostSentences);
    if (largestFileBytes > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "largestFileBytes is %d: more than an array can hold".formatted(largestFileBytes));
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s is %d: not positive".formatted(name, value));
    }
  }
}
