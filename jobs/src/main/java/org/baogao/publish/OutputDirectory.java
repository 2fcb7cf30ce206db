package org.baogao.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything below one OUTPUT, on any Hadoop file system.
 *
 * <pre>
 *   current                         → releases/&lt;run_id&gt;; a local disk only
 *   _CURRENT.json                   the same pointer, everywhere
 *   releases/&lt;run_id&gt;/&lt;table&gt;/*.parquet
 *   releases/&lt;run_id&gt;/_manifest.json
 *   releases/.building-&lt;run_id&gt;/    the release that a run is at work on
 *   releases/.deleted-&lt;run_id&gt;/     an old release on its way out
 *   runs/   state/   .lock
 * </pre>
 *
 * <h2>How a release is published</h2>
 *
 * <ol>
 *   <li>Tables are written below {@code .building-<run_id>}; checks run on them there.
 *   <li>Every file is hashed, the manifest is written beside the tables, all of it is forced to the
 *       disk.
 *   <li>The directory is renamed to {@code releases/<run_id>}. Nothing leads to it yet.
 *   <li>{@code current} is switched: a new link under a temporary name is renamed over it.
 *   <li>{@code _CURRENT.json} is replaced in the same way.
 * </ol>
 *
 * <p>The release is published by step 4 on a local disk, and by step 5 where there are no links.
 *
 * <h2>What a reader sees</h2>
 *
 * <p>At every moment each pointer leads to a complete release, because it is switched by one
 * rename, after the release has its final name, and no release that either pointer names is ever
 * deleted. Between steps 4 and 5 the two differ by one release, both whole. Where both can be read,
 * the link is right. A reader must resolve the pointer once, first, and then stay in the directory
 * it led to; it may stay there for at least one whole run more, as at least {@link #MINIMUM_KEPT}
 * releases are kept. A reader slower than that gets an error for a missing file, never rows of
 * another run.
 *
 * <h2>What a killed run leaves</h2>
 *
 * <ul>
 *   <li>Until step 3: a {@code .building-} directory. {@link #recover} deletes it.
 *   <li>Between 3 and the switch: a complete release that no pointer names. It stays, as an old one
 *       would, until {@link #prune} comes to it.
 *   <li>Between 4 and 5: pointers that differ. {@link #currentRelease} trusts the link; {@link
 *       #recover} writes {@code _CURRENT.json} anew from it (or the link from the file, if someone
 *       lost the link; or both from the newest release, if the file is damaged and there is no
 *       link).
 *   <li>In {@link #prune}: a {@code .deleted-} directory. {@link #recover} deletes the rest.
 * </ul>
 *
 * <p>On object stores the rename of step 3 copies file by file. A half-renamed release still has
 * its {@code .building-} twin; {@link #recover} deletes the release first and the twin last.
 */
public final class OutputDirectory {
  /** The fewest releases that {@link #prune} keeps. */
  public static final int MINIMUM_KEPT = 2;

  static final String RELEASES = "releases";
  static final String POINTER = "_CURRENT.json";
  static final String LINK = "current";

  /** What the name of a file in {@link #runs} begins with that marks a run as begun. */
  public static final String RUN_MARK = ".started-";

  private static final String RUNS = "runs";
  private static final String STATE = "state";
  private static final String BUILDING = ".building-";
  private static final String DELETED = ".deleted-";
  private static final Logger LOG = LoggerFactory.getLogger(OutputDirectory.class);

  private final Storage storage;
  private final Consumer<PublishStep> steps;

  OutputDirectory(Storage storage, Consumer<PublishStep> steps) {
    this.storage = storage;
    this.steps = steps;
  }

  /** The output at an address on any file system; nothing is made or read yet. */
  public static OutputDirectory at(Path output, Configuration configuration) throws IOException {
    FileSystem fileSystem = output.getFileSystem(configuration);
    if ("file".equals(fileSystem.getUri().getScheme())) {
      return local(java.nio.file.Path.of(fileSystem.makeQualified(output).toUri().getPath()));
    }
    return new OutputDirectory(new HadoopStorage(fileSystem, output), step -> {});
  }

  /** The output in a local directory; nothing is made or read yet. */
  public static OutputDirectory local(java.nio.file.Path output) {
    return new OutputDirectory(new LocalStorage(output), step -> {});
  }

