package org.baogao.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page without its data: {@code index.html} of our resources with the style sheet and the
 * scripts that it names put in the place of their tags.
 *
 * @param before what stands before the data
 * @param after what stands behind it
 */
record Page(String before, String after) {
  private static final String TEMPLATE = "index.html";
  private static final String DATA_BEGIN = "<script id=\"data\" type=\"application/octet-stream\">";
  private static final String DATA_END = "</script>";

  private static final Pattern STYLE_SHEET =
      Pattern.compile("<link rel=\"stylesheet\" href=\"([\\w.-]+)\">");
  private static final Pattern SCRIPT =
      Pattern.compile("<script src=\"([\\w.-]+)\"(?: defer)?></script>");

  /** In a script, these would end it or change how its end is found. */
  private static final Pattern SCRIPT_DANGER =
      Pattern.compile("<(?=/script|script|!--)", Pattern.CASE_INSENSITIVE);

  private static final Pattern STYLE_END = Pattern.compile("(?i)</style");

  /** The page of our resources. */
  static Page load() throws IOException {
    return of(resource(TEMPLATE));
  }

  private static Page of(String template) throws IOException {
    int data = template.indexOf(DATA_BEGIN + DATA_END);
    if (data < 0) {
      throw new IllegalStateException(
          "%s has no place for the data: %s%s".formatted(TEMPLATE, DATA_BEGIN, DATA_END));
    }
    int begin = data + DATA_BEGIN.length();
    return new Page(inlined(template.substring(0, begin)), inlined(template.substring(begin)));
  }

  private static String inlined(String html) throws IOException {
    return inlinedScripts(inlinedStyles(html));
  }

  private static String inlinedStyles(String html) throws IOException {
    StringBuilder text = new StringBuilder();
    Matcher tags = STYLE_SHEET.matcher(html);
    while (tags.find()) {
      String style = resource(tags.group(1));
      if (STYLE_END.matcher(style).find()) {
        throw new IllegalStateException("%s has </style in it".formatted(tags.group(1)));
      }
      tags.appendReplacement(text, "");
      text.append("<style>\n").append(style).append("</style>");
    }
    return tags.appendTail(text).toString();
  }

  private static String inlinedScripts(String html) throws IOException {
    StringBuilder text = new StringBuilder();
    Matcher tags = SCRIPT.matcher(html);
    while (tags.find()) {
      tags.appendReplacement(text, "");
      text.append("<script>\n").append(safe(resource(tags.group(1)))).append("</script>");
    }
    return tags.appendTail(text).toString();
  }

  /** A script that means the same and can't be mistaken for HTML; for strings and patterns. */
  static String safe(String script) {
    return SCRIPT_DANGER.matcher(script).replaceAll("\\\\x3c");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource %s of the dashboard is missing".formatted(name));
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** How many bytes the page has with so many bytes of data. */
  long bytesWith(int data) {
    return (long) before.getBytes(UTF_8).length
        + after.getBytes(UTF_8).length
        + 4L * ((data + 2) / 3);
  }

  /** The page with its data. */
  byte[] with(byte[] data) {
    return (before + Base64.getEncoder().encodeToString(data) + after).getBytes(UTF_8);
  }
}
