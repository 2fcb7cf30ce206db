package org.baogao.run;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.ingest.InputListing;
import org.baogao.publish.InputFile;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.RunLock;
import org.baogao.reading.Documents;
import org.baogao.reading.InputHashes;
import org.baogao.table.Field;
import org.baogao.topics.TopicModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from the state equals what reading everything anew gives. */
class ReadingTest {
  private static final Path SAMPLE = Path.of("../data/sample");

  private final SparkSession spark = SparkExtension.session();
  private Path folder;
  private Path input;
  private Path reportsCsv;
  private int runs;

  /** A day later with every run, as ids of runs ascend. */
  private Clock clock = Clock.systemUTC();

  @BeforeEach
  void takeSomeOfTheSample(@TempDir Path directory) throws IOException {
    folder = directory;
    input = directory.resolve("in");
    reportsCsv = directory.resolve("reports.csv");
    Files.copy(SAMPLE.resolve("reports.csv"), reportsCsv);
    for (String part : List.of("2020", "汇编", "scan")) {
      copy(SAMPLE.resolve("reports").resolve(part), input.resolve(part));
    }
  }

  @Test
  void anyOrderOfChangesGivesWhatReadingEverythingGives() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_122L);
    Options options = new Options(null, null, null, reportsCsv);
    read("kept", options);
    long unchanged = 0;
    List<Change> changes = AtRandom.order(random, 1, Change.values());
    for (int step = 0; step < changes.size(); step++) {
      String change = apply(changes.get(step), random);
      Outcome kept = read("kept", options);
      Outcome anew = read("anew" + step, options);

      assertThat(kept.hash).as("after step %d: %s", step, change).isEqualTo(anew.hash);
      unchanged += kept.counts.getOrDefault("files unchanged", 0L);
    }
    assertThat(unchanged).as("files that were not read again").isGreaterThan(changes.size() * 4L);
  }

  @Test
  void anotherCodebookReadsNoFileAgain() throws IOException {
    Path codebook = folder.resolve("codebook.csv");
    Files.writeString(
        codebook,
        """
        topic_id,name_zh,name_en,cap_code,definition,words
        waste,垃圾,Waste,7,垃圾,垃圾 垃圾分类
        general,综合,General,,综合,工作
        """);
    assertThatOnlyLayersChange(new Options(codebook, null, null, reportsCsv));
  }

  @Test
  void anotherDictionaryReadsNoFileAgain() throws IOException {
    Path dictionary = folder.resolve("dictionary.txt");
    Files.writeString(dictionary, "现代化城区\n");
    assertThatOnlyLayersChange(new Options(null, dictionary, null, reportsCsv));
  }

  @Test
  void anotherTopicModelReadsNoFileAgain() throws IOException {
    Path model = TopicModels.withMoreSecondaryTopics(folder.resolve("topics.model"));
    assertThatOnlyLayersChange(new Options(null, null, model, reportsCsv));
  }

  private void assertThatOnlyLayersChange(Options changed) throws IOException {
    Outcome before = read("kept", new Options(null, null, null, reportsCsv));

    Outcome after = read("kept", changed);

    assertThat(after.counts.get("files")).isZero();
    assertThat(after.counts.get("of these renewed")).isEqualTo(before.counts.get("files"));
    assertThat(after.hash).isEqualTo(read("anew", changed).hash).isNotEqualTo(before.hash);
  }

  @Test
  void whatTheReportsFileSaysOfOneFileReadsThatFileAgain() throws IOException {
    Options options = new Options(null, null, null, reportsCsv);
    Outcome before = read("kept", options);
    String first = someText(new SplittableRandom(1)).getFileName().toString();
    Files.writeString(
        reportsCsv,
        Files.readString(reportsCsv) + first + ",990101,2001\n",
        StandardCharsets.UTF_8);

    Outcome after = read("kept", options);

    // The four collections may hold a report that the row names.
    assertThat(after.counts.get("files")).isEqualTo(5);
    assertThat(after.hash).isEqualTo(read("anew", options).hash).isNotEqualTo(before.hash);
  }

  /** What may happen between two nights, to the input or to what is kept of it. */
  private enum Change {
    REMOVED,
    RENAMED,
    CHANGED,
    CUT_OFF,
    ADDED,
    BIT_FLIPPED,
    TABLE_LOST,
    INDEX_LOST,
    INDEX_CHANGED,
    STATE_LOST
  }

  /** Tells what was changed. */
  private String apply(Change change, SplittableRandom random) throws IOException {
    Path changed =
        switch (change) {
          case REMOVED, RENAMED, CHANGED, CUT_OFF, ADDED -> someText(random);
          case BIT_FLIPPED, TABLE_LOST -> someKept(random, ".parquet");
          case INDEX_LOST, INDEX_CHANGED -> someKept(random, ".json");
          case STATE_LOST -> folder.resolve("kept/state");
        };
    switch (change) {
      case REMOVED, TABLE_LOST, INDEX_LOST -> Files.delete(changed);
      case RENAMED -> Files.move(changed, changed.resolveSibling("new-" + changed.getFileName()));
      case CHANGED -> Files.writeString(changed, Files.readString(changed) + "\n加强垃圾分类。\n");
      case CUT_OFF -> Files.write(changed, Arrays.copyOf(Files.readAllBytes(changed), 40));
      case ADDED -> Files.copy(changed, changed.resolveSibling(runs + "-" + changed.getFileName()));
      case BIT_FLIPPED -> {
        byte[] bytes = Files.readAllBytes(changed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(changed, bytes);
      }
      case INDEX_CHANGED ->
          Files.writeString(
              changed, Files.readString(changed).replaceFirst("\"key\":\"..", "\"key\":\"00"));
      case STATE_LOST -> FileUtils.deleteDirectory(changed.toFile());
    }
    return change + " " + changed;
  }

  private Path someText(SplittableRandom random) throws IOException {
    return AtRandom.file(random, input, path -> path.toString().endsWith(".txt"));
  }

  private Path someKept(SplittableRandom random, String ending) throws IOException {
    return AtRandom.file(
        random,
        folder.resolve("kept/state"),
        path -> path.toString().endsWith(ending) && !path.getFileName().toString().startsWith("."));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The files that a user may give. */
  private record Options(Path codebook, Path dictionary, Path topicModel, Path reports) {}

  private record Outcome(String hash, SortedMap<String, Long> counts) {}

  private Outcome read(String output, Options given) throws IOException {
    RunOptions options =
        new RunOptions(
            List.of(input.toString()),
            folder.resolve(output).toString(),
            given.reports,
            given.codebook,
            SAMPLE.resolve("regions.csv"),
            given.dictionary,
            given.topicModel,
            RunOptions.DEFAULT_KEEP,
            RunOptions.Mode.NORMAL,
            ExtractionLimits.DEFAULT,
            Alarms.DEFAULT);
    Reference reference = Reference.load(options);
    InputListing inputs =
        InputListing.of(options.inputs(), spark.sparkContext().hadoopConfiguration());
    List<String> hashes =
        InputHashes.of(spark, inputs.files(), options.limits().largestContainerBytes());
    List<InputFile> hashed = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      hashed.add(
          new InputFile(
              inputs.files().get(i).sourcePath(), inputs.files().get(i).bytes(), hashes.get(i)));
    }
    runs++;
    OutputDirectory directory = OutputDirectory.local(Path.of(options.output()));
    try (RunLock lock = directory.lock(clock, new SplittableRandom(1))) {
      Reading reading = Reading.plan(spark, directory, options, reference, inputs, hashed, lock);
      Dataset<Row> documents =
          reading.documents(
              JavaSparkContext.fromSparkContext(spark.sparkContext())
                  .broadcast(reference.readingTools(options)),
              spark.sparkContext().longAccumulator());
      clock = Clock.offset(clock, Duration.ofDays(1));
      Column[] columns = Documents.TABLE.columns().stream().map(Field::col).toArray(Column[]::new);
      Row sums = documents.agg(count(lit(1)), bit_xor(xxhash64(columns))).first();
      return new Outcome(sums.toString(), new TreeMap<>(reading.counts()));
    }
  }
}
