package org.baogao.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands of the machine, with all that they print. */
final class Shell {
  private static final long PATIENCE_SECONDS = 60;

  private Shell() {}

  /** How a command ended, and what it printed. */
  record Result(int code, String text) {}

  static boolean has(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  static ProcessBuilder command(Path folder, Map<String, String> environment, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BAOGAO_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    return builder;
  }

  static Result run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile("baogao-shell-", ".txt");
    try {
      Process process =
          command(folder, environment, words).redirectOutput(printed.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s did not end".formatted(words));
      }
      return new Result(process.exitValue(), Files.readString(printed, UTF_8));
    } finally {
      Files.delete(printed);
    }
  }
}
