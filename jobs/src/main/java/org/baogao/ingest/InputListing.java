package org.baogao.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
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

  private static final String WILDCARDS = "*?[{";

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

  private static boolean isGlob(String path) {
    return path.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  /** A file or folder, and the source path that it has or gives to its children. */
  private record Place(String sourcePath, Tree.Item item, int depth) {}

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
      FileSystem fileSystem = path.getFileSystem(configuration);
      Path whole = fileSystem.makeQualified(path);
      Tree tree = tree(fileSystem, whole);
      if (tree.exists(whole)) {
        Tree.Item item = tree.item(whole);
        String label = label(whole, item.kind() == Tree.Kind.FILE);
        roots.put(label, whole.toString());
        String prefix = inputs > 1 || item.kind() == Tree.Kind.FILE ? label : "";
        walk(tree, List.of(new Place(prefix, item, 0)));
      } else if (isGlob(input)) {
        glob(fileSystem, tree, whole, inputs);
      } else {
        throw new FileNotFoundException(input);
      }
    }

    private static Tree tree(FileSystem fileSystem, Path path) {
      URI uri = path.toUri();
      return "file".equals(uri.getScheme()) ? new LocalTree() : new HadoopTree(fileSystem);
    }

    private void glob(FileSystem fileSystem, Tree tree, Path pattern, int inputs)
        throws IOException {
      Path root = pattern;
      for (Path path = pattern; path != null; path = path.getParent()) {
        if (isGlob(path.getName()) && path.getParent() != null) {
          root = path.getParent();
        }
      }
      String label = label(root, false);
      roots.put(label, root.toString());
      String above = root.toUri().getPath();
      int cut = above.endsWith("/") ? above.length() : above.length() + 1;
      String prefix = inputs > 1 ? label : "";
      int before = skipped + rejects.size();
      List<Place> places =
          tree instanceof LocalTree local
              ? new LocalGlob(local)
                  .matches(
                      new Place(prefix, local.item(root), 0),
                      pattern.toUri().getPath().substring(cut))
              : matches(fileSystem, tree, pattern, prefix, cut);
      if (places.isEmpty() && before == skipped + rejects.size()) {
        throw new FileNotFoundException(pattern.toString());
      }
      places.sort(Comparator.comparing(Place::sourcePath));
      walk(tree, apart(places));
    }

    private List<Place> matches(
        FileSystem fileSystem, Tree tree, Path pattern, String prefix, int cut) throws IOException {
      List<Place> places = new ArrayList<>();
      FileStatus[] matches = fileSystem.globStatus(pattern);
      if (matches == null) {
        return places;
      }
      for (FileStatus match : new LinkedHashSet<>(Arrays.asList(matches))) {
        String below = match.getPath().toUri().getPath().substring(cut);
        if (Arrays.stream(below.split("/")).anyMatch(SystemFiles::isSkipped)) {
          skipped++;
          continue;
        }
        places.add(new Place(below(prefix, below), tree.item(match.getPath()), 0));
      }
      return places;
    }

    private static String below(String sourcePath, String name) {
      return sourcePath.isEmpty() ? name : sourcePath + "/" + name;
    }

    /** Without those below a folder that is among them: the walk comes to them anyway. */
    private static List<Place> apart(List<Place> places) {
      Set<String> folders = new HashSet<>();
      for (Place place : places) {
        if (place.item().kind() == Tree.Kind.FOLDER) {
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

    /**
     * What a pattern leads to below a local folder, by Hadoop's rules. Hadoop itself loses names
     * that are no characters and links to nothing, and fails at names with a colon and at folders
     * that can't be listed; here they are found, for they become rejects as in any other walk.
     */
    private final class LocalGlob {
      private final LocalTree tree;
      private final List<Place> found = new ArrayList<>();
      private final Set<String> foundBefore = new HashSet<>();
      private final Set<String> skippedPaths = new HashSet<>();
      private final Set<String> unlisted = new HashSet<>();

      LocalGlob(LocalTree tree) {
        this.tree = tree;
      }

      /** Each once, however many alternatives lead to it. */
      List<Place> matches(Place root, String pattern) {
        if (root.item().kind() != Tree.Kind.FOLDER) {
          return found;
        }
        for (String alternative : alternatives(pattern)) {
          for (Place place : matchesOf(root, alternative)) {
            // Names that are no characters look alike: they are told apart by one alternative only.
            if (!foundBefore.contains(place.sourcePath())) {
              found.add(place);
            }
          }
          found.forEach(place -> foundBefore.add(place.sourcePath()));
        }
        skipped += skippedPaths.size();
        found.removeIf(place -> unlisted.contains(place.sourcePath()));
        return found;
      }

      private static List<String> alternatives(String pattern) {
        try {
          return GlobExpander.expand(pattern);
        } catch (IOException e) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
      }

      private List<Place> matchesOf(Place root, String alternative) {
        List<String> names =
            Arrays.stream(alternative.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        List<Place> stuck = new ArrayList<>();
        List<Place> places = List.of(root);
        for (int i = 0; i < names.size(); i++) {
          boolean last = i == names.size() - 1;
          List<Place> next = new ArrayList<>();
          for (Place place : places) {
            for (Tree.Item item : children(place, names.get(i))) {
              Place child =
                  new Place(below(place.sourcePath(), item.name()), item, place.depth() + 1);
              if (!last && item.kind() == Tree.Kind.FILE) {
                continue;
              }
              if (SystemFiles.isSkipped(item.name())) {
                skippedPaths.add(child.sourcePath());
              } else if (last || item.kind() == Tree.Kind.FOLDER) {
                next.add(child);
              } else {
                stuck.add(child);
              }
            }
          }
          places = next;
        }
        stuck.addAll(places);
        return stuck;
      }

      private List<Tree.Item> children(Place folder, String pattern) {
        try {
          GlobFilter filter = filter(pattern);
          if (!filter.hasPattern()) {
            return tree.child(folder.item(), pattern.replaceAll("\\\\(.)", "$1"));
          }
          return tree.children(folder.item()).stream()
              .filter(item -> filter.accept(new Path("/" + item.name())))
              .sorted(Comparator.comparing(Tree.Item::name))
              .toList();
        } catch (IOException e) {
          if (unlisted.add(folder.sourcePath())) {
            rejectUnlisted(folder, e);
          }
          return List.of();
        }
      }

      private static GlobFilter filter(String pattern) {
        try {
          return new GlobFilter(pattern);
        } catch (IOException e) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
      }
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

    private void walk(Tree tree, List<Place> starts) {
      Set<String> visited = new HashSet<>();
      Deque<Place> open = new ArrayDeque<>(starts);
      while (!open.isEmpty()) {
        Place place = open.removeFirst();
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

    private void openFolder(Tree tree, Place place, Set<String> visited, Deque<Place> open) {
      if (place.depth() > DEEPEST_FOLDER) {
        reject(place, "Folders are nested deeper than %d".formatted(DEEPEST_FOLDER));
        return;
      }
      List<Tree.Item> children;
      try {
        if (!visited.add(tree.realPath(place.item()))) {
          return;
        }
        children = new ArrayList<>(tree.children(place.item()));
      } catch (IOException e) {
        rejectUnlisted(place, e);
        return;
      }
      children.sort(Comparator.comparing(Tree.Item::name).reversed());
      for (Tree.Item child : children) {
        if (SystemFiles.isSkipped(child.name())) {
          skipped++;
          continue;
        }
        open.addFirst(new Place(below(place.sourcePath(), child.name()), child, place.depth() + 1));
      }
    }

    private void rejectUnlisted(Place folder, IOException e) {
      reject(folder, "The folder can't be listed: " + e);
    }

    private void reject(Place place, String detail) {
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

  /** What a walk needs of a file system. */
  private interface Tree {
    /** What stands at a path. */
    enum Kind {
      FILE,
      FOLDER,
      NEITHER,
      /** Something whose name has bytes that are no characters: it can't be told by its name. */
      UNNAMEABLE
    }

    /** A file, folder or neither. */
    record Item(String name, String location, Kind kind, long bytes) {}

    boolean exists(Path path) throws IOException;

    Item item(Path path) throws IOException;

    List<Item> children(Item folder) throws IOException;

    String realPath(Item folder) throws IOException;
  }

  /** Local folders through {@code java.nio}, which tells links, devices and odd names apart. */
  private static final class LocalTree implements Tree {
    @Override
    public boolean exists(Path path) {
      return Files.exists(java.nio.file.Path.of(path.toUri().getPath()));
    }

    @Override
    public Item item(Path path) {
      return item(java.nio.file.Path.of(path.toUri().getPath()));
    }

    private static Item item(java.nio.file.Path path) {
      java.nio.file.Path name = path.getFileName();
      Kind kind =
          Files.isRegularFile(path)
              ? Kind.FILE
              : Files.isDirectory(path) ? Kind.FOLDER : Kind.NEITHER;
      if (!isNameable(path)) {
        kind = Kind.UNNAMEABLE;
      }
      long bytes = 0;
      try {
        bytes = kind == Kind.FILE ? Files.size(path) : 0;
      } catch (IOException e) {
        kind = Kind.NEITHER;
      }
      return new Item(
          name == null ? "/" : name.toString(),
          SourceFile.LOCAL + path.toAbsolutePath(),
          kind,
          bytes);
    }

    /** Whether its name leads back to a path: names are carried as characters, not as bytes. */
    private static boolean isNameable(java.nio.file.Path path) {
      try {
        return java.nio.file.Path.of(path.toString()).equals(path);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    @Override
    public List<Item> children(Item folder) throws IOException {
      List<Item> children = new ArrayList<>();
      try (DirectoryStream<java.nio.file.Path> stream = Files.newDirectoryStream(path(folder))) {
        stream.forEach(child -> children.add(item(child)));
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      return children;
    }

    /** The child of that name, a link to nothing too; empty where there is none. */
    List<Item> child(Item folder, String name) throws IOException {
      if (name.equals("..")) {
        throw new IllegalArgumentException("a pattern can't lead upwards");
      }
      java.nio.file.Path child = path(folder).resolve(name);
      try {
        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        return List.of();
      }
      return List.of(item(child));
    }

    @Override
    public String realPath(Item folder) throws IOException {
      return path(folder).toRealPath().toString();
    }

    private static java.nio.file.Path path(Item item) {
      return java.nio.file.Path.of(item.location().substring(SourceFile.LOCAL.length()));
    }
  }

  /** Any other file system. */
  private record HadoopTree(FileSystem fileSystem) implements Tree {
    @Override
    public boolean exists(Path path) throws IOException {
      return fileSystem.exists(path);
    }

    @Override
    public Item item(Path path) throws IOException {
      return item(fileSystem.getFileStatus(path));
    }

    private static Item item(FileStatus status) {
      Kind kind = status.isFile() ? Kind.FILE : status.isDirectory() ? Kind.FOLDER : Kind.NEITHER;
      return new Item(
          status.getPath().getName(), status.getPath().toString(), kind, status.getLen());
    }

    @Override
    public List<Item> children(Item folder) throws IOException {
      return Arrays.stream(fileSystem.listStatus(new Path(folder.location())))
          .map(HadoopTree::item)
          .toList();
    }

    @Override
    public String realPath(Item folder) throws IOException {
      return fileSystem.resolvePath(new Path(folder.location())).toString();
    }
  }
}
