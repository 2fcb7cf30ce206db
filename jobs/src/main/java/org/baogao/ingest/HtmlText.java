package org.baogao.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The text of an HTML page as a reader sees it, one block a line.
 *
 * <p>Scripts, styles, form fields and the elements that HTML5 has for navigation are left out;
 * menus made of plain elements stay, for cleaning to take out. Cells of a table row are separated
 * by a tab. A line end of the source between two characters that are not ASCII vanishes, as CSS has
 * it for East Asian text.
 *
 * @param title {@code <meta name="ArticleTitle">}, else {@code <title>}, else the first heading
 * @param text lines joined by {@code \n}
 */
record HtmlText(@Nullable String title, String text) {

  private static final Set<String> LEFT_OUT =
      Set.of(
          "head",
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "frame",
          "object",
          "embed",
          "applet",
          "svg",
          "math",
          "canvas",
          "audio",
          "video",
          "map",
          "nav",
          "footer",
          "select",
          "button",
          "textarea",
          "input",
          "datalist",
          "dialog");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "menu",
          "ol",
          "option",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul");

  /** What is nested deeper stands beside its parent; a page of a real site is some 40 deep. */
  private static final int DEEPEST_NESTING = 256;

  /** Parses a page; linear in its length, and ends where its thread was interrupted. */
  static HtmlText of(String html) {
    Document document =
        Parser.htmlParser().setMaxDepth(DEEPEST_NESTING).parseInput(new Watched(html), "");
    Lines lines = new Lines();
    NodeTraversor.filter(lines, document);
    return new HtmlText(titleOf(document), lines.text());
  }

  private static @Nullable String titleOf(Document document) {
    Element article = document.selectFirst("meta[name=ArticleTitle]");
    if (article != null && !article.attr("content").isBlank()) {
      return article.attr("content").strip();
    }
    if (!document.title().isBlank()) {
      return document.title().strip();
    }
    Element heading = document.selectFirst("h1");
    return heading == null || heading.text().isBlank() ? null : heading.text().strip();
  }

  /** A page's characters, which can't be read once the reader was interrupted. */
  private static final class Watched extends StringReader {
    Watched(String html) {
      super(html);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted");
      }
      return super.read(buffer, offset, length);
    }
  }

  /** Collects text in document order, without recursion. */
  private static final class Lines implements NodeFilter {
    private final StringBuilder text = new StringBuilder();
    private boolean space;
    private boolean spaceHasLineEnd;
    private int preformatted;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode textNode) {
        append(textNode.getWholeText());
        return FilterResult.CONTINUE;
      }
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      String name = element.normalName();
      if (LEFT_OUT.contains(name)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (name.equals("br") || BLOCKS.contains(name)) {
        endLine();
      }
      if (name.equals("pre")) {
        preformatted++;
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        String name = element.normalName();
        if (name.equals("pre")) {
          preformatted--;
        }
        if (BLOCKS.contains(name)) {
          endLine();
        } else if (name.equals("td") || name.equals("th")) {
          endCell();
        }
      }
      return FilterResult.CONTINUE;
    }

    private void append(String run) {
      for (int i = 0; i < run.length(); i++) {
        char c = run.charAt(i);
        if (preformatted > 0 && c == '\n') {
          endLine();
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
          space = true;
          spaceHasLineEnd |= c == '\n';
        } else {
          if (space) {
            appendSpaceBefore(c);
          }
          text.append(c);
        }
      }
    }

    private void appendSpaceBefore(char next) {
      char last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
      boolean eastAsian = spaceHasLineEnd && last > 0x7F && next > 0x7F;
      if (last != '\n' && last != '\t' && !eastAsian) {
        text.append(' ');
      }
      space = false;
      spaceHasLineEnd = false;
    }

    private void endCell() {
      space = false;
      spaceHasLineEnd = false;
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\t');
      }
    }

    private void endLine() {
      space = false;
      spaceHasLineEnd = false;
      int length = text.length();
      while (length > 0 && (text.charAt(length - 1) == '\t' || text.charAt(length - 1) == ' ')) {
        length--;
      }
      text.setLength(length);
      if (length > 0 && text.charAt(length - 1) != '\n') {
        text.append('\n');
      }
    }

    String text() {
      return text.toString().strip();
    }
  }
}
