package org.baogao.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Which code this is: a fingerprint that changes whenever a class or resource of the job does, be
 * it ours or a library's in its jar (what parses a PDF shapes its text), or when Java does, whose
 * tables of characters and charsets we use. Out of a folder of classes only ours are known.
 */
final class CodeVersion {
  private static final String OURS = "org/baogao/";

  /** What a build writes of itself. */
  private static final Pattern ABOUT_THE_BUILD =
      Pattern.compile("META-INF/(?:MANIFEST\\.MF|maven/.*)");

  private CodeVersion() {}

  /** Sixteen hexadecimal digits over the names and checksums of classes and resources. */
  static String fingerprint() {
    try {
      Path origin =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> entries = new ArrayList<>();
      entries.add("Java " + Runtime.version().feature());
      entries.addAll(Files.isDirectory(origin) ? inDirectory(origin) : inJar(origin));
      long hash = 0xcbf29ce484222325L;
      for (String entry : entries) {
        for (int i = 0; i < entry.length(); i++) {
          hash = (hash ^ entry.charAt(i)) * 0x100000001b3L;
        }
      }
      return "%016x".formatted(hash);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read our own classes", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The place of our own classes is no path", e);
    }
  }

  private static List<String> inJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .filter(entry -> !ABOUT_THE_BUILD.matcher(entry.getName()).matches())
          .map(entry -> entry.getName() + " " + entry.getCrc())
          .sorted()
          .toList();
    }
  }

  private static List<String> inDirectory(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve(OURS))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> classes.relativize(file) + " " + crc(file))
          .sorted()
          .toList();
    }
  }

  private static long crc(Path file) {
    try {
      CRC32 crc = new CRC32();
      crc.update(Files.readAllBytes(file));
      return crc.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file, e);
    }
  }
}
