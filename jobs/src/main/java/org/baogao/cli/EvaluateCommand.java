package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baogao.run.ExitCode;
import org.baogao.topics.Codebook;
import org.baogao.topics.ModelTopicAssigner;
import org.baogao.topics.TopicAssigner;
import org.baogao.topics.TopicAssigners;
import org.baogao.topics.WordCountAssigner;
import org.baogao.topics.WordTopicAssigner;
import org.baogao.training.EvaluationPrinter;
import org.baogao.training.Judged;
import org.baogao.training.LabelledReport;
import org.baogao.training.LabelledReports;
import org.baogao.training.StanceEvaluation;
import org.baogao.training.TopicEvaluation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how right are the topics, on sentences that people labelled? */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares the topics of labelled sentences with what people said of them: accuracy,"
            + " macro-F1, precision and recall by topic, confusion, calibration and the error of"
            + " shares, beside a plain count of words. Reports whose labels the model was trained"
            + " on are left out.")
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = {"--gold", "--labels"},
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled sentences: JSON Lines, or CSV with file and offsets.")
  private List<Path> gold = List.of();

  @Mixin private LabelOptions options = new LabelOptions();

  @Option(
      names = "--topic-model",
      paramLabel = "FILE",
      description = "A model of train-topics (default: the one that run would use).")
  private @Nullable Path model;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Writes evaluation.md, evaluation.json and predictions.csv there.")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Codebook codebook = options.codebook();
    TopicAssigner assigner =
        model == null ? TopicAssigners.standard(codebook) : TopicAssigners.read(model, codebook);
    LabelledReports.Found found = options.find(gold, err);
    Set<String> trainedOn =
        assigner instanceof ModelTopicAssigner trained ? trained.trainedOn() : Set.of();
    List<LabelledReport> unseen =
        found.reports().stream().filter(report -> !trainedOn.contains(report.document())).toList();
    int seen = found.reports().size() - unseen.size();
    if (seen > 0) {
      err.printf(
          "Left out: %,d of %,d reports, as the model was trained on their labels%n",
          seen, found.reports().size());
    }
    if (unseen.isEmpty()) {
      err.println(
          "Expected labels of reports that the model has not seen, found none; train-topics"
              + " prints figures by cross-validation");
      return ExitCode.INPUT;
    }
    Map<String, TopicEvaluation> methods = new LinkedHashMap<>();
    List<Judged> judged = judge(assigner, unseen);
    methods.put(assigner.version().split(":", 2)[0], TopicEvaluation.of(judged, codebook.ids()));
    for (TopicAssigner other :
        List.of(new WordTopicAssigner(codebook), new WordCountAssigner(codebook))) {
      methods.putIfAbsent(
          other.version().split(":", 2)[0],
          TopicEvaluation.of(judge(other, unseen), codebook.ids()));
    }
    StanceEvaluation stance = StanceEvaluation.of(unseen);
    String text = EvaluationPrinter.markdown(methods) + stanceLine(stance);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    if (output != null) {
      Files.createDirectories(output);
      Files.writeString(output.resolve("evaluation.md"), text);
      EvaluationPrinter.writeJson(methods, output.resolve("evaluation.json"));
      EvaluationPrinter.writePredictions(judged, output.resolve("predictions.csv"));
    }
    return ExitCode.DONE;
  }

  private static List<Judged> judge(TopicAssigner assigner, List<LabelledReport> reports) {
    List<Judged> judged = new ArrayList<>();
    for (LabelledReport report : reports) {
      judged.addAll(Judged.of(report, assigner.assign(report.sentences())));
    }
    return judged;
  }

  private static String stanceLine(StanceEvaluation stance) {
    return stance.sentences() == 0
        ? "%nStance: not compared, as it needs the reports themselves (--corpus).%n".formatted()
        : "%nStance: %.3f of %,d sentences are right.%n"
            .formatted(stance.accuracy(), stance.sentences());
  }
}
