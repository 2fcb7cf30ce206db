package org.baogao.report;

import java.util.Locale;

/** Why characters of a source are not in the clean text; {@code removals.kind}. */
public enum RemovalKind {
  WHITESPACE(
      "white space: indents, blank lines, line ends and spaces that separate nothing",
      "空白：缩进、空行、换行和没有分隔作用的空格"),
  INVISIBLE("zero-width, soft-hyphen, byte-order and control characters", "零宽字符、软连字符、字节序标记和控制字符"),
  HTML_TAG("tags left in the text", "正文中残留的 HTML 标签"),
  ESCAPE("backslashes that escape a quotation mark", "引号前用于转义的反斜杠"),
  INSERTED_PINYIN(
      "pinyin in brackets that a script converter put after a character", "繁简转换程序在汉字后插入的括号拼音"),
  PLAN_MARKER("the & of markers such as 二&、", "“二&、”一类序号中的 & 号"),
  PRIVATE_USE("private-use characters that stand for nothing", "没有对应文字的私用区字符"),
  NAVIGATION("menus, breadcrumbs, links to other pages", "菜单、面包屑导航和指向其他网页的链接"),
  PAGE_BUTTON("print, download, font-size and similar buttons", "打印、下载、字号等按钮"),
  SHARE("share links", "分享链接"),
  PAGE_ADDRESS("the page's own address", "网页自身的网址"),
  DISCLAIMER("disclaimers and copyright statements of the site", "网站的免责声明和版权声明"),
  COMMENT_FORM("comment forms", "评论框"),
  SITE_FOOTER("the site's footer: registration numbers, owner, support", "网站页脚：备案号、主办单位、技术支持"),
  TAG_CLOUD("tags and lists of other places", "标签和其他地区的列表"),
  PUBLICATION_LINE("source, author, date and file number of the web page", "网页的来源、作者、日期和文号"),
  MEDIA_CHROME("column names and reprint notes of media", "媒体的栏目名和转载说明"),
  PICTURE("file names of pictures", "图片的文件名"),
  PHOTO_CREDIT("captions and credits of photographs", "照片的说明和署名"),
  ATTACHMENT_LINK("links to attached files", "附件链接"),
  PRESS_NOTE("the newspaper or agency note behind a reprinted report", "转载报告之后的报社或通讯社附注"),
  PAGE_NUMBER("page numbers", "页码"),
  CONTENTS("tables of contents", "目录"),
  ABSTRACT("an abstract that repeats the opening", "重复开头内容的摘要"),
  REPEATED("paragraphs that stand in the text a second time", "在文中第二次出现的段落");

  private final String meaning;
  private final String meaningZh;

  RemovalKind(String meaning, String meaningZh) {
    this.meaning = meaning;
    this.meaningZh = meaningZh;
  }

  /** The kind as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes out, for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** The same in Chinese. */
  public String meaningZh() {
    return meaningZh;
  }
}
