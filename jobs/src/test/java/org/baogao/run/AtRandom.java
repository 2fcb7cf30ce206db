package org.baogao.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What tests draw that change inputs at random; the same seed draws the same. */
final class AtRandom {
  private AtRandom() {}

  /** Each of the values so many times, shuffled. */
  static <T> List<T> order(SplittableRandom random, int times, T[] values) {
    List<T> order = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      order.addAll(List.of(values));
    }
    Collections.shuffle(order, new Random(random.nextLong()));
    return order;
  }

  /** One of the wanted files below a directory. */
  static Path file(SplittableRandom random, Path directory, Predicate<Path> wanted)
      throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> found = paths.filter(Files::isRegularFile).filter(wanted).sorted().toList();
      return found.get(random.nextInt(found.size()));
    }
  }
}
