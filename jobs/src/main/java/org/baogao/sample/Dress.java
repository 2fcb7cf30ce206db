package org.baogao.sample;

import java.util.Locale;

/** What a report looks like when it is found: the format, charset and noise of its file. */
enum Dress {
  PLAIN,
  BOM,
  GBK,
  UTF16,
  BIG5,
  HTML,
  HTML_GBK,
  CSV,
  TSV,
  JSONL,
  DOCX,
  PDF,
  GZ,
  ZIP,
  PINYIN,
  ONE_LINE,
  HARD_WRAP,
  INDENTED,
  SPACED_TITLE,
  FULL_WIDTH,
  LITERAL_ESCAPES,
  PAGE_NUMBERS,
  PRIVATE_USE,
  REPLACED_ZERO,
  CONTRADICTING,
  ANONYMOUS;

  /** The dress as the truth file names it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
