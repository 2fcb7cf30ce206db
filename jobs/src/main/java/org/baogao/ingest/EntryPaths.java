package org.baogao.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Names of the entries of one archive, and the source paths that they give, of which no two are the
 * same.
 */
final class EntryPaths {
  private final String archivePath;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Set<String> given = new HashSet<>();

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

  /**
   * The source path of the entry of this name; entries of the same name get {@code ~2}, … What in a
   * name looks like the path of something inside another entry is doubled: {@code a.zip!!/b.txt}
   * and {@code a.csv##1} are entries of this archive, {@code a.zip!/b.txt} and {@code a.csv#1} are
   * not.
   */
  String unique(String name) {
    String plain = doubled(name);
    String path = plain;
    while (!given.add(path)) {
      path = plain + "~" + (seen.merge(plain, 1, Integer::sum) + 1);
    }
    return archivePath + "!/" + path;
  }

  /** Doubles every ! before a slash or the end, and the # before the digits at the end. */
  private static String doubled(String name) {
    if (name.indexOf('!') < 0 && name.indexOf('#') < 0) {
      return name;
    }
    int digits = name.length();
    while (digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
      digits--;
    }
    StringBuilder doubled = new StringBuilder(name.length() + 8);
    int run = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/') {
        doubled.append("!".repeat(run));
      } else if (i == digits && i > 0) {
        doubled.append("#".repeat(runOfHashes(name, i)));
      }
      run = c == '!' ? run + 1 : 0;
      doubled.append(c);
    }
    doubled.append("!".repeat(run));
    return digits == name.length()
        ? doubled.append("#".repeat(runOfHashes(name, digits))).toString()
        : doubled.toString();
  }

  private static int runOfHashes(String name, int end) {
    int begin = end;
    while (begin > 0 && name.charAt(begin - 1) == '#') {
      begin--;
    }
    return end - begin;
  }
}
