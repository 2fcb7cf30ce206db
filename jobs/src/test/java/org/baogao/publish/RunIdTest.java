package org.baogao.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunIdTest {
  private static final Random RANDOM = new Random(1);

  @Test
  void itSaysWhenTheRunStarted() {
    RunId id = RunId.next(Instant.parse("2026-11-22T02:57:49.123456Z"), Optional.empty(), RANDOM);

    assertThat(id.value()).matches("20261122T025749123Z-[0-9a-f]{4}");
    assertThat(id.instant()).isEqualTo("2026-11-22T02:57:49.123Z");
  }

  @Test
  void itIsLaterThanTheLatestThoughTheClockJumpedBack() {
    RunId latest = new RunId("20261122T025749999Z-ffff");

    RunId id = RunId.next(Instant.parse("2020-01-01T00:00:00Z"), Optional.of(latest), RANDOM);

    assertThat(id).isGreaterThan(latest);
    assertThat(id.value()).startsWith("20261122T025750000Z-");
  }

  @Test
  void itIsLaterThanTheLatestOfTheSameMillisecond() {
    RunId latest = new RunId("20261122T025749123Z-0000");

    RunId id = RunId.next(Instant.parse("2026-11-22T02:57:49.123Z"), Optional.of(latest), RANDOM);

    assertThat(id).isGreaterThan(latest);
  }

  @Test
  void otherTextsAreRefused() {
    assertThat(RunId.of("latest")).isEmpty();
    assertThat(RunId.of("20261322T025749123Z-0000")).isEmpty();
    assertThatThrownBy(() -> new RunId("../../etc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a run id: '../../etc'");
  }

  @Test
  void itIsFoundInTheNameOfARunsFile() {
    assertThat(RunId.startOf("20261122T025749123Z-0000.parquet"))
        .contains(new RunId("20261122T025749123Z-0000"));
    assertThat(RunId.startOf("_SUCCESS")).isEmpty();
  }
}
