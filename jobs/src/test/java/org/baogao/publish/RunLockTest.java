package org.baogao.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baogao.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {
  @TempDir Path output;

  private RunLock lock(OutputDirectory directory) throws IOException {
    return directory.lock(Fixtures.CLOCK, Fixtures.RANDOM);
  }

  @Test
  void aSecondRunOfTheSameProcessIsToldWhoWorks() throws IOException {
    OutputDirectory directory = OutputDirectory.local(output);
    try (RunLock first = lock(directory)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(
                () -> lock(OutputDirectory.local(output.resolve("../" + output.getFileName()))))
            .isInstanceOf(RunLockedException.class)
            .hasMessageContaining(first.runId().value())
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("since 2026-11-22T12:00:00Z");
      }
      first.check();
      assertThat(Files.readString(output.resolve(".lock"), UTF_8))
          .contains("\"run_id\" : \"" + first.runId() + "\"");
    }
  }

  @Test
  void aClosedLockIsFreeForTheNextRunAndNoLongerHeld() throws IOException {
    OutputDirectory directory = OutputDirectory.local(output);
    RunLock first = lock(directory);
    first.close();
    first.close();

    assertThatThrownBy(first::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no longer holds the lock");
    try (RunLock second = lock(directory)) {
      second.check();
    }
  }

  @Test
  void aLockOfAnotherChannelOfThisProcessIsRespected() throws IOException {
    RunLock.Holder other =
        new RunLock.Holder(new RunId("20261122T025749123Z-3f9a"), "elsewhere", 42, Instant.EPOCH);
    Path file = output.resolve(".lock");
    Files.write(file, RunLock.toJson(other));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertThat(channel.lock().isValid()).isTrue();

      assertThatThrownBy(() -> lock(OutputDirectory.local(output)))
          .isInstanceOfSatisfying(
              RunLockedException.class, e -> assertThat(e.holder()).isEqualTo(other))
          .hasMessageContaining("on elsewhere, process 42");
    }
  }

  @Test
  void aKilledProcessLosesTheLockAtOnce() throws Exception {
    Process process =
        JavaProcess.of(LockHolder.class, List.of("-Xshare:auto"), List.of(output.toString()))
            .start();
    try {
      String runId = lineStartingWith("held ", process).substring("held ".length());
      assertThatThrownBy(() -> lock(OutputDirectory.local(output)))
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining("run %s on".formatted(runId))
          .hasMessageContaining("process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (RunLock next = lock(OutputDirectory.local(output))) {
      next.check();
    }
  }

  @Test
  void aRunThatWasKilledIsNotTakenForTheOneThatHasJustTheLock() throws IOException {
    Path text = output.resolve(RunLock.FILE_NAME);
    Files.writeString(text, "of a run that was killed");
    RunLock.NextRunId whileOthersLook =
        () -> {
          assertThat(text).isEmptyFile();
          return new RunId("20270101T000000000Z-0001");
        };

    LocalRunLock.acquire(output, Fixtures.CLOCK, whileOthersLook).close();
  }

  private static String lineStartingWith(String start, Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder before = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(start)) {
        return line;
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("The process ended with: " + before);
  }

  @Test
  void elsewhereTheFileIsTheLock() throws IOException {
    HadoopStorage storage = Fixtures.withoutLinks(output);
    OutputDirectory directory = new OutputDirectory(storage, step -> {});
    try (RunLock first = lock(directory)) {
      assertThatThrownBy(() -> lock(directory))
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining(first.runId().value());
      first.check();
    }
    assertThat(output.resolve(".lock")).doesNotExist();
    lock(directory).close();
    assertThat(Files.list(output)).isEmpty();
  }

  @Test
  void elsewhereAStaleLockIsTakenAwayAndItsRunFindsOut() throws IOException {
    HadoopStorage storage = Fixtures.withoutLinks(output);
    OutputDirectory directory = new OutputDirectory(storage, step -> {});
    RunLock dead = lock(directory);
    Files.setLastModifiedTime(
        output.resolve(".lock"), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

    try (RunLock next = lock(directory)) {
      next.check();
      assertThatThrownBy(() -> directory.begin(dead))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no longer holds the lock");
      dead.close();
      next.check();
    }
  }

  @Test
  void theNextRunIdIsLaterThanEveryTraceOfARun() throws IOException {
    int year = 2027;
    for (String trace :
        List.of("releases/.building-%s", "runs/%s.parquet", "runs/.started-%s", "releases/%s")) {
      RunId latest = new RunId(year + "0101T000000000Z-ffff");
      Files.createDirectories(output.resolve(trace.formatted(latest)));
      try (RunLock lock = lock(OutputDirectory.local(output))) {
        assertThat(lock.runId()).isGreaterThan(latest);
      }
      year++;
    }
  }

  /** A process that takes the lock, says so and waits to be killed. */
  static final class LockHolder {
    private LockHolder() {}

    // checkstyle: console output
    public static void main(String[] arguments) throws Exception {
      RunLock lock =
          OutputDirectory.local(Path.of(arguments[0])).lock(Fixtures.CLOCK, Fixtures.RANDOM);
      System.out.println("held " + lock.runId());
      Thread.sleep(Duration.ofMinutes(1).toMillis());
      lock.close();
    }
    // checkstyle: on
  }
}
