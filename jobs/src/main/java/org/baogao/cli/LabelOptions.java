package org.baogao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.baogao.segment.PolicyDictionary;
import org.baogao.segment.StopWords;
import org.baogao.segment.TermExtractor;
import org.baogao.topics.Codebook;
import org.baogao.training.Label;
import org.baogao.training.LabelFile;
import org.baogao.training.LabelledReports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that read labels have in common. */
final class LabelOptions {
  @Option(
      names = "--corpus",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Where the labelled reports are: the labels' file is a path below one of these. Without"
              + " it, only what the labels quote is read.")
  private List<String> corpus = List.of();

  @Option(
      names = "--codebook",
      paramLabel = "CSV",
      description = "Your own topics and their words, in the form of data/reference/codebook.csv.")
  private @Nullable Path codebook;

  Codebook codebook() throws IOException {
    return codebook == null ? Codebook.standard() : Codebook.read(codebook);
  }

  /** The labelled sentences; says which were not found. */
  LabelledReports.Found find(List<Path> files, PrintWriter err) throws IOException {
    List<Label> labels = new ArrayList<>();
    for (Path file : files) {
      labels.addAll(LabelFile.read(file));
    }
    TermExtractor terms = new TermExtractor(PolicyDictionary.standard(), StopWords.standard());
    LabelledReports.Found found = LabelledReports.find(labels, corpus, terms);
    if (!found.lost().isEmpty()) {
      err.printf(
          "Not found: the sentences of %,d of %,d labels, the first in %s%n",
          found.lost().size(), labels.size(), found.lost().get(0).file());
    }
    return found;
  }
}
