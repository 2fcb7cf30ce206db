package org.baogao.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of columns and JSON fields: which one holds the text, and by which name the others are
 * known, in English and Chinese.
 */
final class ColumnNames {

  /** In the order of preference, for tables that have several. */
  static final List<String> TEXT =
      List.of(
          "text",
          "content",
          "正文",
          "内容",
          "全文",
          "报告内容",
          "报告正文",
          "报告全文",
          "文本",
          "body",
          "fulltext",
          "full_text",
          "fulltext_zh",
          "report_text",
          "report",
          "article",
          "內容",
          "文本内容");

  private static final Map<String, String> KNOWN = new HashMap<>();

  static {
    put("region", "地区", "地區", "区域", "區域", "行政区", "行政区划", "地名", "area");
    put("province", "省份", "省", "省级");
    put("region_code", "code", "adcode", "行政区划代码", "区划代码", "地区代码");
    put("year", "年份", "年度", "年", "报告年份");
    put("title", "标题", "標題", "题目", "题名", "名称", "headline");
    put(
        "meeting_date",
        "日期",
        "时间",
        "會議日期",
        "会议日期",
        "会议时间",
        "发布日期",
        "发布时间",
        "date",
        "publish_date",
        "pubdate");
    put("file", "文件", "文件名", "filename", "file_name", "path");
  }

  private ColumnNames() {}

  private static void put(String name, String... aliases) {
    KNOWN.put(name, name);
    for (String alias : aliases) {
      KNOWN.put(alias, name);
    }
  }

  /** Every name that is known, for the documentation. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>(KNOWN.keySet());
    all.addAll(TEXT);
    return all;
  }

  /** A name as it stands in tables of others: without white space, quotes and case. */
  static String normal(String name) {
    return name.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT);
  }

  /** The name by which a column is known here: its alias if it has one, else its normal name. */
  static String known(String name) {
    String normal = normal(name);
    return KNOWN.getOrDefault(normal, normal);
  }

  /** Adds a column's value unless it is blank or the name, or one like it, came before. */
  static void put(Map<String, String> columns, String name, String value) {
    if (!value.isBlank() && !name.isBlank()) {
      columns.putIfAbsent(known(name), value.strip());
    }
  }
}
