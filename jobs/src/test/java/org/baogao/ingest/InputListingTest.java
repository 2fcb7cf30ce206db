package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
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
  void aGlobListsAndRefusesWhatTheWalkOfAFolderWould() throws IOException {
    HostileFiles.plant(folder.resolve("in"), HostileFiles.files("http://localhost", "/secret"));
    Files.writeString(folder.resolve("in/places/会议10:30.txt"), "甲");
    InputListing walked = list("in");
    InputListing matched = list("in/*");

    assertThat(paths(matched)).isEqualTo(paths(walked)).contains("places/会议10:30.txt");
    assertThat(matched.rejects()).hasSameElementsAs(walked.rejects());
    assertThat(matched.roots()).isEqualTo(walked.roots());
    for (String glob :
        List.of("in/places/*", "in/{places,names}/*", "in/p*/*.txt", "in/p*/{*,x}")) {
      List<String> found = paths(list(glob));
      assertThat(found).as(glob).anyMatch(path -> path.endsWith("会议10:30.txt"));
      assertThat(list(glob).rejects())
          .as(glob)
          .extracting(reject -> reject.sourcePath().replace("places/", ""))
          .contains("nothing.txt", "zero.txt", "bytes-\uFFFD.txt", "bytes-\uFFFD.txt~2");
    }
    assertThat(paths(list("in/names/*"))).contains("a\nb\r\n.txt", "back\\slash.txt");
  }

  @Test
  void aFolderThatCanNotBeEnteredOnTheWayOfAGlobIsAReject() throws IOException {
    write("in/2020/a.txt");
    write("in/2021.txt");
    Files.createSymbolicLink(folder.resolve("in/2022"), folder.resolve("nowhere"));
    Path denied = Files.createDirectory(folder.resolve("in/2023"));
    Files.setPosixFilePermissions(denied, Set.of());
    boolean administrator = Files.isReadable(denied);

    for (String glob : List.of("in/*/*.txt", "in/{*/a.txt,*/*.txt}", "in/{2023,*}/a.txt")) {
      InputListing listing = list(glob);
      assertThat(paths(listing)).as(glob).containsExactly("2020/a.txt");
      assertThat(listing.rejects())
          .as(glob)
          .extracting(Reject::sourcePath)
          .containsExactlyInAnyOrderElementsOf(
              administrator ? List.of("2022") : List.of("2022", "2023"));
    }
    Files.setPosixFilePermissions(denied, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void whatSeveralAlternativesOfAGlobLeadToIsListedOnce() throws IOException {
    write("in/a/x.txt");
    write("in/a/y.txt");
    write("in/b/.hidden/z.txt");
    Files.createSymbolicLink(folder.resolve("in/a/gone"), folder.resolve("nowhere"));

    for (String glob :
        List.of("in/{a,a/x.txt}", "in/{a/x.txt,a/*}", "in/{*/*,a,a/gone}", "in/{,a/x.txt}")) {
      InputListing listing = list(glob);
      assertThat(paths(listing)).as(glob).containsExactly("a/x.txt", "a/y.txt");
      assertThat(listing.rejects())
          .as(glob)
          .extracting(Reject::sourcePath)
          .containsExactly("a/gone");
    }
    assertThat(list("in/{*/*,b/*}").skipped()).isEqualTo(1);
  }

  @Test
  void aGlobOnAnotherFileSystemMatchesAsOnTheLocalDisk() throws IOException {
    write("in/2020/a.txt");
    write("in/2020/b.csv");
    write("in/[2021]/c 报告%20#.txt");
    write("in/2022/.hidden/d.txt");
    write("in/2022/_d.txt");
    for (String glob :
        List.of(
            "in/*/*.txt",
            "in/20*",
            "in/{2020,*}/a.*",
            "in/\\[*\\]/c*",
            "in/*/a.txt",
            "in/2022/*")) {
      InputListing near = list(glob);
      InputListing far =
          InputListing.of(
              List.of(RemoteFiles.uri(folder.resolve(glob))), RemoteFiles.configuration());
      assertThat(paths(far)).as(glob).isEqualTo(paths(near));
      assertThat(far.skipped()).as(glob).isEqualTo(near.skipped());
    }
    String missing = RemoteFiles.uri(folder.resolve("in/*/missing.txt"));
    assertThatThrownBy(() -> InputListing.of(List.of(missing), RemoteFiles.configuration()))
        .isInstanceOf(InputMissingException.class);
  }

  @Test
  void aFolderThatCanNotBeListedOnTheWayOfAGlobElsewhereIsAReject() throws IOException {
    write("in/2020/a.txt");
    write("in/locked/b.txt");
    for (String glob : List.of("in/*/*.txt", "in/*", "in/{locked,2020}/*")) {
      InputListing listing =
          InputListing.of(
              List.of(RemoteFiles.uri(folder.resolve(glob))), RemoteFiles.configuration());
      assertThat(paths(listing)).as(glob).containsExactly("2020/a.txt");
      assertThat(listing.rejects())
          .as(glob)
          .singleElement()
          .satisfies(
              reject -> {
                assertThat(reject.sourcePath()).isEqualTo("locked");
                assertThat(reject.reasonCode()).isEqualTo(ReasonCode.FILE_UNREADABLE);
              });
    }
  }

  @Test
  void aWildcardThatIsEscapedIsACharacter() throws IOException {
    write("in/[a]/x.txt");
    write("in/a/x.txt");
    assertThat(paths(list("in/\\[a\\]/*.txt"))).containsExactly("[a]/x.txt");
    assertThat(paths(list("in/[ab]/x.txt"))).containsExactly("a/x.txt");
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
    for (String glob : List.of("missing-*.txt", "missing/*.txt", "[a", "{a,../b}/*", "{a/b")) {
      assertThatThrownBy(() -> list(glob)).as(glob).isInstanceOf(InputMissingException.class);
    }
    assertThatThrownBy(() -> InputListing.of(List.of(""), new Configuration(false)))
        .isInstanceOf(InputMissingException.class);
  }
}
