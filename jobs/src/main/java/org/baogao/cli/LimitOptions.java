package org.baogao.cli;

import org.baogao.ingest.ExtractionLimits;
import picocli.CommandLine.Option;

/** How much one input file may cost: what is beyond becomes a reject that names the limit. */
final class LimitOptions {
  private static final long MIB = 1L << 20;

  @Option(
      names = "--largest-file",
      paramLabel = "MIB",
      defaultValue = "" + (ExtractionLimits.DEFAULT_LARGEST_FILE_BYTES / MIB),
      description =
          "Largest text, page or document; it is held in memory (default: ${DEFAULT-VALUE}).")
  private long largestFile;

  @Option(
      names = "--largest-table",
      paramLabel = "MIB",
      defaultValue = "" + (ExtractionLimits.DEFAULT_LARGEST_CONTAINER_BYTES / MIB),
      description =
          "Largest table or archive; they are streamed, but for a large zip, which is copied into the"
              + " temporary folder (default: ${DEFAULT-VALUE}).")
  private long largestTable;

  @Option(
      names = "--largest-archive",
      paramLabel = "MIB",
      defaultValue = "" + (ExtractionLimits.DEFAULT_LARGEST_UNPACKED_BYTES / MIB),
      description =
          "What one archive, with those in it, may unpack to (default: ${DEFAULT-VALUE}).")
  private long largestArchive;

  @Option(
      names = "--highest-ratio",
      paramLabel = "N",
      defaultValue = "" + ExtractionLimits.DEFAULT_LARGEST_COMPRESSION_RATIO,
      description = "How many times its size an archive may unpack to (default: ${DEFAULT-VALUE}).")
  private int highestRatio;

  @Option(
      names = "--deepest-archive",
      paramLabel = "N",
      defaultValue = "" + ExtractionLimits.DEFAULT_DEEPEST_NESTING,
      description = "How many archives may stand around a report (default: ${DEFAULT-VALUE}).")
  private int deepestArchive;

  @Option(
      names = "--most-entries",
      paramLabel = "N",
      defaultValue = "" + ExtractionLimits.DEFAULT_MOST_ENTRIES,
      description =
          "How many files and rows one archive, with those in it, or one table may have"
              + " (default: ${DEFAULT-VALUE}).")
  private int mostEntries;

  @Option(
      names = "--longest-parse",
      paramLabel = "SECONDS",
      defaultValue = "" + ExtractionLimits.DEFAULT_LONGEST_PARSE_SECONDS,
      description =
          "How long the parser of one page or document may take (default: ${DEFAULT-VALUE}).")
  private int longestParse;

  @Option(
      names = "--largest-parse",
      paramLabel = "MIB",
      defaultValue = "" + (ExtractionLimits.DEFAULT_LARGEST_PARSE_BYTES / MIB),
      description =
          "What the parser of one page or document may allocate (default: ${DEFAULT-VALUE}).")
  private long largestParse;

  @Option(
      names = "--longest-text",
      paramLabel = "CHARS",
      defaultValue = "" + ExtractionLimits.DEFAULT_LONGEST_TEXT_CHARS,
      description = "Longest text of one report (default: ${DEFAULT-VALUE}).")
  private int longestText;

  @Option(
      names = "--longest-row",
      paramLabel = "CHARS",
      defaultValue = "" + ExtractionLimits.DEFAULT_LONGEST_CELL_CHARS,
      description = "Longest text in one row of a table (default: ${DEFAULT-VALUE}).")
  private int longestRow;

  @Option(
      names = "--most-sentences",
      paramLabel = "N",
      defaultValue = "" + ExtractionLimits.DEFAULT_MOST_SENTENCES,
      description = "How many sentences one report may have (default: ${DEFAULT-VALUE}).")
  private int mostSentences;

  /**
   * The limits asked for.
   *
   * @throws IllegalArgumentException for a limit that is not positive or larger than memory can be
   */
  ExtractionLimits limits() {
    return new ExtractionLimits(
        bytes(largestFile),
        bytes(largestTable),
        bytes(largestArchive),
        highestRatio,
        deepestArchive,
        mostEntries,
        longestParse,
        bytes(largestParse),
        longestText,
        longestRow,
        mostSentences);
  }

  /** At most what a long can hold, so that a very large number is no negative one. */
  private static long bytes(long mebibytes) {
    return mebibytes > Long.MAX_VALUE / MIB ? Long.MAX_VALUE : mebibytes * MIB;
  }
}
