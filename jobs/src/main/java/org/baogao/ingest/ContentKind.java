package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.baogao.report.ReasonCode;

/**
 * What a file's content is: decided by its first bytes, and by its name only among the kinds that
 * look the same (a table without quotes is plain text to look at).
 */
enum ContentKind {
  TEXT,
  HTML,
  /** Comma or tab separated; the header row tells which. */
  TABLE,
  JSON_LINES,
  PDF,
  /** Microsoft's compound file: DOC, but also XLS, PPT and encrypted DOCX. */
  OLE,
  /** An archive, or DOCX. */
  ZIP,
  GZIP;

  /** How many bytes are looked at. */
  static final int SNIFFED_BYTES = 8192;

  private static final String[][] NO_REPORTS = {
    {"Rar!\u001a", "a RAR archive"},
    {"7z\u00bc\u00af'\u001c", "a 7z archive"},
    {"BZh91AY&SY", "a bzip2 file"},
    {"\u00fd7zXZ", "an xz file"},
    {"(\u00b5/\u00fd", "a zstd file"},
    {"{\\rtf", "an RTF document"},
    {"PAR1", "a Parquet file"},
    {"\u00d0\u00cf\u0011\u00e0", "a damaged compound file"},
  };

  private static final String[][] BINARIES = {
    {"\u0089PNG", "a PNG picture"},
    {"\u00ff\u00d8\u00ff", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"II*\u0000", "a TIFF picture"},
    {"MM\u0000*", "a TIFF picture"},
    {"\u007fELF", "a program"},
    {"MZ\u0090\u0000", "a program"},
    {"\u00ca\u00fe\u00ba\u00be", "a Java class"},
    {"SQLite format 3\u0000", "a SQLite database"},
  };

  private static final String[] HTML_BEGINNINGS = {
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<span",
    "<br",
    "<h1",
    "<h2",
    "<h3",
    "<center",
    "<font",
    "<script",
    "<style",
    "<link",
    "<article",
    "<section",
    "<main",
    "<ul",
    "<td",
    "<tr",
    "<strong",
    "<b>"
  };

  private static final String[] HTML_TAGS = {"</p>", "<br", "</div>", "</td>", "</span>", "</li>"};

  /** So many of {@link #HTML_TAGS} make a page of a text that begins otherwise. */
  private static final int TAGS_OF_A_PAGE = 5;

  /**
   * The kind of a content.
   *
   * @param head its first bytes, as many as are there up to {@link #SNIFFED_BYTES}
   * @param name its file name, without {@code .gz}
   * @throws RefusedException if it is of a kind that holds no readable report
   */
  static ContentKind of(byte[] head, String name) throws RefusedException {
    int length = Math.min(head.length, SNIFFED_BYTES);
    String bytes = new String(head, 0, length, ISO_8859_1);
    String extension = extension(name);
    if (bytes.startsWith("%PDF-")
        || (extension.equals("pdf")
            && bytes.substring(0, Math.min(length, 1024)).contains("%PDF-"))) {
      return PDF;
    }
    if (bytes.startsWith("PK\u0003\u0004")
        || bytes.startsWith("PK\u0005\u0006")
        || bytes.startsWith("PK00PK")
        || bytes.startsWith("PK\u0007\u0008PK")) {
      return ZIP;
    }
    if (bytes.startsWith("\u001f\u008b\u0008")) {
      return GZIP;
    }
    if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return OLE;
    }
    refuse(bytes, NO_REPORTS, ReasonCode.UNSUPPORTED_FORMAT);
    refuse(bytes, BINARIES, ReasonCode.BINARY_CONTENT);
    if (length > 262 && bytes.startsWith("ustar", 257)) {
      throw new RefusedException(ReasonCode.UNSUPPORTED_FORMAT, "The content is a tar archive");
    }
    return ofText(bytes, extension);
  }

  private static void refuse(String bytes, String[][] kinds, ReasonCode reasonCode)
      throws RefusedException {
    for (String[] kind : kinds) {
      if (bytes.startsWith(kind[0])) {
        throw new RefusedException(reasonCode, "The content is " + kind[1]);
      }
    }
  }

  private static ContentKind ofText(String bytes, String extension) throws RefusedException {
    String ascii = asciiOf(bytes);
    String start = ascii.stripLeading();
    if (beginsLikeAPage(start)) {
      return HTML;
    }
    if (extension.equals("jsonl") || extension.equals("ndjson")) {
      return JSON_LINES;
    }
    if (extension.equals("json")) {
      if (isObjectPerLine(start)) {
        return JSON_LINES;
      }
      throw new RefusedException(
          ReasonCode.UNSUPPORTED_FORMAT, "JSON is read with one object a line, and this is not");
    }
    if (extension.equals("csv") || extension.equals("tsv")) {
      return TABLE;
    }
    if (start.startsWith("{") && start.substring(1).stripLeading().startsWith("\"")) {
      if (isObjectPerLine(start)) {
        return JSON_LINES;
      }
    }
    // Not before: cells of tables and objects may have mark-up around their text.
    if (hasTagsOfAPage(start, ascii, extension)) {
      return HTML;
    }
    if (start.startsWith("<?xml") && !extension.equals("txt")) {
      throw new RefusedException(
          ReasonCode.UNSUPPORTED_FORMAT, "The content is XML, but no XHTML page");
    }
    return TEXT;
  }

  /** Whether the first line is an object, or begins one that is longer than what is seen of it. */
  private static boolean isObjectPerLine(String start) {
    int end = start.indexOf('\n');
    return start.startsWith("{")
        && (end < 0 || start.substring(0, end).stripTrailing().endsWith("}"));
  }

  private static boolean beginsLikeAPage(String start) {
    if (start.startsWith("<")) {
      String lowerStart = start.substring(0, Math.min(64, start.length())).toLowerCase(Locale.ROOT);
      for (String beginning : HTML_BEGINNINGS) {
        if (lowerStart.startsWith(beginning)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasTagsOfAPage(String start, String ascii, String extension) {
    boolean named =
        extension.equals("html")
            || extension.equals("htm")
            || extension.equals("shtml")
            || extension.equals("xhtml")
            || extension.equals("jhtml")
            || extension.equals("mht");
    String lower = ascii.toLowerCase(Locale.ROOT);
    if (lower.contains("<html") || lower.contains("<body")) {
      return true;
    }
    int tags = 0;
    for (String tag : HTML_TAGS) {
      for (int at = lower.indexOf(tag); at >= 0; at = lower.indexOf(tag, at + 1)) {
        tags++;
      }
    }
    return tags >= TAGS_OF_A_PAGE || (named && (tags > 0 || start.startsWith("<")));
  }

  /** The characters that the bytes would be without a byte order mark and UTF-16's zero bytes. */
  private static String asciiOf(String bytes) {
    String text = bytes;
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    } else if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
      text = text.substring(2);
    }
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /** The lower-case extension of a file name, without the dot; empty if it has none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
