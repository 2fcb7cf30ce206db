package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aLineCountsAndSaysHowMuchTimeIsLeft() {
    assertThat(Progress.line("read", 12, "files", 948, 237))
        .isEqualTo("read         12.0 s, 237 of 948 files, 36 s left");
    assertThat(Progress.line("read", 600, "files", 20_000, 5_000))
        .isEqualTo("read        600.0 s, 5,000 of 20,000 files, 30 min left");
  }

  @Test
  void aLineSaysNothingThatIsNotKnown() {
    assertThat(Progress.line("check", 1.26, "", Progress.UNKNOWN, 0))
        .isEqualTo("check         1.3 s");
    assertThat(Progress.line("structure", 1.26, "tables", Progress.UNKNOWN, 2))
        .isEqualTo("structure     1.3 s, 2 tables");
    assertThat(Progress.line("read", 2, "files", 37, 0))
        .isEqualTo("read          2.0 s, 0 of 37 files");
    // Retried tasks count files twice.
    assertThat(Progress.line("read", 2, "files", 37, 40))
        .isEqualTo("read          2.0 s, 37 of 37 files");
  }

  @Test
  void longCountsGoOnInTheNextLine() {
    assertThat(
            Progress.wrapped(
                List.of(
                    "structure    32.0 s",
                    ", 4,296 regions",
                    ", 2 rejects",
                    ", 61 removals",
                    ", 42 reports",
                    ", 1,205,994 sentences")))
        .isEqualToNormalizingNewlines(
            """
            structure    32.0 s, 4,296 regions, 2 rejects, 61 removals, 42 reports,
                                 1,205,994 sentences""");
  }
}
