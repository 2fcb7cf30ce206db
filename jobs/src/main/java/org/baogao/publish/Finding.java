package org.baogao.publish;

/**
 * Something wrong with a published release.
 *
 * @param path the file or directory, below OUTPUT
 * @param problem what kind of thing is wrong
 * @param expected what the manifest, the layout or a contract says
 * @param found what is there
 */
public record Finding(String path, Problem problem, String expected, String found) {

  /** What can be wrong. */
  public enum Problem {
    /** A file of the manifest is not there. */
    MISSING,
    /** A file is there that the manifest doesn't name. */
    FOREIGN,
    /** A file has another size. */
    SIZE,
    /** A file of the right size has other bytes. */
    CONTENT,
    /** A file can't be read. */
    UNREADABLE,
    /** The manifest can't be understood or contradicts itself. */
    MANIFEST,
    /** A table doesn't have the columns that its contract declares. */
    CONTRACT,
    /** A table has other rows than the manifest says. */
    ROWS,
    /** A check doesn't pass, or {@code checks} says otherwise. */
    CHECK,
    /** {@code current} and {@code _CURRENT.json} don't lead to this release. */
    POINTER
  }
}
