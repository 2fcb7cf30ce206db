package org.baogao.ingest;

import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.text;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Bad files of every kind that was thought of, each with what must become of it. */
public final class HostileFiles {
  private static final String UNREADABLE = "file_unreadable";

  private HostileFiles() {}

  /**
   * All that are files and nothing else.
   *
   * @param trap an address that nobody may call; many of the files ask for it
   * @param secret a local file that nobody may read; many of the files ask for it
   */
  public static List<HostileFile> files(String trap, String secret) {
    return Stream.of(
            HostileTexts.files(),
            HostilePages.files(trap, secret),
            HostileTables.files(),
            HostileDocuments.files(trap, secret),
            HostileArchives.files(),
            names())
        .flatMap(files -> files)
        .toList();
  }

  private static Stream<HostileFile> names() {
    return Stream.of(
            "a\nb\r\n.txt",
            "😀👨‍👩‍👧‍👦.txt",
            " leading.txt",
            "trailing .txt ",
            "trailing dot.",
            "tab\t.txt",
            "quote\"'`.txt",
            "back\\slash.txt",
            "C:\\a.txt",
            "per%00cent%2e%2e%2f.txt",
            "star*?[a]{b}.txt",
            "hash#1",
            "tilde~2",
            "colon:hdfs:.txt",
            "$(reboot).txt",
            "'; DROP TABLE reports; --.txt",
            "<script>.txt",
            "\u202Etxt.exe",
            "\u001B[31mred.txt",
            "e\u0301.txt",
            "\u00E9.txt",
            "长".repeat(80) + ".txt",
            "no-suffix",
            "many.dots.pdf.docx.txt",
            "报告.TXT")
        .map(name -> text("names/" + name, TEXT, REPORT));
  }

  /**
   * Writes all files below a folder, and beside them what is no file: links in a circle, links to
   * nothing, devices, folders that are too deep, what may not be read.
   *
   * @return the outcomes of all, as {@link HostileFile#outcomes} has them
   */
  public static SortedSet<String> plant(Path folder, List<HostileFile> files) throws IOException {
    SortedSet<String> outcomes = new TreeSet<>();
    for (HostileFile file : files) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.content().get());
      outcomes.addAll(file.outcomes());
    }
    Path places = Files.createDirectories(folder.resolve("places"));
    outcomes.addAll(links(places));
    outcomes.addAll(denied(places));
    outcomes.addAll(likeOthers(places));
    outcomes.addAll(nameless(places));
    outcomes.addAll(holes(places));
    return outcomes;
  }

  private static List<String> links(Path places) throws IOException {
    Path real = Files.createDirectories(places.resolve("real"));
    Files.writeString(real.resolve("a.txt"), TEXT);
    link(places, "self", "self");
    link(places, "one", "two");
    link(places, "two", "one");
    link(places, "nothing.txt", "nowhere");
    link(places, "zero.txt", "/dev/zero");
    link(places, "random.csv", "/dev/urandom");
    link(places, "memory.txt", "/proc/self/mem");
    link(real, "up", "..");
    link(real, "here", ".");
    link(places, "the-same-again", "real");
    link(places, "one-file.txt", "real/a.txt");
    Path deep = places;
    for (int i = 0; i < 120; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("a.txt"), TEXT);
    return List.of(
        "places/real/a.txt " + REPORT,
        "places/one-file.txt " + REPORT,
        "places/self " + UNREADABLE,
        "places/one " + UNREADABLE,
        "places/two " + UNREADABLE,
        "places/nothing.txt " + UNREADABLE,
        "places/zero.txt " + UNREADABLE,
        "places/random.csv " + UNREADABLE,
        "places/memory.txt " + UNREADABLE,
        "places" + "/d".repeat(100) + " " + UNREADABLE);
  }

  private static void link(Path folder, String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  /** A terabyte that nobody wrote; it would take a quarter of an hour only to read it. */
  private static List<String> holes(Path places) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(places.resolve("holes.txt").toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    return List.of("places/holes.txt file_too_large");
  }

  /** The administrator may read all: then the file is a report like others. */
  private static List<String> denied(Path places) throws IOException {
    Path file = Files.writeString(places.resolve("denied.txt"), TEXT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    return List.of("places/denied.txt " + (Files.isReadable(file) ? REPORT : UNREADABLE));
  }

  /** Names with bytes that are no characters, which Java itself can't write. */
  private static List<String> nameless(Path places) throws IOException {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "for b in 376 377; do printf x > \"$(printf \"bytes-\\\\$b.txt\")\"; done")
            .directory(places.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("The shell can't write names that are not UTF-8");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return List.of(
        "places/bytes-\uFFFD.txt " + UNREADABLE, "places/bytes-\uFFFD.txt~2 " + UNREADABLE);
  }

  /** Files that are called as what other files hold is called. */
  private static List<String> likeOthers(Path places) throws IOException {
    Files.write(places.resolve("x.zip"), Fixtures.zip("a.txt", utf8(TEXT)));
    Files.createDirectories(places.resolve("x.zip!"));
    Files.writeString(places.resolve("x.zip!/a.txt"), TEXT);
    Files.writeString(places.resolve("t.csv"), "region,year,text\n海淀区,2022,\"" + TEXT + "\"\n");
    Files.writeString(places.resolve("t.csv#1"), TEXT);
    return List.of(
        "places/x.zip!/a.txt " + REPORT,
        "places/x.zip!/a.txt source_path_taken",
        "places/t.csv#1 " + REPORT,
        "places/t.csv#1 source_path_taken");
  }
}
