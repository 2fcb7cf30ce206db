package org.baogao.ingest;

/**
 * A file or folder that a listing comes to.
 *
 * @param sourcePath its path below the root, which begins those of all below it; empty for a root
 *     without a label
 * @param item what stands there
 * @param depth how many folders lie above it, from the root or the match of a glob on
 */
record FilePlace(String sourcePath, FileTree.Item item, int depth) {
  /** Something in this folder. */
  FilePlace child(FileTree.Item child) {
    String name = child.name();
    return new FilePlace(sourcePath.isEmpty() ? name : sourcePath + "/" + name, child, depth + 1);
  }
}
