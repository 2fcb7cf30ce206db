package org.baogao.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baogao.publish.Finding.Problem;

/**
 * Compares the current release with its manifest, byte for byte, and the manifest with the
 * pointers. The manifest's own hash stands in {@code _CURRENT.json}, and of that file nothing but
 * its two values may differ from run to run, so that no single flipped byte goes unseen. Files,
 * links and directories that the manifest does not name are findings too, empty ones as well.
 */
public final class ReleaseVerifier {
  private final OutputDirectory output;
  private final Storage storage;
  private final Release release;
  private final String root;
  private final List<Finding> findings = new ArrayList<>();

  private ReleaseVerifier(OutputDirectory output, Release release) {
    this.output = output;
    this.storage = output.storage();
    this.release = release;
    this.root = OutputDirectory.releaseName(release.runId());
  }

  /**
   * All that is wrong with the current release, by path; empty if it is whole.
   *
   * @throws ReleaseMissingException if there is none
   */
  public static List<Finding> verify(OutputDirectory output) throws IOException {
    return verify(output, output.requireCurrentRelease());
  }

  /** All that is wrong with a release that was current a moment ago. */
  public static List<Finding> verify(OutputDirectory output, Release release) throws IOException {
    return new ReleaseVerifier(output, release).verify();
  }

  /**
   * What of a release's own files is lost or changed, by path. Pointers are not looked at, which a
   * run mends anyway, nor what lies beside the files and does no harm.
   */
  public static List<Finding> damages(OutputDirectory output, Release release) throws IOException {
    String own = OutputDirectory.releaseName(release.runId()) + "/";
    return verify(output, release).stream()
        .filter(finding -> finding.path().startsWith(own))
        .filter(finding -> finding.problem() != Problem.FOREIGN)
        .toList();
  }

  /** What is wrong with some tables of a release, by path; pointers are not looked at. */
  public static List<Finding> verify(
      OutputDirectory output, Release release, Manifest manifest, List<String> tables)
      throws IOException {
    return new ReleaseVerifier(output, release).verify(manifest, tables);
  }

  private List<Finding> verify(Manifest manifest, List<String> tables) throws IOException {
    for (String table : tables) {
      String directory = root + "/" + table;
      SortedMap<String, Manifest.ReleaseFile> expected = new TreeMap<>();
      Manifest.Table listed = manifest.tables().get(table);
      if (listed != null) {
        listed.files().forEach(file -> expected.put(directory + "/" + file.name(), file));
      }
      SortedMap<String, Storage.Entry> found = new TreeMap<>();
      collect(directory, Set.of(), found);
      compare(found, expected);
    }
    return List.copyOf(findings);
  }

  private List<Finding> verify() throws IOException {
    verifyPointers();
    Optional<Manifest> manifest = readManifest();
    if (manifest.isPresent()) {
      verifyFiles(expectedFiles(manifest.get()));
    }
    findings.sort(Comparator.comparing(Finding::path).thenComparing(Finding::problem));
    return List.copyOf(findings);
  }

  private void verifyPointers() throws IOException {
    Optional<String> link = storage.link(OutputDirectory.LINK);
    if (link.isEmpty() && storage.keepsLinks()) {
      add(OutputDirectory.LINK, Problem.MISSING, "a link to " + root, "no link");
    } else if (link.isPresent() && !link.get().equals(root)) {
      add(OutputDirectory.LINK, Problem.POINTER, root, link.get());
    }
    try {
      Optional<OutputDirectory.Pointer> pointer = output.pointer();
      if (pointer.isEmpty()) {
        add(OutputDirectory.POINTER, Problem.MISSING, release.runId().value(), "no file");
      } else if (!pointer.get().runId().equals(release.runId())) {
        add(
            OutputDirectory.POINTER,
            Problem.POINTER,
            release.runId().value(),
            pointer.get().runId().value());
      } else {
        verifyManifestHash(pointer.get().manifestSha256());
        verifyPointerText(pointer.get());
      }
    } catch (ManifestException e) {
      add(OutputDirectory.POINTER, Problem.POINTER, release.runId().value(), message(e));
    }
  }

