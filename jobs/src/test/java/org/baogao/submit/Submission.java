package org.baogao.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.run.ExitCode;

/** Command lines over the jar of this build, each in its own process. */
final class Submission {
  /** Of util-linux: starts a program with fewer rights. */
  static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JAR = TARGET.resolve("baogao.jar");
  private static final Path BIN = Path.of("../bin").toAbsolutePath().normalize();
  private static final long LONGEST_SECONDS = 600;
  private static final long LOOK_NANOS = 200_000;

  /** The exit code of a process that SIGKILL ended. */
  private static final int KILLED = 128 + 9;

  private static final String REPORT =
      """
      %1$d年北京市%2$s政府工作报告
      ——%1$d年1月8日在北京市%2$s第十七届人民代表大会第二次会议上
      各位代表：
      现在，我代表区人民政府，向大会报告工作，请予审议。
      一、过去一年工作回顾
      我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
      二、%1$d年工作安排
      我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
      """;

  private final ProcessBuilder builder;
  private final Path scratch;

  private Submission(Path scratch, List<String> command) {
    this.scratch = scratch;
    this.builder = new ProcessBuilder(command);
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("BAOGAO_MASTER", "local[2]");
    builder.environment().put("BAOGAO_MEMORY", "1g");
  }

  /** How a process ended and what it printed. */
  record Ended(int exitCode, String out, String err) {}

  /** {@code SparkSubmit} over the jar, as a cluster's spark-submit starts it. */
  static Submission sparkSubmit(Path scratch, String... arguments) throws IOException {
    return sparkSubmit(scratch, "local[2]", Map.of(), arguments);
  }

  /** The same with another master and settings of Spark; test classes are on the class path. */
  static Submission sparkSubmit(
      Path scratch, String master, Map<String, String> settings, String... arguments)
      throws IOException {
    String classes = TARGET.resolve("test-classes") + File.pathSeparator + sparkClasspath();
    List<String> command = java("-cp", classes, "org.apache.spark.deploy.SparkSubmit");
    Collections.addAll(command, "--master", master);
    Collections.addAll(command, "--properties-file", BIN.resolve("spark-defaults.conf").toString());
    settings.forEach((key, value) -> Collections.addAll(command, "--conf", key + "=" + value));
    Collections.addAll(command, "--class", "org.baogao.Main", JAR.toString());
    Collections.addAll(command, arguments);
    return new Submission(scratch, command);
  }

  /** The same to a standalone cluster. */
  static Submission toCluster(Path scratch, String master, String mode, String... arguments)
      throws IOException {
    List<String> command = java("-cp", sparkClasspath(), "org.apache.spark.deploy.SparkSubmit");
    Collections.addAll(command, "--master", master, "--deploy-mode", mode);
    Collections.addAll(command, "--driver-memory", "1g", "--executor-memory", "1g");
    Collections.addAll(command, "--executor-cores", "1", "--total-executor-cores", "2");
    Collections.addAll(command, "--properties-file", BIN.resolve("spark-defaults.conf").toString());
    Collections.addAll(command, "--class", "org.baogao.Main", JAR.toString());
    Collections.addAll(command, arguments);
    return new Submission(scratch, command);
  }

