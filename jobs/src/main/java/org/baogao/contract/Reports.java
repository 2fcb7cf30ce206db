package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.YEAR;
import static org.baogao.contract.Columns.YEAR_IS_PLAUSIBLE;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The reports that were read, duplicates too. */
public final class Reports {
  public static final Field MEETING_DATE =
      optional(
          "meeting_date",
          DateType,
          "The first day of the session at which it was delivered; null where the report"
              + " does not say.",
          chinese("会议日期", "作报告的会议的第一天；报告没有写明时为空。"));
  public static final Field TITLE =
      optional(
          "title",
          StringType,
          "The title; null where none was found.",
          chinese("报告标题", "报告的标题；没有找到时为空。"));
  public static final Field REGION_SOURCE =
      required(
          "region_source",
          StringType,
          "Where the region was found: reports_csv, column, title, file_name or body.",
          chinese("地区依据", "地区是从哪里得到的：" + Columns.evidences().listedZh() + "。"));
  public static final Field YEAR_SOURCE =
      required(
          "year_source",
          StringType,
          "Where the year was found: reports_csv, column, title, file_name or body.",
          chinese("年份依据", "年份是从哪里得到的：" + Columns.evidences().listedZh() + "。"));
  public static final Field CONTRADICTION =
      optional(
          "contradiction",
          StringType,
          "What reports file, columns, text and file name say against each other about region or"
              + " year, and which was taken. Null where they agree.",
          chinese("信息矛盾", "报告清单、数据列、正文和文件名在地区或年份上的矛盾之处，以及采用了哪一个；一致时为空。"));
  public static final Field SOURCE_PATH =
      required(
          "source_path",
          StringType,
          "Path below its input folder; an entry of an archive is a.zip!/b.txt, a row of"
              + " a table a.csv#12.",
          chinese("来源路径", "在输入文件夹之下的路径；压缩包中的文件写作 a.zip!/b.txt，数据表中的一行写作 a.csv#12。"));
  public static final Field SOURCE_SHA256 =
      required(
          "source_sha256",
          StringType,
          "SHA-256 of the file, the archive's entry or the row's text.",
          chinese("来源哈希值", "文件、压缩包内文件或数据行文本的 SHA-256 值。"));
  public static final Field FORMAT =
      required(
          "format",
          StringType,
          "What the content is: text, html, csv, tsv, jsonl, pdf, doc or docx.",
          chinese("内容格式", "内容的实际格式：" + Columns.formats().listedZh() + "。"));
  public static final Field CHARSET =
      required(
          "charset",
          StringType,
          "The charset that the text was decoded with; - for PDF, DOC and DOCX.",
          chinese("字符编码", "解码时所用的字符编码；PDF、DOC 和 DOCX 为 -。"));
  public static final Field CHARS_SOURCE =
      required(
          "chars_source",
          LongType,
          "Characters of the decoded source text.",
          chinese("原文字符数", "解码后原文的字符数。"));
  public static final Field CHARS_CLEAN =
      required(
          "chars_clean",
          LongType,
          "Characters of all sentences after cleaning.",
          chinese("清洗后字符数", "清洗后全部句子的字符数。"));
  public static final Field CHARS_REMOVED =
      required(
          "chars_removed",
          LongType,
          "Characters that cleaning took out, white space included; table removals says" + " why.",
          chinese("清除字符数", "清洗时去掉的字符数，包括空白；原因见 removals 表。"));
  public static final Field SENTENCES =
      required(
          "sentences",
          IntegerType,
          "Number of sentences, headings included.",
          chinese("句数", "句子的数量，包括标题。"));
  public static final Field DAMAGED_SENTENCES =
      required(
          "damaged_sentences",
          IntegerType,
          "Sentences beyond repair; they are left out of every count.",
          chinese("残损句数", "无法修复的句子的数量，不计入任何统计。"));
  public static final Field TERMS =
      required(
          "terms",
          LongType,
          "Occurrences of terms, without appendix and damaged sentences; of a counted report, the"
              + " sum of tf in report_terms.",
          chinese("总词次", "词语出现的总次数，不计附录和残损句；计入统计的报告，即 report_terms 表中词频的合计。"));
  public static final Field DUPLICATE_OF =
      optional(
          "duplicate_of",
          StringType,
          "The report that is counted in its place where this is the same report from"
              + " another source; null where this one is counted.",
          chinese("所重复报告编号", "与另一来源的报告相同时，代替它计入统计的那份报告；本报告计入统计时为空。"));

  public static final Table TABLE =
      new Table(
          "reports",
          "One row per report found.",
          chinese("报告", "每份读入的报告一行。"),
          List.of(REPORT_ID),
          List.of(
              REPORT_ID,
              REGION_CODE,
              REGION_NAME,
              LEVEL,
              YEAR,
              MEETING_DATE,
              TITLE,
              REGION_SOURCE,
              YEAR_SOURCE,
              CONTRADICTION,
              SOURCE_PATH,
              SOURCE_SHA256,
              FORMAT,
              CHARSET,
              CHARS_SOURCE,
              CHARS_CLEAN,
              CHARS_REMOVED,
              SENTENCES,
              DAMAGED_SENTENCES,
              TERMS,
              DUPLICATE_OF),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              new Rule.OneOf(REGION_SOURCE, Columns.evidences()),
              new Rule.OneOf(YEAR_SOURCE, Columns.evidences()),
              new Rule.OneOf(FORMAT, Columns.formats()),
              new Rule.References(DUPLICATE_OF, "reports", REPORT_ID),
              new Rule.Ordered(DAMAGED_SENTENCES, SENTENCES),
              new Rule.Ordered(CHARS_REMOVED, CHARS_SOURCE),
              new Rule.InRange(SENTENCES, 1, 1e9),
              new Rule.InRange(TERMS, 0, 1e12)));

  private Reports() {}
}
