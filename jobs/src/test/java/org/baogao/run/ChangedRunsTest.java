package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.baogao.SparkExtension;
import org.baogao.publish.OutputDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After every step of a random sequence of changes to the sample corpus, a run that keeps what it
 * read publishes what a full run from the same previous release does, to the last table.
 */
@Tag("slow")
class ChangedRunsTest {
  private static final Path SAMPLE = Path.of("../data/sample");
  private static final int STEPS = 6;
  private static final int MOST_CHANGES_A_STEP = 3;

  @Test
  void anyOrderOfChangesPublishesWhatFullRunsDo(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(20_261_123L);
    Path input = folder.resolve("reports");
    FileUtils.copyDirectory(SAMPLE.resolve("reports").toFile(), input.toFile());
    Path kept = folder.resolve("kept");
    run(input, kept, RunOptions.Mode.NORMAL);
    for (int step = 0; step < STEPS; step++) {
      Path anew = folder.resolve("anew" + step);
      copy(kept, anew);
      StringBuilder changes = new StringBuilder();
      for (int i = 1 + random.nextInt(MOST_CHANGES_A_STEP); i > 0; i--) {
        changes.append(change(random, input, step + "-" + i)).append("; ");
      }

      run(input, kept, RunOptions.Mode.NORMAL);
      run(input, anew, RunOptions.Mode.FULL);

      assertThat(tables(kept)).as("step %d: %s", step, changes).isEqualTo(tables(anew));
      FileUtils.deleteDirectory(anew.toFile());
    }
  }

  /** Copies a directory with its links as links. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static String change(SplittableRandom random, Path input, String name)
      throws IOException {
    Path text = someText(random, input);
    switch (random.nextInt(4)) {
      case 0:
        Files.delete(text);
        return "removed " + text;
      case 1:
        Files.move(text, text.resolveSibling(name + "-" + text.getFileName()));
        return "renamed " + text;
      case 2:
        Files.writeString(text, Files.readString(text) + "\n加强垃圾分类。\n");
        return "changed " + text;
      default:
        Path copy = text.resolveSibling(name + "-" + text.getFileName());
        Files.writeString(
            copy, Files.readString(text).replace("2023", "2019").replace("2022", "2018"));
        return "added " + copy;
    }
  }

  /** A text in UTF-8. */
  private static Path someText(SplittableRandom random, Path input) throws IOException {
    try (Stream<Path> paths = Files.walk(input)) {
      List<Path> found =
          paths
              .filter(path -> path.toString().endsWith(".txt"))
              .filter(ChangedRunsTest::isUtf8)
              .sorted()
              .toList();
      return found.get(random.nextInt(found.size()));
    }
  }

  private static boolean isUtf8(Path file) {
    try {
      Files.readString(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(Path input, Path output, RunOptions.Mode mode) throws Exception {
    RunOptions options =
        RunOptions.of(List.of(input.toString()), output.toString())
            .withReports(SAMPLE.resolve("reports.csv"))
            .withRegions(SAMPLE.resolve("regions.csv"))
            .withMode(mode);
    RunOutcome outcome =
        Run.execute(
            SparkExtension.session(),
            options,
            Reference.load(options),
            new RunAccount(Clock.systemUTC()));
    assertThat(outcome.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
  }

  private static TreeMap<String, String> tables(Path output) throws IOException {
    OutputDirectory directory = OutputDirectory.local(output);
    TreeMap<String, String> hashes = new TreeMap<>();
    directory
        .manifest(directory.requireCurrentRelease())
        .tables()
        .forEach((name, table) -> hashes.put(name, table.contentHash()));
    return hashes;
  }
}
