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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.baogao.reading.Documents;
import org.baogao.reading.InputHashes;
import org.baogao.table.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from the state equals what reading everything anew gives. */
class ReadingTest {
  private static final Path SAMPLE = Path.of("../data/sample");
  private static final int STEPS = 8;

  private final SparkSession spark = SparkExtension.session();
  private Path folder;
  private Path input;
  private Path reportsCsv;
  private int runs;

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
    Options options = new Options(null, null, reportsCsv);
    read("kept", options);
    long unchanged = 0;
    for (int step = 0; step < STEPS; step++) {
      String change = change(random);
      Outcome kept = read("kept", options);
      Outcome anew = read("anew" + step, options);

      assertThat(kept.hash).as("after step %d: %s", step, change).isEqualTo(anew.hash);
      unchanged += kept.counts.getOrDefault("files unchanged", 0L);
    }
    assertThat(unchanged).as("files that were not read again").isGreaterThan(STEPS * 4L);
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
    assertThatOnlyLayersChange(new Options(codebook, null, reportsCsv));
  }

  @Test
  void anotherDictionaryReadsNoFileAgain() throws IOException {
    Path dictionary = folder.resolve("dictionary.txt");
    Files.writeString(dictionary, "现代化城区\n");
    assertThatOnlyLayersChange(new Options(null, dictionary, reportsCsv));
  }

  private void assertThatOnlyLayersChange(Options changed) throws IOException {
    Outcome before = read("kept", new Options(null, null, reportsCsv));

    Outcome after = read("kept", changed);

    assertThat(after.counts.get("files")).isZero();
    assertThat(after.counts.get("of these renewed")).isEqualTo(before.counts.get("files"));
    assertThat(after.hash).isEqualTo(read("anew", changed).hash).isNotEqualTo(before.hash);
  }

  @Test
  void whatTheReportsFileSaysOfOneFileReadsThatFileAgain() throws IOException {
    Options options = new Options(null, null, reportsCsv);
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

  /** One change to the input or to what is kept of it; tells which. */
  private String change(SplittableRandom random) throws IOException {
    Path text = someText(random);
    switch (random.nextInt(8)) {
      case 0:
        Files.delete(text);
        return "removed " + text;
      case 1:
        Files.move(text, text.resolveSibling("new-" + text.getFileName()));
        return "renamed " + text;
      case 2:
        Files.writeString(text, Files.readString(text) + "\n加强垃圾分类。\n");
        return "changed " + text;
      case 3:
        Files.write(text, Arrays.copyOf(Files.readAllBytes(text), 40));
        return "cut off " + text;
      case 4:
        Path copy = text.resolveSibling(runs + "-" + text.getFileName());
        Files.copy(text, copy);
        return "added " + copy;
      case 5:
        Path kept = someKept(random, ".parquet");
        byte[] bytes = Files.readAllBytes(kept);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(kept, bytes);
        return "flipped a bit of " + kept;
      case 6:
        Path gone = someKept(random, random.nextBoolean() ? ".parquet" : ".json");
        Files.delete(gone);
        return "deleted " + gone;
      default:
        Path index = someKept(random, ".json");
        Files.writeString(
            index, Files.readString(index).replaceFirst("\"key\":\"..", "\"key\":\"00"));
        return "changed the index " + index;
    }
  }

  private Path someText(SplittableRandom random) throws IOException {
    return some(random, input, ".txt");
  }

  private Path someKept(SplittableRandom random, String ending) throws IOException {
    return some(random, folder.resolve("kept/state"), ending);
  }

  private static Path some(SplittableRandom random, Path directory, String ending)
      throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> found =
          paths
              .filter(Files::isRegularFile)
              .filter(path -> path.toString().endsWith(ending))
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
      return found.get(random.nextInt(found.size()));
    }
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
  private record Options(Path codebook, Path dictionary, Path reports) {}

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
            null,
            RunOptions.DEFAULT_KEEP,
            RunOptions.Mode.NORMAL,
            ExtractionLimits.DEFAULT,
            Alarms.DEFAULT);
    Reference reference = Reference.load(options);
    InputListing inputs =
        InputListing.of(options.inputs(), spark.sparkContext().hadoopConfiguration());
    List<String> hashes = InputHashes.of(spark, inputs.files());
    List<InputFile> hashed = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      hashed.add(
          new InputFile(
              inputs.files().get(i).sourcePath(), inputs.files().get(i).bytes(), hashes.get(i)));
    }
    runs++;
    Reading reading =
        Reading.plan(
            spark,
            OutputDirectory.local(Path.of(options.output())),
            options,
            reference,
            inputs,
            hashed,
            "run%05d".formatted(runs));
    Dataset<Row> documents =
        reading.documents(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(reference.readingTools(options)),
            spark.sparkContext().longAccumulator());
    Column[] columns = Documents.TABLE.columns().stream().map(Field::col).toArray(Column[]::new);
    Row sums = documents.agg(count(lit(1)), bit_xor(xxhash64(columns))).first();
    reading.tidy();
    return new Outcome(sums.toString(), new TreeMap<>(reading.counts()));
  }
}
