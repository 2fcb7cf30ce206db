package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baogao.ingest.Fixtures.REPORT;
import static org.baogao.ingest.Fixtures.docx;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.pdf;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.Fixtures.written;
import static org.baogao.ingest.Fixtures.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.baogao.report.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

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

  @Test
  void anEntryThatNeedsMoreMemoryThanThereIsLeavesTheOthersOfItsArchive() throws Exception {
    byte[] text = utf8(REPORT);
    byte[] packed = xzOfALargeDictionary(text);
    ZipForge one = new ZipForge();
    ZipForge many = new ZipForge();
    one.addPacked(ZipForge.Said.truly("x.txt", text, packed, ZipForge.XZ), packed);
    for (int i = 0; i < 20; i++) {
      many.addPacked(ZipForge.Said.truly(i + ".txt", text, packed, ZipForge.XZ), packed);
    }

    List<String> outcomes =
        ReadingProcess.outcomes(
            "-Xmx200m",
            file("one.zip", one.add("a.txt", text).bytes()),
            file("many.zip", many.bytes()));

    assertThat(outcomes)
        .hasSize(13)
        .startsWith(
            "one.zip!/x.txt OUT_OF_MEMORY: Reading the entry needs more memory than there is",
            "one.zip!/a.txt TEXT")
        .endsWith("many.zip ARCHIVE_TOO_LARGE: Unpacking stopped at entry 10 of 20");
    assertThat(outcomes.subList(2, 12)).allMatch(line -> line.contains(".txt OUT_OF_MEMORY: "));
  }

  /** A few bytes that ask for 1.5 GiB when they are unpacked. */
  private static byte[] xzOfALargeDictionary(byte[] content) {
    byte[] xz =
        written(
            out -> {
              try (XZOutputStream packing = new XZOutputStream(out, new LZMA2Options(0))) {
                packing.write(content);
              }
            });
    // The block's header: its length, flags, the filter, the length of what it is told, the size.
    int header = 12;
    int length = 4 * (xz[header] + 1);
    xz[header + 4] = 37;
    CRC32 crc = new CRC32();
    crc.update(xz, header, length - 4);
    ByteBuffer.wrap(xz)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(header + length - 4, (int) crc.getValue());
    return xz;
  }
}
