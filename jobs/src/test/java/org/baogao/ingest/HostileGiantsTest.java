package org.baogao.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.baogao.JavaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a gigabyte, bombs and endless pages, each within a minute or two and a small heap. */
@Tag("slow")
class HostileGiantsTest {
  /** A third of what the other tests have, and less than any of the giants. */
  private static final String HEAP = "-Xmx1g";

  private static final int LONGEST_MINUTES = 10;

  /** The parser's limit, and what comes before and after parsing. */
  private static final int LONGEST_SECONDS_OF_ONE = 90;

  @TempDir Path folder;

  @Test
  void eachGiantIsRefusedInTimeAndInASmallHeap() throws Exception {
    Path output = folder.resolve("output.txt");
    Process process =
        JavaProcess.of(HostileGiants.class, List.of(HEAP), List.of())
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    List<String> lines =
        Files.readAllLines(output, StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("right ") || line.startsWith("WRONG "))
            .toList();
    System.out.println("hostile giants in a heap of 1 GB:\n" + String.join("\n", lines));

    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(lines).hasSize(20).allMatch(line -> line.startsWith("right "));
    assertThat(lines)
        .allMatch(line -> Integer.parseInt(line.split(" ", -1)[2]) < LONGEST_SECONDS_OF_ONE);
  }
}
