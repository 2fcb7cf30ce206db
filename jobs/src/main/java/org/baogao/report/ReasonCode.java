package org.baogao.report;

/** The closed list of reasons for which an input is refused; {@code rejects.reason_code}. */
public enum ReasonCode {
  FILE_UNREADABLE("the file can't be opened or read to its end"),
  FILE_EMPTY("the file has no bytes, or only white space"),
  FILE_TOO_LARGE("the file, or the text in it, is larger than the limit"),
  SOURCE_PATH_TAKEN("the path is also that of what another file holds"),
  BINARY_CONTENT("the content is binary, whatever the name says"),
  UNSUPPORTED_FORMAT("the format is none that is read"),
  CHARSET_UNDECODABLE("the bytes are valid in no charset that is read"),
  ARCHIVE_BROKEN("the archive or compressed file is damaged or truncated"),
  ARCHIVE_ENCRYPTED("the archive entry is encrypted"),
  ARCHIVE_TOO_DEEP("archives are nested deeper than the limit"),
  ARCHIVE_TOO_LARGE("the archive unpacks to more than the limit"),
  ARCHIVE_ENTRY_UNSAFE("the archive entry's name points outside of the archive"),
  DOCUMENT_BROKEN("the PDF, DOC or DOCX can't be parsed"),
  DOCUMENT_ENCRYPTED("the PDF, DOC or DOCX is protected by a password"),
  PARSE_TIMEOUT("parsing took longer than the limit"),
  TABLE_MALFORMED("the CSV or TSV can't be parsed"),
  TABLE_WITHOUT_TEXT_COLUMN("no column of the CSV, TSV or JSON Lines holds a report's text"),
  JSON_MALFORMED("the line is not a JSON object"),
  ROW_WITHOUT_TEXT("the row's text is empty"),
  HTML_WITHOUT_TEXT("the page has no text outside of its chrome"),
  NO_TEXT("nothing is left after cleaning"),
  REGION_MISSING("no region is named in reports.csv, columns, title, file name or body"),
  REGION_UNKNOWN("the region named is not in the region table"),
  REGION_NOT_OF_THE_YEAR("the region did not exist in that year"),
  YEAR_MISSING("no year is named in reports.csv, columns, title, file name or body"),
  YEAR_INVALID("what stands where the year should is no year"),
  INTERNAL_ERROR("the report made a stage fail; this is a bug worth an issue");

  private final String meaning;

  ReasonCode(String meaning) {
    this.meaning = meaning;
  }

  /** The code as it stands in the table: lower case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** One sentence for the documentation and for {@code rejects.reason}. */
  public String meaning() {
    return meaning;
  }
}
