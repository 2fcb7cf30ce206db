package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baogao.ingest.Fixtures.REPORT;
import static org.baogao.ingest.Fixtures.docx;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.pdf;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.Fixtures.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.baogao.report.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files where the machine is short of what they need. */
class ScarcityTest {
  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void aTemporaryFolderThatCanNotBeWrittenIsNoFaultOfTheFiles() throws Exception {
    String missing = folder.resolve("missing").toString();
    byte[] large = joined(HostileTexts.noise(1 << 20, 1), new byte[16 << 20]);
    byte[] archive =
        new ZipForge()
            .add(
                "large",
                large,
                said -> said.method(ZipForge.STORED).sizes(large.length, large.length))
            .add("a.txt", utf8(REPORT))
            .bytes();

    List<String> outcomes =
        ReadingProcess.outcomes(
            "-Djava.io.tmpdir=" + missing,
            file("a.docx", docx("", "甲")),
            file("a.doc", Fixtures.doc("甲\r")),
            file("a.pdf", pdf("a")),
            file("a.zip", archive),
            file("b.zip", zip("a.zip", archive, "a.docx", docx("", "甲"), "b.txt", utf8(REPORT))));

    String refused = " FILE_UNREADABLE: The temporary folder " + missing + " can't be used: ";
    assertThat(outcomes)
        .hasSize(7)
        .contains("a.doc DOC", "a.pdf PDF", "b.zip!/b.txt TEXT")
        .filteredOn(outcome -> outcome.contains(refused))
        .extracting(outcome -> outcome.substring(0, outcome.indexOf(' ')))
        .containsExactly("a.docx", "a.zip", "b.zip!/a.zip", "b.zip!/a.docx");
    assertThat(ReasonCode.FILE_UNREADABLE.mayPass()).isTrue();
  }
}
