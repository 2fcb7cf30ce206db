package org.baogao.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One report as it was found: decoded, not yet cleaned.
 *
 * @param sourcePath the path below its input root with {@code /}; an archive's entry is {@code
 *     a.zip!/dir/b.txt}, a row of a table is {@code a.csv#12} (the first row of data is 1)
 * @param sha256 of the bytes of the file or archive entry (of the row's text in UTF-8 for a row),
 *     64 hexadecimal digits
 * @param format what the content is
 * @param charset the charset it was decoded with, as {@code UTF-8}, {@code GB18030}, {@code Big5},
 *     {@code UTF-16LE}; for PDF, DOC and DOCX {@code -}
 * @param text the decoded source text: for plain text the file's characters without its byte order
 *     mark; for HTML, PDF, DOC and DOCX the extracted text; for a row its text cell. Sentence
 *     offsets count in this text
 * @param documentTitle the title that the container states (HTML {@code <title>} or first heading,
 *     DOCX core properties), if any
 * @param columns the other columns of a row by lower-case name, e.g. {@code region}, {@code year};
 *     empty for other formats
 */
public record SourceReport(
    String sourcePath,
    String sha256,
    Format format,
    String charset,
    String text,
    @Nullable String documentTitle,
    Map<String, String> columns) {

  /** Copies the columns. */
  public SourceReport {
    columns = Map.copyOf(columns);
  }
}
