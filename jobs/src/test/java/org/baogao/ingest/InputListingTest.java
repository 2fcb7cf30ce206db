package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are found under inputs, and under which paths. */
class InputListingTest {
  @TempDir private Path folder;

  private InputListing list(String... inputs) {
    return InputListing.of(
        List.of(inputs).stream().map(input -> folder.resolve(input).toString()).toList(),
        new Configuration(false));
  }

  private static List<String> paths(InputListing listing) {
    return listing.files().stream().map(SourceFile::sourcePath).toList();
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "甲");
  }

  @Test
  void filesComeInTheOrderOfTheirNamesWithPathsBelowTheRoot() throws IOException {
    write("in/b/2021.txt");
    write("in/b 报告/a:b#1%20\n.txt");
    write("in/a.txt");
    write("in/b.txt");
    InputListing listing = list("in");
    assertThat(paths(listing))
        .containsExactly("a.txt", "b/2021.txt", "b 报告/a:b#1%20\n.txt", "b.txt");
    assertThat(listing.roots()).containsOnlyKeys("in").containsValue("file:" + folder + "/in");
    assertThat(listing.files()).allMatch(file -> file.bytes() == 3);
  }

  @Test
  void everyFileFoundCanBeOpened() throws IOException {
    write("in/a:b#1%20\n甲.txt");
    SourceFile file = list("in").files().get(0);
    try (InputStream stream = file.content(new Configuration(false)).open()) {
      assertThat(stream.readAllBytes()).hasSize(3);
    }
  }

  @Test
  void hiddenAndSystemFilesAreSkippedAndCounted() throws IOException {
    write("in/.hidden/a.txt");
    write("in/_temporary/a.txt");
    write("in/_SUCCESS");
    write("in/Thumbs.db");
    write("in/~$report.docx");
    write("in/a.txt");
    InputListing listing = list("in");
    assertThat(paths(listing)).containsExactly("a.txt");
    assertThat(listing.skipped()).isEqualTo(5);
  }

  @Test
  void aSingleFileIsKnownByItsName() throws IOException {
    write("in/a.txt");
    assertThat(paths(list("in/a.txt"))).containsExactly("a.txt");
  }

  @Test
  void severalInputsAreToldApartByTheirLabels() throws IOException {
    write("x/in/a.txt");
    write("y/in/a.txt");
    write("z/a.txt");
    write("w/a.txt");
    InputListing listing = list("x/in", "y/in", "z/a.txt", "w/a.txt");
    assertThat(paths(listing)).containsExactly("in/a.txt", "in~2/a.txt", "a.txt", "a~2.txt");
    assertThat(listing.roots().keySet()).containsExactly("in", "in~2", "a.txt", "a~2.txt");
  }

  @Test
  void aGlobHasItsRootAboveTheFirstWildcard() throws IOException {
    write("in/2021/x/a.txt");
    write("in/2022/x/b.txt");
    write("in/other/x/c.txt");
    write("in/2021/x/d.csv");
    InputListing listing = list("in/20*/x/*.txt");
    assertThat(paths(listing)).containsExactly("2021/x/a.txt", "2022/x/b.txt");
    assertThat(listing.roots()).containsOnlyKeys("in");
    assertThat(paths(list("in/20??")))
        .containsExactly("2021/x/a.txt", "2021/x/d.csv", "2022/x/b.txt");
  }

  @Test
  void aFolderWithWildcardsInItsNameIsAFolder() throws IOException {
    write("in[1]/a.txt");
    assertThat(paths(list("in[1]"))).containsExactly("a.txt");
  }

  @Test
  void linksCanNotMakeACircle() throws IOException {
    write("in/a/a.txt");
    Files.createSymbolicLink(folder.resolve("in/a/up"), folder.resolve("in"));
    Files.createSymbolicLink(folder.resolve("in/b"), folder.resolve("in/a"));
    Files.createSymbolicLink(folder.resolve("in/self"), folder.resolve("in/self"));
    Files.createSymbolicLink(folder.resolve("in/c.txt"), folder.resolve("in/a/a.txt"));
    InputListing listing = list("in");
    assertThat(paths(listing)).containsExactly("a/a.txt", "c.txt");
    assertThat(listing.rejects()).extracting(Reject::sourcePath).containsExactly("self");
  }

  @Test
  void aLinkToNothingIsARejectAndNotLost() throws IOException {
    write("in/a.txt");
    Files.createSymbolicLink(folder.resolve("in/gone.txt"), folder.resolve("nowhere"));
    InputListing listing = list("in");
    assertThat(listing.rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.sourcePath()).isEqualTo("gone.txt");
              assertThat(reject.reasonCode()).isEqualTo(ReasonCode.FILE_UNREADABLE);
            });
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> list("missing"))
        .isInstanceOf(InputMissingException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> list("missing-*.txt")).isInstanceOf(InputMissingException.class);
    assertThatThrownBy(() -> InputListing.of(List.of(""), new Configuration(false)))
        .isInstanceOf(InputMissingException.class);
  }
}
