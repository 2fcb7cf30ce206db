package org.baogao.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code data/sample} anew after the generator was changed; run by hand, never by a build.
 */
final class RegenerateSample {
  private RegenerateSample() {}

  /** Takes the folder of the sample as its only argument; its README stays. */
  public static void main(String[] arguments) throws IOException {
    Path sample = Path.of(arguments[0]);
    for (String part : List.of("reports", "truth")) {
      deleteTree(sample.resolve(part));
    }
    SampleCorpus.write(sample, SampleOptions.DEFAULT);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(root)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
