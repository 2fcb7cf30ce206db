package org.baogao.ingest;

import java.util.Locale;
import java.util.Set;

/**
 * Names of files that hold no report by convention. They are left out of listings and archives and
 * are no rejects.
 */
final class SystemFiles {
  private static final Set<String> LEFT_BY_DESKTOPS = Set.of("thumbs.db", "desktop.ini");

  private SystemFiles() {}

  /**
   * Whether a file or folder of this name is skipped: names that begin with {@code .} or {@code _}
   * (as Spark does it: {@code _SUCCESS}, {@code .crc}, {@code __MACOSX}, {@code .DS_Store}), what
   * Windows and Word leave behind, and files that are still being copied.
   */
  static boolean isSkipped(String name) {
    return name.startsWith(".")
        || name.startsWith("_")
        || name.startsWith("~$")
        || name.endsWith("._COPYING_")
        || LEFT_BY_DESKTOPS.contains(name.toLowerCase(Locale.ROOT));
  }
}
