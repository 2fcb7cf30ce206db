package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever one does to a file of a release, or beside one, is found; taken back, it is whole. */
class ReleaseVerifierPropertiesTest {
  private static Path output = Path.of("");
  private static Path root = Path.of("");
  private static List<Path> files = List.of();
  private static List<Path> directories = List.of();

  @BeforeContainer
  static void publish() throws IOException {
    output = Files.createTempDirectory("baogao-verify-");
    root = Fixtures.local(Fixtures.publish(OutputDirectory.local(output)).directory());
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> all = paths.sorted().toList();
      files =
          Stream.concat(
                  all.stream().filter(Files::isRegularFile),
                  Stream.of(output.resolve(OutputDirectory.POINTER)))
              .toList();
      directories = all.stream().filter(Files::isDirectory).toList();
    }
    assertThat(files).hasSize(Fixtures.TABLES.size() + 2);
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(output)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * A release that is no longer recognised as one is found damaged too: the command ends with 3.
   */
  private static boolean isFound() throws IOException {
    try {
      return !ReleaseVerifier.verify(OutputDirectory.local(output)).isEmpty();
    } catch (ReleaseMissingException | ManifestException e) {
      return true;
    }
  }

  private static void assertWhole() throws IOException {
    assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();
  }

  @Property(tries = 1)
  void everyByteThatIsFlippedInAnyFileIsFound() throws IOException {
    int flipped = 0;
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << (at % 8));
        Files.write(file, damaged);
        assertThat(isFound()).as("byte %d of %s", at, file).isTrue();
        flipped++;
      }
      Files.write(file, whole);
    }
    assertWhole();
    assertThat(flipped).isGreaterThan(1000);
  }

  @Property(tries = 300)
  void anyOtherByteAnywhereIsFound(
      @ForAll @IntRange(max = 1 << 20) int file,
      @ForAll @IntRange(max = 1 << 20) int position,
      @ForAll @IntRange(min = 1, max = 255) int mask)
      throws IOException {
    Path damaged = files.get(file % files.size());
    byte[] whole = Files.readAllBytes(damaged);
    byte[] bytes = whole.clone();
    bytes[position % bytes.length] ^= (byte) mask;
    try {
      Files.write(damaged, bytes);
      assertThat(isFound()).isTrue();
    } finally {
      Files.write(damaged, whole);
    }
    assertWhole();
  }

  @Property(tries = 300)
  void aFileCutOrLengthenedIsFound(
      @ForAll @IntRange(max = 1 << 20) int file, @ForAll @IntRange(max = 1 << 20) int length)
      throws IOException {
    Path damaged = files.get(file % files.size());
    byte[] whole = Files.readAllBytes(damaged);
    int other = length % (2 * whole.length);
    try {
      Files.write(
          damaged,
          java.util.Arrays.copyOf(whole, other == whole.length ? whole.length + 1 : other));
      assertThat(isFound()).isTrue();
    } finally {
      Files.write(damaged, whole);
    }
    assertWhole();
  }

  @Property(tries = 1)
  void anyFileThatIsMissingOrALinkOrADirectoryIsFound() throws IOException {
    for (Path file : files) {
      Path aside = output.resolve("aside");
      Files.move(file, aside);
      assertThat(isFound()).as("missing: %s", file).isTrue();
      if (!file.getFileName().toString().equals(OutputDirectory.POINTER)) {
        Files.createSymbolicLink(file, aside);
        assertThat(isFound()).as("a link to the very bytes: %s", file).isTrue();
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(isFound()).as("a directory: %s", file).isTrue();
        Files.delete(file);
      }
      Files.move(aside, file);
    }
    assertWhole();
  }

  @Property(tries = 1)
  void thePointerThatIsMissingOrLeadsElsewhereIsFound() throws IOException {
    Path link = output.resolve(OutputDirectory.LINK);
    Path target = Files.readSymbolicLink(link);
    Files.delete(link);
    assertThat(isFound()).isTrue();
    for (String elsewhere : List.of("elsewhere", "x" + target, root.toString(), "./" + target)) {
      Files.createSymbolicLink(link, Path.of(elsewhere));
      assertThat(isFound()).as(elsewhere).isTrue();
      Files.delete(link);
    }
    Files.createSymbolicLink(link, target);
    assertWhole();
  }

  @Property(tries = 1)
  void aReleaseThatIsALinkToItsCopyIsFound() throws IOException {
    Path aside = output.resolve("aside");
    Files.move(root, aside);
    Files.createSymbolicLink(root, aside);
    assertThat(isFound()).isTrue();
    Files.delete(root);
    Files.move(aside, root);
    assertWhole();
  }

  /** What may lie where nothing should. */
  enum Foreign {
    FILE,
    EMPTY_FILE,
    HIDDEN_FILE,
    CHECKSUM,
    PARQUET,
    EMPTY_DIRECTORY,
    DIRECTORY_WITH_A_FILE,
    LINK,
    BROKEN_LINK;

    Path make(Path directory, int number) throws IOException {
      Path plain = directory.resolve("more-" + number);
      return switch (this) {
        case FILE -> Files.writeString(plain, "x", UTF_8);
        case EMPTY_FILE -> Files.createFile(plain);
        case HIDDEN_FILE -> Files.createFile(directory.resolve("." + number));
        case CHECKSUM -> Files.createFile(directory.resolve(".part-" + number + ".parquet.crc"));
        case PARQUET -> Files.createFile(directory.resolve("part-" + (1 + number) + ".parquet"));
        case EMPTY_DIRECTORY -> Files.createDirectory(plain);
        case DIRECTORY_WITH_A_FILE -> {
          Files.createDirectory(plain);
          Files.createFile(plain.resolve("part-0.parquet"));
          yield plain;
        }
        case LINK -> Files.createSymbolicLink(plain, root);
        case BROKEN_LINK -> Files.createSymbolicLink(plain, Path.of("nowhere"));
      };
    }
  }

  @Property(tries = 300)
  void anythingForeignIsFoundWhereItLies(
      @ForAll Foreign foreign,
      @ForAll @IntRange(max = 1 << 20) int directory,
      @ForAll @IntRange(max = 99) int number)
      throws IOException {
    Path made = foreign.make(directories.get(directory % directories.size()), number);
    try {
      assertThat(ReleaseVerifier.verify(OutputDirectory.local(output)))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.problem()).isEqualTo(Finding.Problem.FOREIGN);
                assertThat(finding.path()).isEqualTo(output.relativize(made).toString());
              });
    } finally {
      if (Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(made.resolve("part-0.parquet"));
      }
      Files.delete(made);
    }
    assertWhole();
  }
}
