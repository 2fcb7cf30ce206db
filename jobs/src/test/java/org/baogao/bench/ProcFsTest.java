package org.baogao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcFsTest {

  @Test
  void cpuTimesAreReadBehindTheNameWhateverItHolds() {
    String stat = "4711 (a) (b) R 1 4711 4711 0 -1 4194560 9 8 7 6 150 50 1000 25 20 0 33 0 99\n";

    assertThat(ProcFs.parseStat(stat)).isEqualTo(new ProcFs.CpuSeconds(2.0, 10.25));
  }

  @Test
  void aLineThatIsCutShortSaysNothing() {
    assertThat(ProcFs.parseStat("4711 (java) R 1 2 3")).isNull();
    assertThat(ProcFs.parseStat("")).isNull();
  }

  @Test
  void memoryIsReadInBytes() {
    String status = "Name:\tjava\nVmPeak:\t 9999 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n";

    assertThat(ProcFs.parseStatus(status)).isEqualTo(new ProcFs.Memory(1L << 20, 2L << 20));
  }

  @Test
  void aProcessThatHasEndedHasNoMemory() {
    assertThat(ProcFs.parseStatus("Name:\tjava\nState:\tZ (zombie)\n")).isNull();
  }

  @Test
  void aCopyOfItsParentIsToldFromAProgramOfItsOwn() throws IOException {
    assumeTrue(ProcFs.exists(), "There is no /proc");
    // The outer shell copies itself for the brackets; the inner one says who the copy is.
    Process shell =
        new ProcessBuilder("bash", "-c", "( bash -c 'echo $PPID $$; read'; true ); true").start();
    try (BufferedReader output = shell.inputReader(UTF_8)) {
      List<ProcessHandle> processes =
          Arrays.stream(output.readLine().split(" "))
              .map(Long::parseLong)
              .map(pid -> ProcessHandle.of(pid).orElseThrow())
              .toList();

      assertThat(processes)
          .extracting(ProcFs::isCopyOfItsParent)
          .as("the copy, and the program that it started")
          .containsExactly(true, false);
    } finally {
      shell.destroy();
    }
  }
}
