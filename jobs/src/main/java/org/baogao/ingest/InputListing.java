package org.baogao.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.baogao.report.ReasonCode;
import org.baogao.report.Reject;
import org.baogao.report.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The files under one or more inputs, on any Hadoop file system.
 *
 * <p>Folders are walked to the bottom, names in the order of their UTF-16 units, so that the list
 * depends on nothing but names. Names that {@link SystemFiles} lists are skipped and counted,
 * unless given as an input themselves. A folder that is reached twice through symbolic links is
 * walked once, so that links can't make a circle; a folder that can't be listed, a link to nothing,
 * a device, a name that is not UTF-8 and a path that is also that of something inside another file
 * are rejects. Modification times play no part.
 *
 * <p>A file's source path is the path below its root. The root is the folder given; for a single
 * file it is the file, whose source path is its name; for a glob it is the deepest folder above the
 * first wildcard, and what several alternatives of the glob lead to is listed once. With several
 * inputs, source paths begin with the label of their root: its last name, made unique with {@code
 * ~2}, {@code ~3} in the order given.
 *
 * @param files in the order of inputs, then of names
 * @param rejects what could not be listed
 * @param roots label to URI of every root, in the order given
 * @param skipped how many files and folders were skipped by their names
 */
public record InputListing(
    List<SourceFile> files, List<Reject> rejects, Map<String, String> roots, int skipped) {

  /** Deeper folders than this are no collection of reports. */
  private static final int DEEPEST_FOLDER = 100;

  /** Keeps the order of the roots. */
  public InputListing {
    files = List.copyOf(files);
    rejects = List.copyOf(rejects);
    roots = Collections.unmodifiableMap(new LinkedHashMap<>(roots));
  }

  /**
   * Lists inputs.
   *
   * @param inputs paths, URIs or globs, in an order that matters only for labels
   * @throws InputMissingException for the first input that does not exist or matches nothing
   */
  public static InputListing of(List<String> inputs, Configuration configuration) {
    Walk walk = new Walk();
    for (String input : inputs) {
      try {
        walk.input(input, configuration, inputs.size());
      } catch (FileNotFoundException e) {
        throw new InputMissingException(input, "there is no such file or folder");
      } catch (IllegalArgumentException e) {
        throw new InputMissingException(input, "this is no path: " + e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException("Input %s can't be listed".formatted(input), e);
      }
    }
    walk.refuseTaken();
    return new InputListing(walk.files, walk.rejects, walk.roots, walk.skipped);
  }

  /**
   * When the newest local file was written; null where none is local. Not kept with the files: the
   * tables depend on their content alone.
   */
  public @Nullable Instant newest() {
    Instant newest = null;
    for (SourceFile file : files) {
      Instant modified = file.modified();
      if (modified != null && (newest == null || modified.isAfter(newest))) {
        newest = modified;
      }
    }
    return newest;
  }

  /** Collects while it walks. */
  private static final class Walk {
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Set<String> rejected = new HashSet<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Map<String, String> roots = new LinkedHashMap<>();
    private int skipped;

    void input(String input, Configuration configuration, int inputs) throws IOException {
      Path path = new Path(input);
      FileTree tree = FileTree.of(path, configuration);
      Path whole = path.getFileSystem(configuration).makeQualified(path);
      if (tree.exists(whole)) {
        FileTree.Item item = tree.item(whole);
        String label = label(whole, item.kind() == FileTree.Kind.FILE);
        roots.put(label, whole.toString());
        String prefix = inputs > 1 || item.kind() == FileTree.Kind.FILE ? label : "";
        walk(tree, List.of(new FilePlace(prefix, item, 0)));
      } else if (TreeGlob.isGlob(input)) {
        glob(tree, whole, inputs);
      } else {
        throw new FileNotFoundException(input);
      }
    }

    private void glob(FileTree tree, Path pattern, int inputs) throws IOException {
      Path root = pattern;
      for (Path path = pattern; path != null; path = path.getParent()) {
        if (TreeGlob.isGlob(path.getName()) && path.getParent() != null) {
          root = path.getParent();
        }
      }
      String label = label(root, false);
      roots.put(label, root.toString());
      String above = root.toUri().getPath();
      int cut = above.endsWith("/") ? above.length() : above.length() + 1;
      FilePlace start = new FilePlace(inputs > 1 ? label : "", tree.item(root), 0);
      TreeGlob glob = TreeGlob.of(tree, start, pattern.toUri().getPath().substring(cut));
      skipped += glob.skipped();
      glob.unlisted().forEach(folder -> rejectUnlisted(folder.folder(), folder.problem()));
      if (glob.found().isEmpty() && glob.skipped() == 0 && glob.unlisted().isEmpty()) {
        throw new FileNotFoundException(pattern.toString());
      }
      List<FilePlace> places = new ArrayList<>(glob.found());
      places.sort(Comparator.comparing(FilePlace::sourcePath));
      walk(tree, apart(places));
    }

    /** Without those below a folder that is among them: the walk comes to them anyway. */
    private static List<FilePlace> apart(List<FilePlace> places) {
      Set<String> folders = new HashSet<>();
      for (FilePlace place : places) {
        if (place.item().kind() == FileTree.Kind.FOLDER) {
          folders.add(place.sourcePath());
        }
      }
      return places.stream().filter(place -> !isBelow(place.sourcePath(), folders)).toList();
    }

    private static boolean isBelow(String path, Set<String> folders) {
      if (!path.isEmpty() && folders.contains("")) {
        return true;
      }
      for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        if (folders.contains(path.substring(0, at))) {
          return true;
        }
      }
      return false;
    }

    private String label(Path root, boolean file) {
      String name = root.getName().isEmpty() ? "root" : root.getName();
      int dot = file ? name.lastIndexOf('.') : -1;
      String stem = dot > 0 ? name.substring(0, dot) : name;
      String extension = dot > 0 ? name.substring(dot) : "";
      String label = name;
      for (int i = 2; roots.containsKey(label); i++) {
        label = stem + "~" + i + extension;
      }
      return label;
    }

    private void walk(FileTree tree, List<FilePlace> starts) {
      Set<String> visited = new HashSet<>();
      Deque<FilePlace> open = new ArrayDeque<>(starts);
      while (!open.isEmpty()) {
        FilePlace place = open.removeFirst();
        switch (place.item().kind()) {
          case FILE ->
              files.add(
                  new SourceFile(
                      place.sourcePath(), place.item().location(), place.item().bytes()));
          case FOLDER -> openFolder(tree, place, visited, open);
          case NEITHER -> reject(place, "Neither a file nor a folder: a link to nothing, a device");
          case UNNAMEABLE ->
              reject(place, "The name is in no charset of this system; expected UTF-8, rename it");
        }
      }
    }

    private void openFolder(
        FileTree tree, FilePlace place, Set<String> visited, Deque<FilePlace> open) {
      if (place.depth() > DEEPEST_FOLDER) {
        reject(place, "Folders are nested deeper than %d".formatted(DEEPEST_FOLDER));
        return;
      }
      List<FileTree.Item> children;
      try {
        if (!visited.add(tree.realPath(place.item()))) {
          return;
        }
        children = new ArrayList<>(tree.children(place.item()));
      } catch (IOException e) {
        rejectUnlisted(place, e);
        return;
      }
      children.sort(Comparator.comparing(FileTree.Item::name).reversed());
      for (FileTree.Item child : children) {
        if (SystemFiles.isSkipped(child.name())) {
          skipped++;
          continue;
        }
        open.addFirst(place.child(child));
      }
    }

    private void rejectUnlisted(FilePlace folder, IOException e) {
      reject(folder, "The folder can't be listed: " + e);
    }

    private void reject(FilePlace place, String detail) {
      String path = place.sourcePath().isEmpty() ? place.item().name() : place.sourcePath();
      String unique = path;
      while (!rejected.add(unique)) {
        unique = path + "~" + (alike.merge(path, 1, Integer::sum) + 1);
      }
      rejects.add(new Reject(unique, Stage.INGEST, ReasonCode.FILE_UNREADABLE, detail));
    }

    /**
     * Refuses files whose path is also that of a row or an entry of another file: {@code a.csv#1}
     * beside {@code a.csv}, {@code a.zip!/b.txt} beside {@code a.zip}.
     */
    void refuseTaken() {
      Set<String> paths = new HashSet<>();
      files.forEach(file -> paths.add(file.sourcePath()));
      List<SourceFile> kept = new ArrayList<>(files.size());
      for (SourceFile file : files) {
        String holder = holder(file.sourcePath(), paths);
        if (holder == null) {
          kept.add(file);
        } else {
          rejects.add(
              new Reject(
                  file.sourcePath(),
                  Stage.INGEST,
                  ReasonCode.SOURCE_PATH_TAKEN,
                  "What %s holds may be called so; rename one of them".formatted(holder)));
        }
      }
      files.clear();
      files.addAll(kept);
    }

    private static @Nullable String holder(String path, Set<String> paths) {
      for (int at = path.indexOf("!/"); at >= 0; at = path.indexOf("!/", at + 1)) {
        if (paths.contains(path.substring(0, at))) {
          return path.substring(0, at);
        }
      }
      int digits = path.length();
      while (digits > 0 && path.charAt(digits - 1) >= '0' && path.charAt(digits - 1) <= '9') {
        digits--;
      }
      boolean row = digits > 0 && digits < path.length() && path.charAt(digits - 1) == '#';
      String table = row ? path.substring(0, digits - 1) : "";
      return row && paths.contains(table) ? table : null;
    }
  }
}
