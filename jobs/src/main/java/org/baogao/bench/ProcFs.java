package org.baogao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Linux tells of processes in {@code /proc}, see proc(5); nothing on other systems. */
final class ProcFs {
  private static final Path ROOT = Path.of("/proc");

  /** The unit of times in {@code stat}; 100 a second wherever a JDK 17 runs on Linux. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places in {@code stat}, counted behind the name in brackets. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final int CHILDREN_USER_TICKS = 13;
  private static final int CHILDREN_SYSTEM_TICKS = 14;
  private static final long BYTES_PER_KB = 1024;
  private static final String COMMAND = "cmdline";

  /**
   * The CPU time of a process.
   *
   * @param own user and system seconds of the process itself
   * @param ofEndedChildren those of the children that it waited for, and of theirs
   */
  record CpuSeconds(double own, double ofEndedChildren) {}

  /**
   * The memory of a process.
   *
   * @param residentBytes what it has now
   * @param peakBytes the most it had
   */
  record Memory(long residentBytes, long peakBytes) {}

  private ProcFs() {}

  /** Whether there is anything to read. */
  static boolean exists() {
    return Files.isReadable(ROOT.resolve("self").resolve("stat"));
  }

  /** The CPU time of a process; null where it is gone or the system does not tell. */
  static @Nullable CpuSeconds cpu(String process) {
    String stat = read(process, "stat");
    return stat == null ? null : parseStat(stat);
  }

  /** The memory of a process; null where it is gone or the system does not tell. */
  static @Nullable Memory memory(String process) {
    String status = read(process, "status");
    return status == null ? null : parseStatus(status);
  }

  /**
   * Whether a process still runs what its parent runs. So does one that a program of its own is yet
   * to take over, and until then it shows the memory of its parent as its own: a JVM that starts
   * {@code chmod} is there twice for a moment.
   */
  static boolean isCopyOfItsParent(ProcessHandle process) {
    String command = read(Long.toString(process.pid()), COMMAND);
    return command != null
        && process
            .parent()
            .map(parent -> command.equals(read(Long.toString(parent.pid()), COMMAND)))
            .orElse(false);
  }

  /** Memory of the machine in bytes; null where the system does not tell. */
  static @Nullable Long machineBytes() {
    String info = read("", "meminfo");
    return info == null ? null : kilobytes(info, "MemTotal:");
  }

  private static @Nullable String read(String process, String file) {
    try {
      return Files.readString(ROOT.resolve(process).resolve(file));
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads {@code /proc/PID/stat}; the name in brackets may hold blanks and brackets itself. */
  static @Nullable CpuSeconds parseStat(String stat) {
    int name = stat.lastIndexOf(')');
    String[] fields = stat.substring(name + 1).strip().split(" ", -1);
    if (name < 0 || fields.length <= CHILDREN_SYSTEM_TICKS) {
      return null;
    }
    return new CpuSeconds(
        seconds(fields[USER_TICKS]) + seconds(fields[SYSTEM_TICKS]),
        seconds(fields[CHILDREN_USER_TICKS]) + seconds(fields[CHILDREN_SYSTEM_TICKS]));
  }

  private static double seconds(String ticks) {
    return Long.parseLong(ticks) / TICKS_PER_SECOND;
  }

  /** Reads {@code /proc/PID/status}; a process that has just ended has no memory lines. */
  static @Nullable Memory parseStatus(String status) {
    Long resident = kilobytes(status, "VmRSS:");
    Long peak = kilobytes(status, "VmHWM:");
    return resident == null || peak == null ? null : new Memory(resident, peak);
  }

  private static @Nullable Long kilobytes(String text, String key) {
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(key) && line.endsWith(" kB")) {
        String number = line.substring(key.length(), line.length() - " kB".length()).strip();
        return Long.parseLong(number) * BYTES_PER_KB;
      }
    }
    return null;
  }
}
