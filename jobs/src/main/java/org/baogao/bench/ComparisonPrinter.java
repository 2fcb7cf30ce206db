package org.baogao.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what a benchmark measured. */
final class ComparisonPrinter {
  private static final double MEGABYTE = 1 << 20;
  private static final String NOT_MEASURED = "not measured";
  private static final String ROW = "%-26s %9s %9s %12s %11s %12s%n";

  private ComparisonPrinter() {}

  /** As a table for people. */
  static void printTable(Comparison comparison, PrintWriter out) {
    printCorpus(comparison, out);
    if (comparison.floors().isEmpty()) {
      return;
    }
    printSetting(comparison, out);
    out.printf(
        "%n" + ROW,
        comparison.floors().size() == 1
            ? "one run"
            : "medians of %d runs".formatted(comparison.floors().size()),
        "wall s",
        "CPU s",
        "wall/floor",
        "CPU/floor",
        "peak MB");
    for (Comparison.Measure measure : comparison.measures()) {
      out.printf(
          ROW,
          measure.name(),
          seconds(measure.cost().wallSeconds()),
          measure.cost().cpuSeconds() == null ? "-" : seconds(measure.cost().cpuSeconds()),
          ratio(measure.wallRatio()),
          measure.cpuRatio() == null ? "-" : ratio(measure.cpuRatio()),
          measure.peakBytes() == null ? "-" : number(measure.peakBytes() / MEGABYTE));
    }
    if (comparison.jieba() == null) {
      out.printf(
          "%-26s not installed (python3-jieba, python3-sklearn)%n", "jieba + TfidfVectorizer");
    }
    if (comparison.measures().get(0).cost().cpuSeconds() == null || noPeak(comparison)) {
      out.printf("CPU and peak memory: %s where they are missing (no /proc here)%n", NOT_MEASURED);
    }
    out.printf(
        "%nStages: %s%n",
        comparison.stages().stream()
            .map(stage -> "%s %s".formatted(stage.name(), seconds(stage.seconds())))
            .collect(Collectors.joining(", ")));
    out.printf(
        "Each run, wall s: floor %s", each(comparison.floors(), r -> r.work().wallSeconds()));
    if (!comparison.runs().isEmpty()) {
      out.printf(
          "; way to TF-IDF %s; whole run %s",
          each(comparison.runs(), run -> run.times().toTfIdf().wallSeconds()),
          each(comparison.runs(), run -> run.times().whole().wallSeconds()));
    }
    out.println();
    printDisk(comparison, out);
    printNight(comparison, out);
    out.flush();
  }

  private static void printDisk(Comparison comparison, PrintWriter out) {
    if (comparison.runs().isEmpty()) {
      return;
    }
    PipelineRun run = comparison.runs().get(0);
    out.printf("Disk, first run: %s MB of release and state", number(run.outputBytes() / MEGABYTE));
    if (run.bytes() != null) {
      out.printf(
          "; %s MB shuffled, %s MB spilled",
          number(run.bytes().shuffled() / MEGABYTE), number(run.bytes().spilled() / MEGABYTE));
    }
    out.println();
  }

  private static void printNight(Comparison comparison, PrintWriter out) {
    List<NightRun> nights = comparison.nights();
    if (nights.isEmpty()) {
      return;
    }
    List<Double> parts =
        comparison.runs().stream()
            .filter(run -> run.night() != null)
            .map(
                run ->
                    requireNonNull(run.night()).whole().wallSeconds()
                        / run.times().whole().wallSeconds())
            .toList();
    out.printf(
        "Night after, %,d of %,d reports changed: %s of the whole run's wall clock%n",
        nights.get(0).changed(), comparison.corpus().reports(), ratio(Comparison.median(parts)));
  }

  private static boolean noPeak(Comparison comparison) {
    return comparison.floors().get(0).peakBytes() == null;
  }

