package org.baogao.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Names of the entries of one archive, and the source paths that they give. */
final class EntryPaths {
  private final String archivePath;
  private final Map<String, Integer> seen = new HashMap<>();

  EntryPaths(String archivePath) {
    this.archivePath = archivePath;
  }

  /**
   * An entry's name with {@code /} between folders, in the charset it was written with: archives
   * made on Chinese Windows have GBK names without saying so.
   */
  static String nameOf(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    boolean known =
        raw == null
            || entry.getGeneralPurposeBit().usesUTF8ForNames()
            || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
    String name = known ? entry.getName() : TextDecoder.nameOf(raw);
    String slashed = name.replace('\\', '/');
    return slashed.startsWith("./") ? slashed.substring(2) : slashed;
  }

  /** Whether a name leads out of the archive, or could on some system. */
  static boolean isUnsafe(String name) {
    if (name.isBlank() || name.startsWith("/") || name.indexOf('\0') >= 0) {
      return true;
    }
    if (name.length() > 1 && name.charAt(1) == ':') {
      return true;
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /** Whether an entry is a system file, or lies in a folder of such; unsafe names never are. */
  static boolean isSkipped(String name) {
    if (isUnsafe(name)) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (SystemFiles.isSkipped(part)) {
        return true;
      }
    }
    return false;
  }

  /** The source path of the entry of this name; entries of the same name get {@code ~2}, … */
  String unique(String name) {
    int count = seen.merge(name, 1, Integer::sum);
    return archivePath + "!/" + name + (count == 1 ? "" : "~" + count);
  }
}
