package org.baogao;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real reports and labels beside the checkout; tests that need them are skipped without them.
 */
public final class Shared {
  private static final Path ROOT = Path.of("..", "..", "shared").toAbsolutePath().normalize();

  private Shared() {}

  /** The folder of real reports; skips the calling test, saying so, where it is missing. */
  public static Path corpora() {
    return existing("corpora");
  }

  /** The labelled sentences; skips the calling test, saying so, where they are missing. */
  public static Path gold() {
    return existing("gold");
  }

  private static Path existing(String name) {
    Path path = ROOT.resolve(name);
    assumeTrue(Files.isDirectory(path), () -> "Skipped: the real reports are not at " + path);
    return path;
  }
}