  private static void printCorpus(Comparison comparison, PrintWriter out) {
    ScalingSummary corpus = comparison.corpus();
    out.printf(
        "Corpus      %,d reports, %,d characters, %s MB as %s, scaled from %s with seed %d%n",
        corpus.reports(),
        corpus.chars(),
        number(comparison.corpusBytes() / MEGABYTE),
        comparison.setting().layout().name().toLowerCase(Locale.ROOT),
        String.join(" ", comparison.setting().corpus()),
        comparison.setting().seed());
    out.printf(
        "            %,d of them as they are; left out of the source: %,d (refused or copies); composed"
            + " alike: %,d%n",
        corpus.originals(), corpus.leftOut(), corpus.composedAlike());
    out.printf(
        Locale.ROOT,
        "Vocabulary  source: %,d different of %,d terms, V = %.3g n^%.3f%n",
        corpus.sourceVocabulary(),
        corpus.sourceWords(),
        corpus.sourceLaw().k(),
        corpus.sourceLaw().beta());
    out.printf(
        Locale.ROOT,
        "            scaled to %,d terms with n^%.3f%s: predicted %,d, reached %,d%s%n",
        corpus.words(),
        corpus.law().beta(),
        corpus.law().equals(corpus.sourceLaw()) ? "" : ", as in real reports",
        corpus.predictedVocabulary(),
        corpus.vocabulary(),
        comparison.runs().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, ", rows of the run's terms %,d", comparison.runs().get(0).terms()));
  }

  private static void printSetting(Comparison comparison, PrintWriter out) {
    Setting setting = comparison.setting();
    Machine machine = comparison.machine();
    out.printf(
        Locale.ROOT,
        "Machine     %d cores, %s MB of memory, load %s at the start; %s%n",
        machine.cores(),
        machine.bytes() == null ? "?" : number(machine.bytes() / MEGABYTE),
        machine.load() < 0 ? "?" : String.format(Locale.ROOT, "%.2f", machine.load()),
        machine.jdk());
    if (machine.isBusy()) {
      out.printf("            others were at work on it: measure again when it is idle%n");
    }
    if (!comparison.runs().isEmpty()) {
      PipelineRun run = comparison.runs().get(0);
      out.printf(
          "Run         Spark %s, master %s, heap %s: %,d reports, %,d rejects%n",
          run.spark(), setting.master(), setting.memory(), run.reports(), run.rejects());
    }
    out.printf(
        "Floor       HanLP %s, Viterbi, no names, no parts of speech, the policy dictionary as its"
            + " custom one; %d threads, heap %s;%n"
            + "            reading the files is in it, the start of JVM and HanLP is not: that is in"
            + " its process%n",
        setting.hanlp(), setting.threads(), setting.memory());
    if (comparison.jieba() != null) {
      out.printf("jieba       %s, one process, one run%n", comparison.jieba().versions());
    }
  }

  private static <R> String each(List<R> runs, ToDoubleFunction<R> value) {
    return runs.stream()
        .map(run -> seconds(value.applyAsDouble(run)))
        .collect(Collectors.joining(" "));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /** As one JSON object for programs; null where something is not measured. */
  static void printJson(Comparison comparison, PrintWriter out) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.set("setting", mapper.valueToTree(comparison.setting()));
    root.set("machine", mapper.valueToTree(comparison.machine()));
    ObjectNode corpus = mapper.valueToTree(comparison.corpus());
    corpus.put("predictedVocabulary", comparison.corpus().predictedVocabulary());
    corpus.put("bytes", comparison.corpusBytes());
    root.set("corpus", corpus);
    ObjectNode medians = root.putObject("medians");
    for (Comparison.Measure measure : comparison.measures()) {
      medians
          .putObject(measure.key())
          .put("wallSeconds", measure.cost().wallSeconds())
          .put("cpuSeconds", measure.cost().cpuSeconds())
          .put("wallToFloor", measure.wallRatio())
          .put("cpuToFloor", measure.cpuRatio())
          .put("peakBytes", measure.peakBytes());
    }
    ObjectNode stages = root.putObject("stages");
    comparison.stages().forEach(stage -> stages.put(stage.name(), stage.seconds()));
    put(root.putArray("floors"), comparison.floors(), mapper);
    put(root.putArray("runs"), comparison.runs(), mapper);
    root.set("jieba", mapper.valueToTree(comparison.jieba()));
    out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private static void put(ArrayNode array, List<?> values, ObjectMapper mapper) {
    values.forEach((@Nullable Object value) -> array.add(mapper.<ObjectNode>valueToTree(value)));
  }
}
