package org.baogao.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/nightly} over a launcher that does what the test tells it. */
class NightlyTest {
  private static final String LAUNCHER =
      """
      #!/usr/bin/env bash
      printf '%s|' "$LC_ALL" "$TZ" "${BAOGAO_MEMORY:-}" "$@"
      echo
      if read -r answer; then echo "asked: $answer"; fi
      if [ "$1" = verify ]; then exit "${VERIFY_CODE:-0}"; fi
      [ -z "${STARTED:-}" ] || touch "$STARTED"
      if [ -n "${WAIT:-}" ]; then exec sleep 60; fi
      exit "${CODE:-0}"
      """;

  /** Runs a command that may write to no file, but to its output. */
  private static final String LIMITED =
      "trap '' XFSZ; { ulimit -f 0; \"$@\"; } 2>&1 | cat; exit ${PIPESTATUS[0]}";

  @TempDir Path folder;
  private Path script;
  private Path logs;
  private Path metrics;

  @BeforeEach
  void install() throws Exception {
    assumeTrue(Shell.has("bash") && Shell.has("flock"), "Skipped: there is no bash or no flock");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    script = Files.copy(Path.of("../bin/nightly"), bin.resolve("nightly"));
    Path launcher = Files.writeString(bin.resolve("baogao"), LAUNCHER);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    logs = folder.resolve("logs");
    metrics = Files.createDirectory(folder.resolve("metrics"));
    settings(
        """
        # A comment

        BAOGAO_INPUT=/some where/a;hdfs:///b
        BAOGAO_OUTPUT="/out put"
        BAOGAO_LOGS=%s
        BAOGAO_LOGS_KEPT=3
        BAOGAO_METRICS=%s
        BAOGAO_KEEP=4
        BAOGAO_MEMORY=2g
        BAOGAO_OPTIONS=--full --reports /r.csv
        """
            .formatted(logs, metrics));
  }

  private void settings(String text) throws Exception {
    Files.writeString(folder.resolve("baogao.env"), text);
  }

  private Shell.Result nightly(Map<String, String> environment, String... arguments)
      throws Exception {
    return Shell.run(folder, environment, words(arguments));
  }

  private List<String> words(String... arguments) {
    return Stream.concat(
            Stream.of("bash", script.toString(), "--config", folder + "/baogao.env"),
            Stream.of(arguments))
        .toList();
  }

  /** A limit on the size of files stands for a disk that is full. */
  @Test
  void aDiskWithoutRoomForLogsCostsNoNightAndChangesNoExitCode() throws Exception {
    String before = "baogao_night_last_success_timestamp_seconds 1\n";
    Path prom = Files.writeString(metrics.resolve("baogao_night.prom"), before);
    for (int code : List.of(0, 3)) {
      Path started = folder.resolve("started" + code);
      List<String> full =
          Stream.concat(Stream.of("bash", "-c", LIMITED, "full"), words().stream()).toList();

      Shell.Result night =
          Shell.run(
              folder, Map.of("CODE", String.valueOf(code), "STARTED", started.toString()), full);

      assertThat(night.code()).as(night.text()).isEqualTo(code);
      assertThat(started).exists();
      assertThat(night.text()).contains("can't write to " + logs, "can't be written to " + prom);
      assertThat(prom).hasContent(before);
    }
  }

