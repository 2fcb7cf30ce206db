package org.baogao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs to its end while it is watched, with all the processes that it starts.
 *
 * <p>CPU time is exact: it is what the kernel adds to this process when it has waited for the
 * command. Peak memory is the largest sum of resident memory over the tree that was seen in looks
 * {@value #LOOK_MILLIS} ms apart, or the peak of one process of it where that is more.
 */
final class ChildProcess {
  private static final int LOOK_MILLIS = 200;
  private static final int LINES_OF_A_COMPLAINT = 20;
  private static final double NANOS = 1e9;

  /**
   * A line that the command wrote to its error output.
   *
   * @param second when it came, from the command's start
   * @param text the line
   */
  record Line(double second, String text) {}

  /**
   * How a command went.
   *
   * @param output what it wrote to its standard output
   * @param lines what it wrote to its error output
   * @param cost of the whole process tree
   * @param peakBytes its peak memory; null where the system does not tell
   * @param cpu how its CPU time grew
   */
  record Ended(String output, List<Line> lines, Cost cost, @Nullable Long peakBytes, CpuLine cpu) {
    /** Copies the lines. */
    Ended {
      lines = List.copyOf(lines);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final CpuLine cpu = new CpuLine();
  private final Process process;
  private final long start;
  private long peakBytes;

  private ChildProcess(Process process, long start) {
    this.process = process;
    this.start = start;
  }

  /**
   * Runs a command.
   *
   * @param environment what to set beside this process's own; an empty value takes a name away
   * @param output a file for its standard output
   * @throws FailedCommandException where its exit code is not 0
   */
  static Ended run(List<String> command, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(output.toFile());
    ProcFs.CpuSeconds before = ProcFs.cpu("self");
    long start = System.nanoTime();
    Process process = builder.start();
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return new ChildProcess(process, start).watch(command, before, output);
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
  }

  private Ended watch(List<String> command, ProcFs.@Nullable CpuSeconds before, Path output)
      throws IOException, InterruptedException {
    Thread reader = new Thread(this::readLines, "bench-lines");
    reader.setDaemon(true);
    reader.start();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      look();
    }
    double wall = seconds();
    reader.join();
    ProcFs.CpuSeconds after = ProcFs.cpu("self");
    Double cpuSeconds =
        before == null || after == null ? null : after.ofEndedChildren() - before.ofEndedChildren();
    if (cpuSeconds != null) {
      cpu.add(wall, cpuSeconds);
    }
    if (process.exitValue() != 0) {
      throw new FailedCommandException(
          "%s ended with %d:%n%s".formatted(command, process.exitValue(), lastLines()));
    }
    return new Ended(
        Files.readString(output),
        lines,
        new Cost(wall, cpuSeconds),
        peakBytes == 0 ? null : peakBytes,
        cpu);
  }

  private String lastLines() {
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES_OF_A_COMPLAINT))
        .map(Line::text)
        .reduce("", (text, line) -> text + line + "\n");
  }

  private void readLines() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(new Line(seconds(), line));
      }
    } catch (IOException e) {
      lines.add(new Line(seconds(), "The error output can't be read: " + e));
    }
  }

  private void look() {
    double second = seconds();
    double cpuSeconds = 0;
    long resident = 0;
    try (Stream<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
      for (ProcessHandle one : (Iterable<ProcessHandle>) tree::iterator) {
        String id = Long.toString(one.pid());
        ProcFs.CpuSeconds used = ProcFs.cpu(id);
        cpuSeconds += used == null ? 0 : used.own() + used.ofEndedChildren();
        // Asked before, since it may begin a program of its own in between.
        boolean copy = ProcFs.isCopyOfItsParent(one);
        ProcFs.Memory memory = ProcFs.memory(id);
        if (memory != null && !copy) {
          resident += memory.residentBytes();
          peakBytes = Math.max(peakBytes, memory.peakBytes());
        }
      }
    }
    peakBytes = Math.max(peakBytes, resident);
    if (cpuSeconds > 0) {
      cpu.add(second, cpuSeconds);
    }
  }

  private double seconds() {
    return (System.nanoTime() - start) / NANOS;
  }
}
