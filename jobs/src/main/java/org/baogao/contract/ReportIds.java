package org.baogao.contract;

import static org.apache.spark.sql.functions.substring_index;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Column;

/** How {@link Columns#REPORT_ID} is made. */
public final class ReportIds {
  private static final String SEPARATOR = "-";
  private static final int HASH_DIGITS = 8;

  /** Region code, year and content. */
  private static final int PARTS_WITHOUT_PATH = 3;

  private ReportIds() {}

  /**
   * Region code, year, eight digits of the content's SHA-256 and eight of the source path's: the
   * last tell byte-equal copies apart without looking at any other report.
   */
  public static String of(String regionCode, int year, String contentSha256, String sourcePath) {
    return String.join(
        SEPARATOR,
        regionCode,
        String.valueOf(year),
        contentSha256.substring(0, HASH_DIGITS),
        DigestUtils.sha256Hex(sourcePath).substring(0, HASH_DIGITS));
  }

  /** An id without what the path gives: the same however a file is named, moved or packed. */
  public static Column withoutPath(Column reportId) {
    return substring_index(reportId, SEPARATOR, PARTS_WITHOUT_PATH);
  }
}
