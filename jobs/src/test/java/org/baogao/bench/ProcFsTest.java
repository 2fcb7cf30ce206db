package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
}