  /** OUTPUT itself. */
  public Path path() {
    return storage.path("");
  }

  /** Where the next run finds what it needs to skip unchanged reports; safe to delete. */
  public Path state() {
    return storage.path(STATE);
  }

  /** One Parquet file a run, named by its run id; failed runs too. */
  public Path runs() {
    return storage.path(RUNS);
  }

  /**
   * Takes the output for one run and gives that run its id. Close the lock when the run is over; a
   * killed process needs no closing.
   *
   * @throws RunLockedException if another run has it
   */
  public RunLock lock(Clock clock, RandomGenerator random) throws IOException {
    storage.createDirectories("");
    return RunLock.acquire(storage, clock, () -> nextRunId(clock, random));
  }

  /** The id of a run that does not get the lock, by which it writes itself down. */
  public RunId idWithoutLock(Clock clock, RandomGenerator random) throws IOException {
    return nextRunId(clock, random);
  }

  private RunId nextRunId(Clock clock, RandomGenerator random) throws IOException {
    return RunId.next(clock.instant(), latestRunId(), random);
  }

  /**
   * Who wrote itself down as the holder of the lock: the run that is at work, or one that was
   * killed since. Not for a process that has the lock: on Linux it would lose it.
   */
  public Optional<RunLock.Holder> holder() throws IOException {
    if (!storage.exists(RunLock.FILE_NAME)) {
      return Optional.empty();
    }
    try (InputStream in = storage.open(RunLock.FILE_NAME)) {
      return RunLock.fromJson(in.readAllBytes());
    }
  }

  /** The latest run id that left a trace here, finished or not. */
  private Optional<RunId> latestRunId() throws IOException {
    List<RunId> ids = new ArrayList<>();
    for (Storage.Entry entry : storage.list(RELEASES)) {
      String name = entry.name();
      for (String prefix : List.of("", BUILDING, DELETED)) {
        if (name.startsWith(prefix)) {
          RunId.of(name.substring(prefix.length())).ifPresent(ids::add);
        }
      }
    }
    for (Storage.Entry entry : storage.list(RUNS)) {
      String name = entry.name();
      RunId.startOf(name.startsWith(RUN_MARK) ? name.substring(RUN_MARK.length()) : name)
          .ifPresent(ids::add);
    }
    readablePointer().ifPresent(pointer -> ids.add(pointer.runId()));
    return ids.stream().max(RunId::compareTo);
  }

  /**
   * The release that readers shall read: where {@code current} leads, or, where there is no such
   * link or it leads to nothing, what {@code _CURRENT.json} names. Empty if nothing was published.
   */
  public Optional<Release> currentRelease() throws IOException {
    Optional<RunId> linked = linkedRunId();
    if (linked.isPresent() && isRelease(linked.get())) {
      return linked.map(this::release);
    }
    return pointer().map(Pointer::runId).filter(this::isRelease).map(this::release);
  }

  /** The current release, or an exception that says what is missing where. */
  public Release requireCurrentRelease() throws IOException {
    Optional<Release> current = currentRelease();
    if (current.isPresent()) {
      return current.get();
    }
    String found =
        !storage.exists("")
            ? "the directory does not exist"
            : storage.exists(RELEASES)
                ? "neither %s nor %s leads to a release there".formatted(LINK, POINTER)
                : "it holds no releases";
    throw new ReleaseMissingException(
        "No published release at %s: expected %s or %s to lead to releases/<run_id>, but %s. \"run\" publishes one."
            .formatted(path(), LINK, POINTER, found));
  }

  private Optional<RunId> linkedRunId() throws IOException {
    Optional<String> target = storage.link(LINK);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String text = target.get();
    int slash = text.lastIndexOf('/');
    String parent = slash < 0 ? "" : text.substring(0, slash);
    Optional<RunId> runId = RunId.of(text.substring(slash + 1));
    if (runId.isEmpty() || !(parent.equals(RELEASES) || parent.endsWith("/" + RELEASES))) {
      throw new ManifestException(
          "%s leads to %s; expected releases/<run_id>".formatted(storage.path(LINK), text));
    }
    return runId;
  }

