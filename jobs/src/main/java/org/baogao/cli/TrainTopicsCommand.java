package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.baogao.report.SentenceTopics;
import org.baogao.run.ExitCode;
import org.baogao.topics.Codebook;
import org.baogao.topics.LabelledSentence;
import org.baogao.topics.TopicTrainer;
import org.baogao.topics.WordCountAssigner;
import org.baogao.training.EvaluationPrinter;
import org.baogao.training.Judged;
import org.baogao.training.Label;
import org.baogao.training.LabelledReport;
import org.baogao.training.LabelledReports;
import org.baogao.training.TopicEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train-topics}: a classifier of topics from labelled sentences. */
@Command(
    name = "train-topics",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Trains a classifier of topics from labelled sentences, for run --topic-model, and says by"
            + " cross-validation over reports how good it is.")
final class TrainTopicsCommand implements Callable<Integer> {
  @Option(
      names = "--labels",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled sentences: JSON Lines, or CSV with file and offsets.")
  private List<Path> labels = List.of();

  @Mixin private LabelOptions options = new LabelOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The model's file; its figures go beside it, with .md at the end.")
  private Path output = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Codebook codebook = options.codebook();
    LabelledReports.Found found = options.find(labels, err);
    List<LabelledSentence> examples = new ArrayList<>();
    List<Label> ofExamples = new ArrayList<>();
    for (LabelledReport report : found.reports()) {
      examples.addAll(report.examples());
      ofExamples.addAll(report.labels().values());
    }
    TopicTrainer.Training training =
        TopicTrainer.train(codebook, examples, line -> err.println("train-topics: " + line));
    training.assigner().write(output);
    String text = figures(codebook, found, examples, ofExamples, training.unseen());
    Files.writeString(output.resolveSibling(output.getFileName() + ".md"), text);
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.printf("%nWrote %s (%,d bytes)%n", output, Files.size(output));
    out.flush();
    return ExitCode.DONE;
  }

  /** By cross-validation: of the labels that have the sentence itself, and of all. */
  private static String figures(
      Codebook codebook,
      LabelledReports.Found found,
      List<LabelledSentence> examples,
      List<Label> labels,
      List<SentenceTopics> unseen) {
    List<SentenceTopics> counted = new ArrayList<>();
    WordCountAssigner count = new WordCountAssigner(codebook);
    for (LabelledReport report : found.reports()) {
      List<SentenceTopics> ofReport = count.assign(report.sentences());
      report.labels().keySet().forEach(index -> counted.add(ofReport.get(index)));
    }
    StringBuilder text = new StringBuilder();
    for (boolean quotes : new boolean[] {true, false}) {
      Map<String, TopicEvaluation> methods = new LinkedHashMap<>();
      List<Judged> trained = judged(examples, labels, unseen, quotes);
      if (!trained.isEmpty()) {
        methods.put("trained", TopicEvaluation.of(trained, codebook.ids()));
        methods.put(
            "word count",
            TopicEvaluation.of(judged(examples, labels, counted, quotes), codebook.ids()));
        text.append(quotes ? "## Labels with text\n\n" : "## Labels by reference\n\n");
        text.append(EvaluationPrinter.markdown(methods)).append('\n');
      }
    }
    return text.toString();
  }

  private static List<Judged> judged(
      List<LabelledSentence> examples,
      List<Label> labels,
      List<SentenceTopics> topics,
      boolean quotes) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      if (labels.get(i).place() instanceof Label.Quote == quotes) {
        judged.add(
            new Judged(
                examples.get(i).document(), examples.get(i).text(), labels.get(i), topics.get(i)));
      }
    }
    return judged;
  }
}
