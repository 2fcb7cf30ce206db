package org.baogao.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/**
 * What a pattern leads to below a folder, by Hadoop's rules. Hadoop itself loses names that are no
 * characters and links to nothing, and fails at names with a colon and at folders that can't be
 * listed; here they are found, for they become rejects as in any other walk.
 */
final class TreeGlob {
  private static final String WILDCARDS = "*?[{";

  private final FileTree tree;
  private final List<FilePlace> found = new ArrayList<>();
  private final Set<String> skipped = new HashSet<>();
  private final Map<String, Unlisted> unlisted = new LinkedHashMap<>();

  private TreeGlob(FileTree tree) {
    this.tree = tree;
  }

  /** A folder on the way that can't be listed. */
  record Unlisted(FilePlace folder, IOException problem) {}

  /** Whether a path is a pattern. */
  static boolean isGlob(String path) {
    return path.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  /**
   * Goes where a pattern leads.
   *
   * @param pattern below the root
   * @throws IllegalArgumentException where it is none
   */
  static TreeGlob of(FileTree tree, FilePlace root, String pattern) {
    TreeGlob glob = new TreeGlob(tree);
    if (root.item().kind() == FileTree.Kind.FOLDER) {
      glob.match(root, pattern);
    }
    return glob;
  }

  /** What was found, each once, however many alternatives lead to it. */
  List<FilePlace> found() {
    return found;
  }

  /** How many files and folders were left out for their names. */
  int skipped() {
    return skipped.size();
  }

  /** In the order in which they were come to. */
  List<Unlisted> unlisted() {
    return List.copyOf(unlisted.values());
  }

  private void match(FilePlace root, String pattern) {
    Set<String> before = new HashSet<>();
    for (String alternative : alternatives(pattern)) {
      for (FilePlace place : matches(root, alternative)) {
        // Names that are no characters look alike: they are told apart by one alternative only.
        if (!before.contains(place.sourcePath())) {
          found.add(place);
        }
      }
      found.forEach(place -> before.add(place.sourcePath()));
    }
    found.removeIf(place -> unlisted.containsKey(place.sourcePath()));
  }

  private static List<String> alternatives(String pattern) {
    try {
      return GlobExpander.expand(pattern);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private List<FilePlace> matches(FilePlace root, String alternative) {
    List<String> names =
        Arrays.stream(alternative.split("/"))
            .filter(name -> !name.isEmpty() && !name.equals("."))
            .toList();
    List<FilePlace> stuck = new ArrayList<>();
    List<FilePlace> places = List.of(root);
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      List<FilePlace> next = new ArrayList<>();
      for (FilePlace place : places) {
        for (FileTree.Item item : children(place, names.get(i))) {
          if (!last && item.kind() == FileTree.Kind.FILE) {
            continue;
          }
          FilePlace child = place.child(item);
          if (SystemFiles.isSkipped(item.name())) {
            skipped.add(child.sourcePath());
          } else if (last || item.kind() == FileTree.Kind.FOLDER) {
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

  private List<FileTree.Item> children(FilePlace folder, String pattern) {
    GlobFilter filter = filter(pattern);
    try {
      if (!filter.hasPattern()) {
        return child(folder, pattern.replaceAll("\\\\(.)", "$1")).stream().toList();
      }
      return tree.children(folder.item()).stream()
          .filter(item -> filter.accept(new Path("/" + item.name())))
          .sorted(Comparator.comparing(FileTree.Item::name))
          .toList();
    } catch (IOException e) {
      unlisted.putIfAbsent(folder.sourcePath(), new Unlisted(folder, e));
      return List.of();
    }
  }

  private Optional<FileTree.Item> child(FilePlace folder, String name) throws IOException {
    if (name.equals("..")) {
      throw new IllegalArgumentException("a pattern can't lead upwards");
    }
    return tree.child(folder.item(), name);
  }

  private static GlobFilter filter(String pattern) {
    try {
      return new GlobFilter(pattern);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
