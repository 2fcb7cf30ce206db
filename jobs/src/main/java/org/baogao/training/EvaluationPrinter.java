package org.baogao.training;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes evaluations for people (Markdown) and for programs (JSON and CSV). */
public final class EvaluationPrinter {
  private static final int CONFUSIONS = 15;

  private EvaluationPrinter() {}

  /**
   * Several methods side by side, and the first of them in detail, in Markdown.
   *
   * @param methods by name, in the order of the columns
   */
  public static String markdown(Map<String, TopicEvaluation> methods) {
    StringBuilder text = new StringBuilder();
    TopicEvaluation first = methods.values().iterator().next();
    line(text, "%,d labelled sentences of %,d reports.", first.sentences(), first.reports());
    line(text, "");
    line(text, "| | %s |", String.join(" | ", methods.keySet()));
    line(text, "| --- |%s", " --- |".repeat(methods.size()));
    row(text, "accuracy", methods, TopicEvaluation::accuracy);
    row(
        text,
        "macro-F1 of topics with %d or more".formatted(TopicEvaluation.SCORED_TOPIC),
        methods,
        TopicEvaluation::macroF1);
    row(text, "expected calibration error", methods, TopicEvaluation::calibrationError);
    row(text, "error of a share, percentage points", methods, TopicEvaluation::shareError);
    row(
        text,
        "the same, reports with %d or more sentences".formatted(TopicEvaluation.LONG_REPORT),
        methods,
        TopicEvaluation::longShareError);
    row(text, "secondary topics, precision", methods, one -> one.secondary().precision());
    row(text, "secondary topics, recall", methods, one -> one.secondary().recall());
    line(text, "");
    line(text, "| topic | labelled | precision | recall | F1 |");
    line(text, "| --- | --- | --- | --- | --- |");
    for (TopicEvaluation.TopicScoreLine topic : first.topics()) {
      TopicEvaluation.Score score = topic.score();
      line(
          text,
          "| %s | %d | %.3f | %.3f | %.3f |",
          topic.topicId(),
          score.expected(),
          score.precision(),
          score.recall(),
          score.f1());
    }
    line(text, "");
    line(text, "| labelled | taken for | sentences |");
    line(text, "| --- | --- | --- |");
    first.confusions().stream()
        .limit(CONFUSIONS)
        .forEach(
            pair ->
                line(text, "| %s | %s | %d |", pair.expected(), pair.found(), pair.sentences()));
    line(text, "");
    line(text, "| probability | sentences | mean probability | right |");
    line(text, "| --- | --- | --- | --- |");
    List<TopicEvaluation.Bin> bins = first.bins();
    for (int bin = 0; bin < bins.size(); bin++) {
      line(
          text,
          "| %.1f to %.1f | %d | %.3f | %.3f |",
          (double) bin / bins.size(),
          (bin + 1.0) / bins.size(),
          bins.get(bin).sentences(),
          bins.get(bin).confidence(),
          bins.get(bin).accuracy());
    }
    return text.toString();
  }

  /** The same in full as JSON. */
  public static void writeJson(Map<String, TopicEvaluation> methods, Path file) throws IOException {
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(file.toFile(), methods);
  }

  /** One line a sentence: what was expected and what was found, without the sentence. */
  public static void writePredictions(List<Judged> judged, Path file) throws IOException {
    try (CSVPrinter csv =
        new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180.builder().get())) {
      csv.printRecord("file", "document", "chars", "expected", "found", "probability", "right");
      for (Judged one : judged) {
        csv.printRecord(
            one.label().file(),
            one.document(),
            one.text().codePointCount(0, one.text().length()),
            one.label().primary(),
            one.found().primary().topicId(),
            "%.4f".formatted(one.found().primary().probability()),
            one.right());
      }
    }
  }

  private static void row(
      StringBuilder text,
      String name,
      Map<String, TopicEvaluation> methods,
      java.util.function.ToDoubleFunction<TopicEvaluation> figure) {
    text.append("| ").append(name).append(" |");
    methods
        .values()
        .forEach(
            one -> text.append(String.format(Locale.ROOT, " %.3f |", figure.applyAsDouble(one))));
    text.append('\n');
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