  private boolean isRelease(RunId runId) {
    try {
      return storage.exists(releaseName(runId) + "/" + Manifest.FILE_NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Release release(RunId runId) {
    return new Release(runId, storage.path(releaseName(runId)));
  }

  static String releaseName(RunId runId) {
    return RELEASES + "/" + runId;
  }

  static String buildingName(RunId runId) {
    return RELEASES + "/" + BUILDING + runId;
  }

  /** Where the release that is being built in a local directory will be once it is published. */
  public static java.nio.file.Path published(java.nio.file.Path building, RunId runId) {
    return building.resolveSibling(runId.value());
  }

  /** What {@code _CURRENT.json} says; empty where it is missing. */
  Optional<Pointer> pointer() throws IOException {
    if (!storage.exists(POINTER)) {
      return Optional.empty();
    }
    String where = storage.path(POINTER).toString();
    try (InputStream in = storage.open(POINTER)) {
      ManifestReader.Fields fields = ManifestReader.readObject(in, where);
      return Optional.of(
          new Pointer(ManifestReader.runId(fields, "run_id"), fields.text("manifest_sha256")));
    } catch (IllegalArgumentException e) {
      throw new ManifestException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  /** The content of {@code _CURRENT.json}. */
  record Pointer(RunId runId, String manifestSha256) {
    void writeTo(OutputStream out) throws IOException {
      try (JsonGenerator json = ManifestWriter.generator(out)) {
        json.writeStartObject();
        json.writeStringField("run_id", runId.value());
        json.writeStringField("path", releaseName(runId));
        json.writeStringField("manifest_sha256", manifestSha256);
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  /** The ids of all releases here, oldest first. */
  public List<RunId> releases() throws IOException {
    List<RunId> ids = new ArrayList<>();
    for (Storage.Entry entry : storage.list(RELEASES)) {
      RunId.of(entry.name()).ifPresent(ids::add);
    }
    Collections.sort(ids);
    return List.copyOf(ids);
  }

  /** The manifest of a release. */
  public Manifest manifest(Release release) throws IOException {
    return manifest(release, file -> {});
  }

  /** The manifest of a release; its input files are passed on one by one. */
  public Manifest manifest(Release release, Consumer<InputFile> inputFiles) throws IOException {
    String name = releaseName(release.runId()) + "/" + Manifest.FILE_NAME;
    try (InputStream in = storage.open(name)) {
      return Manifest.read(in, storage.path(name).toString(), inputFiles);
    }
  }

  /**
   * Puts right what killed runs left, as the class documentation says. Every run does so first.
   *
   * @param lock shows that no other run is at work, so that what looks abandoned is
   */
  public void recover(RunLock lock) throws IOException {
    lock.check();
    recoverPointers();
    Optional<Release> current = currentRelease();
    for (Storage.Entry entry : storage.list(RELEASES)) {
      String name = entry.name();
      if (name.startsWith(DELETED)) {
        deleteHidden(RELEASES + "/" + name);
      } else if (name.startsWith(BUILDING)) {
        deleteBuilding(name.substring(BUILDING.length()), lock, current);
      }
    }
  }

  /** What nobody finds any more may stay a while: a reader may still have a file of it open. */
  private void deleteHidden(String hidden) {
    try {
      storage.delete(hidden);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted; the next run tries again", storage.path(hidden), e);
    }
  }

  private void deleteBuilding(String id, RunLock lock, Optional<Release> current)
      throws IOException {
    if (id.equals(lock.runId().value())) {
      return;
    }
    LOG.info("Deleting what run {} left unfinished", id);
    if (current.filter(release -> release.runId().value().equals(id)).isEmpty()
        && RunId.of(id).isPresent()) {
      storage.delete(RELEASES + "/" + id);
    }
    storage.delete(RELEASES + "/" + BUILDING + id);
  }

  private void recoverPointers() throws IOException {
    Optional<Pointer> pointer = readablePointer();
    Optional<RunId> current =
        linkedRunId()
            .filter(this::isRelease)
            .or(() -> pointer.map(Pointer::runId).filter(this::isRelease));
    if (current.isEmpty() && pointer.isEmpty() && storage.exists(POINTER)) {
      current = newestRelease();
      if (current.isEmpty()) {
        storage.delete(POINTER);
      }
    }
    if (current.isEmpty()) {
      return;
    }
    RunId runId = current.get();
    Optional<String> link = storage.link(LINK);
    if (link.filter(target -> target.equals(releaseName(runId))).isEmpty()) {
      storage.switchLink(LINK, releaseName(runId), () -> {});
    }
    if (pointer.filter(read -> read.runId().equals(runId)).isEmpty()) {
      LOG.info("Letting {} lead to {}", POINTER, runId);
      writePointer(new Pointer(runId, manifestSha256(runId)));
    }
  }

  /** The newest release that was renamed to its end. */
  private Optional<RunId> newestRelease() throws IOException {
    RunId newest = null;
    for (RunId id : releases()) {
      if (isRelease(id) && !storage.exists(buildingName(id))) {
        newest = id;
      }
    }
    return Optional.ofNullable(newest);
  }

  /** Empty too where the file can't be understood: it is then written anew. */
  private Optional<Pointer> readablePointer() throws IOException {
    try {
      return pointer();
    } catch (ManifestException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  private String manifestSha256(RunId runId) throws IOException {
    try (InputStream in = storage.open(releaseName(runId) + "/" + Manifest.FILE_NAME)) {
      return Sha256.of(in).sha256();
    }
  }

  /** Opens the building area of the run that holds the lock. */
  public ReleaseBuild begin(RunLock lock) throws IOException {
    lock.check();
    storage.createDirectories(RELEASES);
    storage.delete(buildingName(lock.runId()));
    storage.createDirectories(buildingName(lock.runId()));
    return new ReleaseBuild(this, storage, lock);
  }

  /** Gives the finished building area its name and lets the pointers lead to it. */
  Release publish(RunLock lock, String manifestSha256) throws IOException {
    RunId runId = lock.runId();
    lock.check();
    storage.move(buildingName(runId), releaseName(runId));
    reached(PublishStep.RENAMED);
    lock.check();
    storage.switchLink(LINK, releaseName(runId), () -> reached(PublishStep.LINK_PREPARED));
    reached(PublishStep.LINKED);
    writePointer(new Pointer(runId, manifestSha256));
    reached(PublishStep.POINTED);
    LOG.info("Published release {}", runId);
    return release(runId);
  }

  private void writePointer(Pointer pointer) throws IOException {
    storage.replace(POINTER, pointer::writeTo);
  }

  void reached(PublishStep step) {
    steps.accept(step);
  }

  Storage storage() {
    return storage;
  }

  /**
   * Deletes old releases and returns their ids. Kept are the {@code keep} newest, whatever a
   * pointer names, and what was current before: its readers may be at work, though a killed run
   * left a newer one that was never current. A release is first hidden by one rename, so that
   * nobody finds half of it, and then deleted.
   *
   * <p>Readers leave no mark, so a reader that is still in a release older than the {@code keep}
   * newest loses it: keep more releases where reads take longer than the time between two runs.
   *
   * @param keep how many to keep, at least {@link #MINIMUM_KEPT}
   * @param before what was current when the run began; null if nothing was
   */
  public List<RunId> prune(RunLock lock, int keep, @Nullable Release before) throws IOException {
    if (keep < MINIMUM_KEPT) {
      throw new IllegalArgumentException(
          "%d releases to keep; expected %d or more, so that readers of the one before can finish"
              .formatted(keep, MINIMUM_KEPT));
    }
    lock.check();
    List<RunId> ids = releases();
    Set<RunId> kept = new HashSet<>(ids.subList(Math.max(0, ids.size() - keep), ids.size()));
    if (before != null) {
      kept.add(before.runId());
    }
    currentRelease().ifPresent(release -> kept.add(release.runId()));
    readablePointer().ifPresent(pointer -> kept.add(pointer.runId()));
    List<RunId> deleted = new ArrayList<>();
    for (RunId id : ids) {
      if (!kept.contains(id)) {
        String hidden = RELEASES + "/" + DELETED + id;
        storage.delete(hidden);
        storage.move(releaseName(id), hidden);
        deleteHidden(hidden);
        deleted.add(id);
      }
    }
    return List.copyOf(deleted);
  }
}
