package org.baogao;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program of the tests in a JVM of its own, with the tests' class path. */
public final class JavaProcess {
  private JavaProcess() {}

  /**
   * A process to start; errors go where its output goes.
   *
   * @param options of the JVM
   */
  public static ProcessBuilder of(Class<?> program, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-cp");
    // Surefire's own class path is a jar with nothing but a manifest.
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
