package org.baogao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.baogao.ingest.InputMissingException;
import org.baogao.metadata.MetadataFileException;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.run.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/bench}: bare HanLP and the real command line in turn over the same reports. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Scales a corpus up and measures, in turn, bare HanLP over it (the floor) and the whole run:"
            + " wall clock and CPU time with their ratios to the floor, and peak memory; then the run of"
            + " the night after, with some reports changed.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  measured",
      "  1  a measured command failed, or a bug",
      "  2  wrong usage",
      "  3  the corpus is missing, or has no usable report"
    })
public final class Bench implements Callable<Integer> {
  private static final int DEFAULT_REPORTS = 2_000;
  private static final int DEFAULT_RUNS = 3;
  private static final String DEFAULT_MEMORY = "3g";
  private static final String ADDED_SENTENCE = "报告付印前又补充一句：各项工作正在有序推进。";
  private static final String SCRIPT = "jieba_tfidf.py";
  private static final double NANOS = 1e9;
  private static final int HUNDRED = 100;

  /** How the result is printed. */
  enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = "--reports",
      paramLabel = "N",
      defaultValue = "" + DEFAULT_REPORTS,
      description = "How many reports to measure with (default: ${DEFAULT-VALUE}).")
  private int reports;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      arity = "1..*",
      description =
          "What to scale up: anything that run can read (default: the reports of data/sample).")
  private List<String> corpus = List.of();

  @Option(
      names = "--regions",
      paramLabel = "CSV",
      description = "Regions of the corpus that GB/T 2260 lacks, as for run.")
  private @Nullable Path regions;

  @Option(
      names = "--layout",
      defaultValue = "files",
      description =
          "files: one text file a report; table: JSON Lines of up to 2,000 reports (default:"
              + " ${DEFAULT-VALUE}).")
  private ReportWriter.Layout layout = ReportWriter.Layout.FILES;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Equal seeds give equal reports (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "" + DEFAULT_RUNS,
      description = "How often to measure; the result is the medians (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--master",
      defaultValue = "local[*]",
      description = "Spark's master (default: ${DEFAULT-VALUE}).")
  private String master = "";

  @Option(
      names = "--memory",
      defaultValue = DEFAULT_MEMORY,
      description = "Heap of the run and of bare HanLP (default: ${DEFAULT-VALUE}).")
  private String memory = "";

  @Option(
      names = "--changed",
      paramLabel = "PERCENT",
      defaultValue = "1",
      description =
          "After each run, so many of the reports are changed, and the run of the night after is"
              + " measured too; 0 leaves that out, as does --layout table (default:"
              + " ${DEFAULT-VALUE}).")
  private double changed;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where reports and releases go, in a new folder that is deleted at the end (default: the"
              + " system's temporary folder).")
  private @Nullable Path work;

  @Option(names = "--keep", description = "Keep that folder, with the release of the last run.")
  private boolean keep;

  @Option(
      names = "--generate-only",
      description = "Write the scaled corpus into the folder of --work, and stop.")
  private boolean generateOnly;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  @Option(names = "--launcher", hidden = true, description = "The command line to measure.")
  private Path launcher = Path.of("bin/baogao");

  @Option(names = "--sample", hidden = true, description = "The default corpus.")
  private Path sample = Path.of("data/sample");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Measures as the arguments say and leaves with the exit code. */
  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(new Bench());
    commandLine.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    commandLine.setErr(new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(Bench::explain);
    System.exit(commandLine.execute(arguments));
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof FailedCommandException) {
      commandLine.getErr().println(failure.getMessage());
      return ExitCode.BUG;
    }
    if (failure instanceof InputMissingException || failure instanceof EmptyCorpusException) {
      commandLine.getErr().println(failure.getMessage());
      return ExitCode.INPUT;
    }
    if (failure instanceof MetadataFileException) {
      commandLine.getErr().println(failure.getMessage());
      return ExitCode.USAGE;
    }
    throw failure;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--reports", reports);
    requirePositive("--runs", runs);
    if (!(changed >= 0 && changed <= HUNDRED)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--changed': expected 0 to 100, found " + changed);
    }
    if (corpus.isEmpty()) {
      corpus = List.of(sample.resolve("reports").toString());
      regions = regions == null ? sample.resolve("regions.csv") : regions;
    }
    Machine machine = Machine.now();
    Path folder = workFolder();
    try {
      Comparison comparison = measure(machine, folder);
      PrintWriter out = spec.commandLine().getOut();
      switch (format) {
        case TABLE -> ComparisonPrinter.printTable(comparison, out);
        case JSON -> ComparisonPrinter.printJson(comparison, out);
      }
    } finally {
      if (keep || generateOnly) {
        say("Kept %s", folder);
      } else {
        delete(folder);
      }
    }
    return ExitCode.DONE;
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': expected 1 or more, found %d".formatted(option, value));
    }
  }

  private Path workFolder() throws IOException {
    String prefix = "baogao-bench-";
    if (work == null) {
      return Files.createTempDirectory(prefix);
    }
    Files.createDirectories(work);
    return Files.createTempDirectory(work.toAbsolutePath(), prefix);
  }

  private Comparison measure(Machine machine, Path folder)
      throws IOException, InterruptedException {
    Path scaled = folder.resolve("reports");
    ScalingSummary summary = generate(scaled);
    List<FloorRun> floors = new ArrayList<>();
    List<PipelineRun> pipelines = new ArrayList<>();
    JiebaRun jieba = null;
    int threads = Setting.coresOf(master, machine.cores());
    if (!generateOnly) {
      for (int i = 1; i <= runs; i++) {
        FloorRun floor = measureFloor(scaled, threads, folder);
        floors.add(floor);
        say("%d of %d: bare HanLP %.1f s", i, runs, floor.work().wallSeconds());
        PipelineRun run = measureRun(scaled, folder, i == runs);
        pipelines.add(run);
        say(
            "%d of %d: way to TF-IDF %.1f s, whole run %.1f s",
            i, runs, run.times().toTfIdf().wallSeconds(), run.times().whole().wallSeconds());
      }
      jieba = measureJieba(scaled, folder);
    }
    return new Comparison(
        new Setting(corpus, layout, seed, master, threads, memory, hanlpVersion()),
        machine,
        summary,
        bytes(scaled),
        floors,
        pipelines,
        jieba);
  }

  private ScalingSummary generate(Path scaled) throws IOException {
    say("Scaling %s to %,d reports", String.join(" ", corpus), reports);
    long start = System.nanoTime();
    int step = Math.max(1, reports / 10);
    int[] written = new int[1];
    try (ReportWriter writer = ReportWriter.of(layout, scaled, reports)) {
      return ScaledCorpus.generate(
          new ScalingOptions(corpus, regions, reports, seed),
          report -> {
            writer.write(report);
            written[0]++;
            if (written[0] % step == 0) {
              say(
                  "%,d of %,d reports written, %.1f s",
                  written[0], reports, (System.nanoTime() - start) / NANOS);
            }
          });
    }
  }

  private FloorRun measureFloor(Path scaled, int threads, Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + memory,
            "-XX:+UseParallelGC",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Floor.class.getName(),
            scaled.toString(),
            Integer.toString(threads));
    ChildProcess.Ended ended = ChildProcess.run(command, Map.of(), folder.resolve("floor.json"));
    JsonNode result = new ObjectMapper().readTree(ended.output());
    return new FloorRun(
        cost(result), ended.cost(), ended.peakBytes(), result.path("words").asLong());
  }

  private static Cost cost(JsonNode result) {
    return new Cost(result.path("seconds").asDouble(), result.path("cpu_seconds").asDouble());
  }

  private PipelineRun measureRun(Path scaled, Path folder, boolean last)
      throws IOException, InterruptedException {
    Path output = folder.resolve("release");
    delete(output);
    ChildProcess.Ended ended = run(scaled, output, folder);
    Manifest manifest = manifest(output);
    long outputBytes = bytes(output);
    NightRun night = measureNight(scaled, output, folder);
    if (!(keep && last)) {
      delete(output);
    }
    return new PipelineRun(
        StageTimes.of(manifest, ended.lines(), ended.cpu()),
        ended.cost(),
        ended.peakBytes(),
        manifest.rows("reports"),
        manifest.rows("rejects"),
        manifest.rows("terms"),
        manifest.versions().getOrDefault("spark", "?"),
        SparkBytes.Sums.of(ended.lines()),
        outputBytes,
        night);
  }

  private ChildProcess.Ended run(Path scaled, Path output, Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                launcher.toString(),
                "run",
                "--input",
                scaled.toString(),
                "--output",
                output.toString()));
    if (regions != null) {
      command.addAll(List.of("--regions", regions.toString()));
    }
    Map<String, String> environment =
        Map.of(
            "BAOGAO_MASTER",
            master,
            "BAOGAO_MEMORY",
            memory,
            "BAOGAO_SPARK_OPTIONS",
            "--conf spark.extraListeners=%s %s"
                .formatted(
                    SparkBytes.class.getName(),
                    System.getenv().getOrDefault("BAOGAO_SPARK_OPTIONS", "")),
            "JAVA_HOME",
            System.getProperty("java.home"),
            // Without a terminal the run logs a line at the end of each stage.
            "TERM",
            "");
    return ChildProcess.run(command, environment, folder.resolve("run.out"));
  }

  private static Manifest manifest(Path output) throws IOException {
    OutputDirectory release = OutputDirectory.local(output);
    return release.manifest(release.requireCurrentRelease());
  }

  /** Changes some reports, evenly spread over the files in the order of their names. */
  private @Nullable NightRun measureNight(Path scaled, Path output, Path folder)
      throws IOException, InterruptedException {
    int count = (int) Math.round(reports * changed / HUNDRED);
    if (count == 0 || layout != ReportWriter.Layout.FILES) {
      return null;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(scaled)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < count; i++) {
      Path file = files.get((int) ((long) i * files.size() / count));
      Files.writeString(file, "\n" + ADDED_SENTENCE + "\n", StandardOpenOption.APPEND);
    }
    ChildProcess.Ended ended = run(scaled, output, folder);
    return new NightRun(count, StageTimes.of(manifest(output), ended.lines(), ended.cpu()).whole());
  }

  private @Nullable JiebaRun measureJieba(Path scaled, Path folder)
      throws IOException, InterruptedException {
    try {
      ChildProcess.run(
          List.of("python3", "-c", "import jieba, sklearn"), Map.of(), folder.resolve("jieba.out"));
    } catch (IOException | FailedCommandException e) {
      say("jieba and scikit-learn are not installed: left out");
      return null;
    }
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Bench.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + SCRIPT);
      }
      Files.copy(in, script);
    }
    ChildProcess.Ended ended =
        ChildProcess.run(
            List.of("python3", script.toString(), scaled.toString()),
            Map.of("PYTHONUTF8", "1"),
            folder.resolve("jieba.json"));
    JsonNode result = new ObjectMapper().readTree(ended.output());
    JiebaRun run =
        new JiebaRun(
            cost(result), ended.cost(), ended.peakBytes(), result.path("versions").asText());
    say("jieba and TfidfVectorizer %.1f s", run.work().wallSeconds());
    return run;
  }

  private static String hanlpVersion() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Bench.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks versions.properties");
      }
      versions.load(in);
    }
    return versions.getProperty("hanlp", "?");
  }

  private void say(String format, Object... values) {
    spec.commandLine().getErr().printf("bench: " + format + "%n", values);
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException("Can't delete " + file, e);
                }
              });
    }
  }
}