  /** A daemon of a standalone cluster. */
  static Process daemon(Path scratch, String type, String... arguments) throws IOException {
    List<String> command = java("-cp", sparkClasspath(), type);
    Collections.addAll(command, arguments);
    Submission submission = new Submission(scratch, command);
    submission.builder.environment().put("SPARK_HOME", sparkHome().toString());
    // Where it is missing, the launcher looks for the directories of a Spark build.
    submission.builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    submission.builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Path log = Files.createTempFile(scratch, "daemon", ".txt");
    return submission.builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** {@code bin/baogao}. */
  static Submission launcher(Path scratch, String... arguments) {
    List<String> command = new ArrayList<>(List.of(BIN.resolve("baogao").toString()));
    Collections.addAll(command, arguments);
    return new Submission(scratch, command);
  }

  /** Lines of a shell in a directory, as a reader types them. */
  static Submission script(Path scratch, Path directory, String lines) {
    Submission submission =
        new Submission(scratch, List.of("bash", "-euo", "pipefail", "-c", lines));
    submission.builder.directory(directory.toFile());
    return submission;
  }

  /** A directory in which {@code bin/baogao} is that of this checkout, and nothing else is. */
  static Path checkout(Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("checkout"));
    Path launcher = Files.createDirectory(root.resolve("bin")).resolve("baogao");
    Files.writeString(
        launcher,
        """
        #!/usr/bin/env bash
        exec '%s' "$@"
        """
            .formatted(BIN.resolve("baogao")),
        UTF_8);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return root;
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(
        command,
        "-Xmx1g",
        "-Dfile.encoding=UTF-8",
        "-Djdk.console=java.base",
        "-Dlog4j2.configurationFile=" + BIN.resolve("log4j2.properties").toUri(),
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    Collections.addAll(command, arguments);
    return command;
  }

  private static String sparkClasspath() throws IOException {
    return Files.readString(TARGET.resolve("spark.classpath"), UTF_8).strip();
  }

  Submission with(Map<String, String> environment) {
    builder.environment().putAll(environment);
    return this;
  }

  /** Takes away what lets root open files that it may not. */
  Submission withoutRootsRights() {
    List<String> command =
        new ArrayList<>(
            List.of(
                SETPRIV.toString(),
                "--bounding-set=-dac_override,-dac_read_search",
                "--inh-caps=-all"));
    command.addAll(builder.command());
    builder.command(command);
    return this;
  }

  /** Runs to the end. */
  Ended run() throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /**
   * What a killer waits for.
   *
   * @param line of the log
   * @param state of anything else
   */
  record Sight(Predicate<String> line, BooleanSupplier state) {
    /** No need to wait. */
    static final Sight NOW = of(() -> true);

    static Sight of(BooleanSupplier state) {
      return new Sight(line -> false, state);
    }

    static Sight ofLine(Predicate<String> line) {
      return new Sight(line, () -> false);
    }
  }

  /**
   * Kills the process with SIGKILL some time after something is seen; false if it was done before.
   */
  boolean killAt(Sight sight, Duration after) throws IOException, InterruptedException {
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    AtomicBoolean said = new AtomicBoolean();
    StringBuffer log = new StringBuffer();
    Thread reader =
        new Thread(
            () ->
                process
                    .errorReader(UTF_8)
                    .lines()
                    .forEach(
                        line -> {
                          log.append(line).append('\n');
                          said.compareAndSet(false, sight.line.test(line));
                        }),
            "log");
    // The process is dead, and its log with it.
    reader.setUncaughtExceptionHandler((thread, e) -> log.append(e));
    reader.start();
    while (process.isAlive() && !said.get() && !sight.state.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    process.waitFor(after.toNanos(), TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    int code = process.waitFor();
    reader.join();
    assertThat(code).as("killed or done: %s", log).isIn(KILLED, ExitCode.DONE);
    return code == KILLED;
  }

  /** Runs to the end, and does something at the first line of its log that fits. */
  Ended runAndOnce(Predicate<String> line, Runnable action)
      throws IOException, InterruptedException {
    StringBuilder err = new StringBuilder();
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .start();
    boolean done = false;
    try (BufferedReader log = process.errorReader(UTF_8)) {
      for (String text = log.readLine(); text != null; text = log.readLine()) {
        err.append(text).append('\n');
        if (!done && line.test(text)) {
          action.run();
          done = true;
        }
      }
    }
    assertThat(done).as("a line that fits in %s", err).isTrue();
    return new Ended(process.waitFor(), Files.readString(out), err.toString());
  }

  /** The manifest of the release that readers of an output find, once there is one. */
  static Optional<Manifest> manifest(Path output) throws IOException {
    OutputDirectory directory = OutputDirectory.local(output);
    Optional<Release> release =
        Files.exists(output) ? directory.currentRelease() : Optional.empty();
    return release.isEmpty() ? Optional.empty() : Optional.of(directory.manifest(release.get()));
  }

  /** The content hashes of its tables. */
  static Optional<String> tables(Path output) throws IOException {
    return manifest(output).map(Submission::tables);
  }

  static String tables(Manifest manifest) {
    return manifest.tables().entrySet().stream()
        .map(table -> table.getKey() + " " + table.getValue().contentHash())
        .collect(Collectors.joining("\n"));
  }

  /**
   * A few short reports, in folders whose names sort otherwise than their paths do ({@code -} comes
   * before {@code /}).
   */
  static Path reports(Path folder) throws IOException {
    Path input = folder.resolve("input");
    write(input.resolve("2021/海淀.txt"), 2021, "海淀区");
    write(input.resolve("2021-更多/东城.txt"), 2021, "东城区");
    write(input.resolve("2022/海淀.txt"), 2022, "海淀区");
    return input;
  }

  private static void write(Path file, int year, String region) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, REPORT.formatted(year, region), UTF_8);
  }

  /**
   * A directory laid out like an installed Spark: this build's Spark jars, and a {@code
   * bin/spark-submit} that does what Spark's own does with the options of {@code bin/baogao}.
   */
  static Path sparkHome() throws IOException {
    Path home = TARGET.resolve("spark home");
    Path jars = Files.createDirectories(home.resolve("jars"));
    try (Stream<Path> links = Files.list(jars)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
    for (String jar : sparkClasspath().split(File.pathSeparator)) {
      Path path = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
    }
    Path script = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(
        script,
        """
        #!/usr/bin/env bash
        set -eu
        echo "spark-submit of $SPARK_HOME" >&2
        arguments=("$@")
        options=()
        while [ $# -gt 0 ]; do
          case "$1" in
            --driver-memory) options+=("-Xmx$2"); shift ;;
            --driver-java-options) options+=($2); shift ;;
            *.jar) break ;;
          esac
          shift
        done
        for package in lang lang.invoke nio util; do
          options+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
        done
        options+=("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        exec "$JAVA_HOME/bin/java" "${options[@]}" -cp "$SPARK_HOME/jars/*" \\
          org.apache.spark.deploy.SparkSubmit "${arguments[@]}"
        """,
        UTF_8);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return home;
  }
}