  @Test
  void aGoodNightIsOneLineALogFileAndMetrics() throws Exception {
    Shell.Result night = nightly(Map.of());

    assertThat(night.code()).isZero();
    assertThat(night.text().lines())
        .singleElement()
        .asString()
        .startsWith("nightly: done in ")
        .contains(logs.toString());
    assertThat(Files.readString(logs.resolve("latest.log")).lines())
        .contains(
            ("C.UTF-8|UTC|2g|run|--input|/some where/a|hdfs:///b|--output|/out put|--keep|4|"
                    + "--metrics|%s/baogao.prom|--full|--reports|/r.csv|")
                .formatted(metrics))
        .noneMatch(line -> line.startsWith("asked"));
    Map<String, Long> written = metrics();
    assertThat(written)
        .containsOnlyKeys(
            "baogao_night_start_timestamp_seconds",
            "baogao_night_end_timestamp_seconds",
            "baogao_night_exit_code",
            "baogao_night_last_success_timestamp_seconds")
        .containsEntry("baogao_night_exit_code", 0L);
    assertThat(metrics.toFile().list()).containsExactly("baogao_night.prom");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 137})
  void theExitCodeOfTheRunIsPassedOnAndWrittenDown(int code) throws Exception {
    nightly(Map.of());
    long good = metrics().get("baogao_night_last_success_timestamp_seconds");

    Shell.Result night = nightly(Map.of("CODE", Integer.toString(code)));

    assertThat(night.code()).isEqualTo(code);
    assertThat(night.text()).contains("exit code " + code, "C.UTF-8|UTC|");
    assertThat(metrics())
        .containsEntry("baogao_night_exit_code", (long) code)
        .containsEntry("baogao_night_last_success_timestamp_seconds", good);
  }

  @Test
  void aDamagedReleaseIsFour() throws Exception {
    assertThat(nightly(Map.of("BAOGAO_VERIFY", "yes")).code()).isZero();
    assertThat(Files.readString(logs.resolve("latest.log")))
        .contains("|verify|--output|/out put|--files-only|");
    assertThat(nightly(Map.of("BAOGAO_VERIFY", "yes", "VERIFY_CODE", "4")).code()).isEqualTo(4);
  }

  @Test
  void aClockThatJumpedBackCostsANightNotItsLogFile() throws Exception {
    Files.createDirectories(logs);
    for (int day = 1; day <= 5; day++) {
      Files.writeString(logs.resolve("nightly-2199010%dT000000Z-1.log".formatted(day)), "later");
    }

    nightly(Map.of());

    assertThat(Files.readString(logs.resolve("latest.log"))).contains("exit code 0");
    try (Stream<Path> left = Files.list(logs)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .hasSize(3 + 2)
          .contains("nightly-21990104T000000Z-1.log", "nightly-21990105T000000Z-1.log");
    }
  }

  @Test
  void onlyTheNewestLogFilesAreKept() throws Exception {
    for (int day = 1; day <= 9; day++) {
      Files.createDirectories(logs);
      Files.writeString(logs.resolve("nightly-2020010%dT000000Z-1.log".formatted(day)), "old");
    }
    Files.writeString(logs.resolve("notes.log"), "not ours");

    nightly(Map.of());

    try (Stream<Path> left = Files.list(logs)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .hasSize(3 + 3)
          .contains(
              "nightly-20200108T000000Z-1.log",
              "nightly-20200109T000000Z-1.log",
              "notes.log",
              "latest.log",
              ".nightly.lock");
    }
  }

  @Test
  void aSecondNightIsToldWhichOneIsAtWorkAndASignalEndsTheFirst() throws Exception {
    Path began = folder.resolve("began");
    Path printed = folder.resolve("printed.txt");
    Process first =
        Shell.command(folder, Map.of("WAIT", "yes", "STARTED", began.toString()), words())
            .redirectOutput(printed.toFile())
            .start();
    try {
      for (int i = 0; i < 500 && !Files.exists(began); i++) {
        TimeUnit.MILLISECONDS.sleep(20);
      }

      Shell.Result second = nightly(Map.of());

      assertThat(second.code()).isEqualTo(5);
      assertThat(second.text()).contains("another night is at work: process " + first.pid());
      first.destroy();
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(first.exitValue()).isEqualTo(128 + 15);
      assertThat(metrics()).containsEntry("baogao_night_exit_code", 143L);
      assertThat(Files.readString(printed)).contains("killed by signal 15");
      assertThat(nightly(Map.of()).code()).as("the lock is gone with the process").isZero();
    } finally {
      first.destroyForcibly();
    }
  }

  @Test
  void wrongSettingsAreTwoAndNamed() throws Exception {
    assertThat(nightly(Map.of(), "--fast")).matches(refusedWith("found --fast"));
    assertThat(nightly(Map.of("BAOGAO_LOGS_KEPT", "0"))).matches(refusedWith("from 1, found 0"));
    assertThat(nightly(Map.of("BAOGAO_VERIFY", "ja"))).matches(refusedWith("yes or no, found ja"));
    settings("BAOGAO_INPUT=/a\nBAOGAO_OUPUT=/b\n");
    assertThat(nightly(Map.of())).matches(refusedWith("line 2: unknown setting BAOGAO_OUPUT"));
    settings("BAOGAO_INPUT\n");
    assertThat(nightly(Map.of())).matches(refusedWith("line 1: expected KEY=VALUE"));
    settings("BAOGAO_INPUT=$(touch x)\n");
    assertThat(nightly(Map.of())).matches(refusedWith("BAOGAO_OUTPUT is not set"));
    assertThat(folder.resolve("x")).as("settings are not executed").doesNotExist();
    Files.delete(folder.resolve("baogao.env"));
    assertThat(nightly(Map.of())).matches(refusedWith("can't read the settings"));
    assertThat(logs).doesNotExist();
  }

  private static java.util.function.Predicate<Shell.Result> refusedWith(String message) {
    return result -> result.code() == 2 && result.text().contains(message);
  }

  @Test
  void aDryRunAndHelpWriteNothing() throws Exception {
    Shell.Result dry = nightly(Map.of(), "--dry-run");
    Shell.Result help = nightly(Map.of(), "--help");

    assertThat(dry.code()).isZero();
    assertThat(dry.text()).contains("Command: ", "|--reports|/r.csv|--dry-run|", "the newest 3");
    assertThat(help.code()).isZero();
    assertThat(help.text()).startsWith("Usage: bin/nightly");
    assertThat(logs).doesNotExist();
    assertThat(metrics).isEmptyDirectory();
  }

  @Test
  void theExampleOfSettingsIsReadWithoutComplaint() throws Exception {
    settings(
        Files.readString(Path.of("../deploy/baogao.env")).replaceAll("(?m)^#(?=[A-Z_]+=)", ""));

    Shell.Result dry = nightly(Map.of(), "--dry-run");

    assertThat(dry.code()).as(dry.text()).isZero();
    assertThat(dry.text()).contains("/srv/baogao/output", "--least-of-year-before");
  }

  private Map<String, Long> metrics() throws Exception {
    Map<String, Long> values = new HashMap<>();
    String family = "";
    for (String line : Files.readAllLines(metrics.resolve("baogao_night.prom"))) {
      String[] words = line.split(" ");
      if (line.startsWith("# TYPE ")) {
        family = words[2];
        assertThat(words[3]).isEqualTo("gauge");
      } else if (!line.startsWith("# HELP ")) {
        assertThat(words).hasSize(2);
        assertThat(words[0]).isEqualTo(family);
        values.put(words[0], Long.valueOf(words[1]));
      }
    }
    return values;
  }
}