  /** What the two values don't show: the path, names and blanks are those that a run writes. */
  private void verifyPointerText(OutputDirectory.Pointer pointer) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    pointer.writeTo(expected);
    try (InputStream in = storage.open(OutputDirectory.POINTER)) {
      byte[] found = in.readAllBytes();
      if (!Arrays.equals(found, expected.toByteArray())) {
        add(
            OutputDirectory.POINTER,
            Problem.CONTENT,
            Sha256.of(new ByteArrayInputStream(expected.toByteArray())).sha256(),
            Sha256.of(new ByteArrayInputStream(found)).sha256());
      }
    }
  }

  private void verifyManifestHash(String expected) {
    String path = root + "/" + Manifest.FILE_NAME;
    try (InputStream in = storage.open(path)) {
      String found = Sha256.of(in).sha256();
      if (!found.equals(expected)) {
        add(path, Problem.CONTENT, expected, found);
      }
    } catch (IOException e) {
      add(path, Problem.UNREADABLE, expected, message(e));
    }
  }

  private Optional<Manifest> readManifest() {
    String path = root + "/" + Manifest.FILE_NAME;
    try {
      Manifest manifest = output.manifest(release);
      if (!manifest.runId().equals(release.runId())) {
        add(path, Problem.MANIFEST, release.runId().value(), manifest.runId().value());
      }
      return Optional.of(manifest);
    } catch (IOException e) {
      add(path, Problem.MANIFEST, "the manifest of a release", message(e));
      return Optional.empty();
    }
  }

  private SortedMap<String, Manifest.ReleaseFile> expectedFiles(Manifest manifest) {
    SortedMap<String, Manifest.ReleaseFile> expected = new TreeMap<>();
    for (Manifest.ReleaseFile file : manifest.files()) {
      expected.put(root + "/" + file.name(), file);
    }
    for (Map.Entry<String, Manifest.Table> table : manifest.tables().entrySet()) {
      long bytes = 0;
      for (Manifest.ReleaseFile file : table.getValue().files()) {
        expected.put(root + "/" + table.getKey() + "/" + file.name(), file);
        bytes += file.bytes();
      }
      if (bytes != table.getValue().bytes()) {
        add(
            root + "/" + Manifest.FILE_NAME,
            Problem.MANIFEST,
            "%d bytes in table %s, the sum over its files".formatted(bytes, table.getKey()),
            Long.toString(table.getValue().bytes()));
      }
    }
    return expected;
  }

  private void verifyFiles(SortedMap<String, Manifest.ReleaseFile> expected) throws IOException {
    verifyDirectory();
    Set<String> directories = new HashSet<>();
    for (String file : expected.keySet()) {
      for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
        directories.add(file.substring(0, end));
      }
    }
    SortedMap<String, Storage.Entry> found = new TreeMap<>();
    collect(root, directories, found);
    String ofManifest = root + "/" + Manifest.FILE_NAME;
    if (found.containsKey(ofManifest) && found.get(ofManifest).kind() == Storage.Kind.FILE) {
      found.remove(ofManifest);
    }
    compare(found, expected);
  }

  private void compare(
      SortedMap<String, Storage.Entry> found, SortedMap<String, Manifest.ReleaseFile> expected) {
    String ofManifest = root + "/" + Manifest.FILE_NAME;
    for (Map.Entry<String, Storage.Entry> entry : found.entrySet()) {
      Manifest.ReleaseFile file = expected.get(entry.getKey());
      if (file == null || entry.getValue().kind() != Storage.Kind.FILE) {
        add(
            entry.getKey(),
            Problem.FOREIGN,
            file == null && !entry.getKey().equals(ofManifest) ? "nothing there" : "a file",
            described(entry.getValue()));
      } else {
        verifyFile(entry.getKey(), file);
      }
    }
    for (Map.Entry<String, Manifest.ReleaseFile> entry : expected.entrySet()) {
      if (!found.containsKey(entry.getKey())) {
        add(entry.getKey(), Problem.MISSING, entry.getValue().bytes() + " bytes", "no such file");
      }
    }
  }

  /** A link in the release's place would let it change with what lies elsewhere. */
  private void verifyDirectory() throws IOException {
    for (Storage.Entry entry : storage.list(OutputDirectory.RELEASES)) {
      if (entry.name().equals(release.runId().value()) && entry.kind() != Storage.Kind.DIRECTORY) {
        add(root, Problem.FOREIGN, "a directory", described(entry));
      }
    }
  }

  private static String described(Storage.Entry entry) {
    return switch (entry.kind()) {
      case FILE -> entry.bytes() + " bytes";
      case DIRECTORY -> "a directory";
      case LINK -> "a link";
      case OTHER -> "a pipe, socket or device";
    };
  }

  /**
   * All that is neither a directory that holds files of the manifest nor below another one. Links
   * are not followed, a release holds none.
   */
  private void collect(
      String directory, Set<String> directories, SortedMap<String, Storage.Entry> found)
      throws IOException {
    for (Storage.Entry entry : storage.list(directory)) {
      String path = directory + "/" + entry.name();
      if (entry.kind() == Storage.Kind.DIRECTORY && directories.contains(path)) {
        collect(path, directories, found);
      } else {
        found.put(path, entry);
      }
    }
  }

  private void verifyFile(String path, Manifest.ReleaseFile expected) {
    try (InputStream in = storage.open(path)) {
      Sha256.Hashed found = Sha256.of(in);
      if (found.bytes() != expected.bytes()) {
        add(path, Problem.SIZE, expected.bytes() + " bytes", found.bytes() + " bytes");
      } else if (!found.sha256().equals(expected.sha256())) {
        add(path, Problem.CONTENT, expected.sha256(), found.sha256());
      }
    } catch (IOException e) {
      add(path, Problem.UNREADABLE, expected.bytes() + " bytes", message(e));
    }
  }

  private void add(String path, Problem problem, String expected, String found) {
    findings.add(new Finding(path, problem, expected, found));
  }

  private static String message(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
