package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the tests of {@code src/test/browser} over a page, in a real browser; pictures of it stay in
 * {@code target/browser}. Where node, Chromium or the driver between them is missing, the calling
 * test is skipped and says so.
 */
public final class Browser {
  /** What the tests leave: pictures, and {@link #COMMANDS}. */
  public static final Path PICTURES = Path.of("target", "browser").toAbsolutePath();

  /** The commands that the page gives for some cells, with how many sentences each must list. */
  public static final String COMMANDS = "commands.json";

  private static final Path TESTS = Path.of("src", "test", "browser").toAbsolutePath();
  private static final String CHROMIUM = "/usr/bin/chromium";
  private static final long PATIENCE_MINUTES = 15;

  private Browser() {}

  /**
   * Fails, with all that the tests printed, where one of them fails.
   *
   * @param page what is tested
   * @param tests a file of {@code src/test/browser}
   */
  public static void passes(Path page, String tests) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node"))),
        "Skipped: there is no node");
    assumeTrue(Files.isExecutable(Path.of(CHROMIUM)), "Skipped: there is no " + CHROMIUM);
    assumeTrue(
        Files.isDirectory(TESTS.resolve("node_modules")),
        "Skipped: npm ci was not run in jobs/src/test/browser");

    Path printed = Files.createTempFile("baogao-browser-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  "node", "--test", "--test-concurrency=1", "--test-reporter=spec", tests)
              .directory(TESTS.toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile());
      builder.environment().put("BAOGAO_DASHBOARD", page.toAbsolutePath().toString());
      builder.environment().put("BAOGAO_CHROMIUM", CHROMIUM);
      builder.environment().put("BAOGAO_PICTURES", PICTURES.toString());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
      }
      assertThat(process.exitValue()).as(Files.readString(printed, UTF_8)).isZero();
    } finally {
      Files.delete(printed);
    }
  }
}
