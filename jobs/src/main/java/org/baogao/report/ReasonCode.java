package org.baogao.report;

/** The closed list of reasons for which an input is refused; {@code rejects.reason_code}. */
public enum ReasonCode {
  FILE_UNREADABLE("the file can't be opened or read to its end", "文件无法打开或无法读完"),
  FILE_EMPTY("the file has no bytes, or only white space", "文件没有内容，或只有空白"),
  FILE_TOO_LARGE(
      "the file, the text in it or the number of its rows is larger than the limit; of a table, the rows up to it are read",
      "文件大小、其中文本的长度或行数超出上限；数据表在上限以内的行仍会读取"),
  OUT_OF_MEMORY("there was not enough memory to read it", "内存不足，无法读取"),
  SOURCE_PATH_TAKEN("the path is also that of what another file holds", "来源路径与另一文件中的条目相同"),
  BINARY_CONTENT("the content is binary, whatever the name says", "无论扩展名是什么，内容都是二进制数据"),
  UNSUPPORTED_FORMAT("the format is none that is read", "不支持读取这种格式"),
  CHARSET_UNDECODABLE("the bytes are valid in no charset that is read", "用所支持的任何字符编码都无法解码"),
  ARCHIVE_BROKEN("the archive or compressed file is damaged or truncated", "压缩文件损坏或不完整"),
  ARCHIVE_ENCRYPTED("the archive entry is encrypted", "压缩包内的文件已加密"),
  ARCHIVE_TOO_DEEP("archives are nested deeper than the limit", "压缩包嵌套层数超出上限"),
  ARCHIVE_TOO_LARGE(
      "the archive unpacks to more bytes, files or rows than the limit; those up to it are read",
      "压缩包解压后的大小、文件数或行数超出上限；上限以内的内容仍会读取"),
  ARCHIVE_ENTRY_UNSAFE("the archive entry's name points outside of the archive", "压缩包内的文件名指向压缩包以外"),
  DOCUMENT_BROKEN("the PDF, DOC or DOCX can't be parsed", "PDF、DOC 或 DOCX 文件无法解析"),
  DOCUMENT_ENCRYPTED("the PDF, DOC or DOCX is protected by a password", "PDF、DOC 或 DOCX 文件有密码保护"),
  PARSE_TIMEOUT("parsing took longer than the limit", "解析用时超出上限"),
  TABLE_MALFORMED("the CSV or TSV can't be parsed", "CSV 或 TSV 文件无法解析"),
  TABLE_WITHOUT_TEXT_COLUMN(
      "no column of the CSV, TSV or JSON Lines holds a report's text",
      "CSV、TSV 或 JSON Lines 中没有存放报告正文的列"),
  JSON_MALFORMED("the line is not a JSON object", "该行不是 JSON 对象"),
  ROW_WITHOUT_TEXT("the row's text is empty", "该行的报告正文为空"),
  HTML_WITHOUT_TEXT("the page has no text outside of its chrome", "网页除导航等外框以外没有正文"),
  NO_TEXT("nothing is left after cleaning", "清洗后没有剩余内容"),
  REGION_MISSING(
      "no region is named in reports.csv, columns, title, file name or body",
      "报告清单、数据列、标题、文件名和正文中都没有地区"),
  REGION_UNKNOWN("the region named is not in the region table", "所写的地区不在地区表中"),
  REGION_NOT_OF_THE_YEAR("the region did not exist in that year", "该地区在那一年不存在"),
  YEAR_MISSING(
      "no year is named in reports.csv, columns, title, file name or body",
      "报告清单、数据列、标题、文件名和正文中都没有年份"),
  YEAR_INVALID("what stands where the year should is no year", "应写年份的地方写的不是年份"),
  INTERNAL_ERROR(
      "the report made a stage fail; this is a bug worth an issue", "处理该报告时程序出错，属于程序缺陷，请反馈");

  private final String meaning;
  private final String meaningZh;

  ReasonCode(String meaning, String meaningZh) {
    this.meaning = meaning;
    this.meaningZh = meaningZh;
  }

  /** The code as it stands in the table: lower case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Whether what was refused may pass the next time, with the same code and content: the machine
   * was short of something, or the cause is not known.
   */
  public boolean mayPass() {
    return this == FILE_UNREADABLE
        || this == OUT_OF_MEMORY
        || this == PARSE_TIMEOUT
        || this == INTERNAL_ERROR;
  }

  /** One sentence for the documentation and for {@code rejects.reason}. */
  public String meaning() {
    return meaning;
  }

  /** The same in Chinese, for people who read it in a page or a sheet. */
  public String meaningZh() {
    return meaningZh;
  }
}
