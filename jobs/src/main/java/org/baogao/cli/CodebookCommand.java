package org.baogao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.baogao.query.Listing;
import org.baogao.query.SqlQuery;
import org.baogao.run.ExitCode;
import org.baogao.run.Reference;
import org.baogao.segment.HanLpSegmenter;
import org.baogao.topics.Codebook;
import org.baogao.topics.CodebookFinding;
import org.baogao.topics.CodebookFinding.Kind;
import org.baogao.topics.CodebookHealth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code codebook}: which words of a codebook need a look. */
@Command(
    name = "codebook",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Holds a codebook against the sentences of the current release and their primary topics:"
            + " reports words that never occur, that segmentation cuts, that pull towards another"
            + " topic, and topics with too few words, each with an example.")
final class CodebookCommand implements Callable<Integer> {
  /** The sentences that count in shares, in no order. */
  private static final String SENTENCES =
      """
      SELECT text, primary_topic FROM sentences JOIN reports USING (report_id)
      WHERE duplicate_of IS NULL AND NOT damaged AND section <> 'appendix'""";

  private static final List<String> COLUMNS =
      List.of("finding", "topic_id", "word", "weight", "found", "of", "own", "other", "example");

  @Mixin private ListingOptions listing = new ListingOptions();

  @Option(
      names = "--codebook",
      paramLabel = "FILE",
      description = "A codebook in place of the default one, as for run.")
  private @Nullable Path codebook;

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description = "Terms in addition to the default dictionary, as for run.")
  private @Nullable Path dictionary;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Codebook judged = Reference.codebook(codebook);
    CodebookHealth health =
        new CodebookHealth(judged, new HanLpSegmenter(Reference.dictionary(dictionary)));
    SqlQuery.forEachRow(
        listing.output(),
        SENTENCES,
        row -> health.hear(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    List<CodebookFinding> findings = health.findings();
    PrintWriter out = spec.commandLine().getOut();
    if (listing.format() == SqlQuery.Format.TABLE) {
      summarize(judged, health.sentences(), findings, out);
    }
    print(findings, out);
    return ExitCode.DONE;
  }

  private static void summarize(
      Codebook codebook, long sentences, List<CodebookFinding> findings, PrintWriter out) {
    long words = codebook.topics().stream().mapToLong(topic -> topic.words().size()).sum();
    out.printf(
        "%d words of %d topics, held against %d sentences. A topic needs %d words that are heard; a"
            + " word's topics are judged from %d sentences on.%n",
        words,
        codebook.topics().size(),
        sentences,
        CodebookHealth.FEWEST_WORDS,
        CodebookHealth.FEWEST_SENTENCES);
    for (Kind kind : Kind.values()) {
      long count = findings.stream().filter(finding -> finding.kind() == kind).count();
      out.printf("%6d  %-12s  %s%n", count, kind.label(), kind.meaning());
    }
    out.println();
  }

  private void print(List<CodebookFinding> findings, PrintWriter out) throws IOException {
    List<List<@Nullable Object>> rows =
        findings.stream()
            .map(
                finding ->
                    Arrays.<@Nullable Object>asList(
                        finding.kind().label(),
                        finding.topicId(),
                        finding.word(),
                        finding.weight(),
                        finding.found(),
                        finding.of(),
                        finding.own(),
                        finding.other(),
                        finding.example()))
            .toList();
    new Listing(COLUMNS, rows).print(listing.format(), out);
  }
}
