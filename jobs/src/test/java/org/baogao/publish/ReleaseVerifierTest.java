package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.baogao.publish.Finding.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseVerifierTest {
  @TempDir Path output;

  private Path root = Path.of("");
  private String name = "";

  @BeforeEach
  void publish() throws IOException {
    Release release = Fixtures.publish(OutputDirectory.local(output));
    root = Fixtures.local(release.directory());
    name = "releases/" + release.runId();
  }

  private List<Finding> verify() throws IOException {
    return ReleaseVerifier.verify(OutputDirectory.local(output));
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aWholeReleaseHasNoFindings() throws IOException {
    assertThat(verify()).isEmpty();
  }

  @Test
  void aFlippedByteIsFound() throws IOException {
    Path file = root.resolve("topics/part-0.parquet");
    flip(file, 3);

    assertThat(verify())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path()).isEqualTo(name + "/topics/part-0.parquet");
              assertThat(finding.problem()).isEqualTo(Problem.CONTENT);
              assertThat(finding.expected()).hasSize(64).isNotEqualTo(finding.found());
            });
  }

  @Test
  void everyFlippedByteOfTheManifestIsFound() throws IOException {
    Path file = root.resolve("_manifest.json");
    int length = (int) Files.size(file);
    for (int at = 0; at < length; at += 37) {
      flip(file, at);
      assertThat(verify()).as("byte %d", at).extracting(Finding::problem).contains(Problem.CONTENT);
      flip(file, at);
    }
    assertThat(verify()).isEmpty();
  }

  @Test
  void aMissingFileIsFound() throws IOException {
    Files.delete(root.resolve("reports/part-0.parquet"));

    assertThat(verify())
        .containsExactly(
            new Finding(
                name + "/reports/part-0.parquet", Problem.MISSING, "32 bytes", "no such file"));
  }

  @Test
  void aForeignFileOrLinkIsFound() throws IOException {
    Files.writeString(root.resolve("reports/more.parquet"), "x", UTF_8);
    Files.writeString(root.resolve(".hidden"), "x", UTF_8);
    Files.createSymbolicLink(root.resolve("more"), root.resolve("reports"));

    assertThat(verify())
        .extracting(Finding::path, Finding::problem, Finding::found)
        .containsExactly(
            tuple(name + "/.hidden", Problem.FOREIGN, "1 bytes"),
            tuple(name + "/more", Problem.FOREIGN, "a link"),
            tuple(name + "/reports/more.parquet", Problem.FOREIGN, "1 bytes"));
  }

  @Test
  void aFileOfAnotherSizeIsFound() throws IOException {
    Files.writeString(root.resolve("reports/part-0.parquet"), "short", UTF_8);

    assertThat(verify())
        .containsExactly(
            new Finding(name + "/reports/part-0.parquet", Problem.SIZE, "32 bytes", "5 bytes"));
  }

  @Test
  void pointersThatDifferAreFound() throws IOException {
    OutputDirectory killed =
        Fixtures.stopping(
            output,
            step -> {
              if (step == PublishStep.LINKED) {
                throw new IllegalStateException("killed");
              }
            });
    assertThatThrownBy(() -> Fixtures.publish(killed)).hasMessage("killed");

    assertThat(verify())
        .extracting(Finding::path, Finding::problem)
        .containsExactly(tuple("_CURRENT.json", Problem.POINTER));
  }

  @Test
  void withoutAReleaseThereIsNothingToVerify() {
    assertThatThrownBy(
            () -> ReleaseVerifier.verify(OutputDirectory.local(output.resolve("nowhere"))))
        .isInstanceOf(ReleaseMissingException.class)
        .hasMessageContaining("nowhere");
  }
}
