package org.baogao.clean;

import java.util.Locale;

/** Why characters of a source are not in the clean text; {@code removals.kind}. */
public enum RemovalKind {
  WHITESPACE("white space: indents, blank lines, line ends and spaces that separate nothing"),
  INVISIBLE("zero-width, soft-hyphen, byte-order and control characters"),
  HTML_TAG("tags left in the text"),
  ESCAPE("backslashes that escape a quotation mark"),
  INSERTED_PINYIN("pinyin in brackets that a script converter put after a character"),
  PLAN_MARKER("the & of markers such as 二&、"),
  PRIVATE_USE("private-use characters that stand for nothing"),
  NAVIGATION("menus, breadcrumbs, links to other pages"),
  PAGE_BUTTON("print, download, font-size and similar buttons"),
  SHARE("share links"),
  PAGE_ADDRESS("the page's own address"),
  DISCLAIMER("disclaimers and copyright statements of the site"),
  COMMENT_FORM("comment forms"),
  SITE_FOOTER("the site's footer: registration numbers, owner, support"),
  TAG_CLOUD("tags and lists of other places"),
  PUBLICATION_LINE("source, author, date and file number of the web page"),
  MEDIA_CHROME("column names and reprint notes of media"),
  PICTURE("file names of pictures"),
  PHOTO_CREDIT("captions and credits of photographs"),
  ATTACHMENT_LINK("links to attached files"),
  PRESS_NOTE("the newspaper or agency note behind a reprinted report"),
  PAGE_NUMBER("page numbers"),
  CONTENTS("tables of contents"),
  ABSTRACT("an abstract that repeats the opening"),
  REPEATED("paragraphs that stand in the text a second time");

  private final String meaning;

  RemovalKind(String meaning) {
    this.meaning = meaning;
  }

  /** The kind as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes out, for the documentation. */
  public String meaning() {
    return meaning;
  }
}
