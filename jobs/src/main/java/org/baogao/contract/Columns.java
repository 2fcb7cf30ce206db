package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import org.baogao.report.Evidence;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;
import org.baogao.report.RemovalKind;
import org.baogao.report.Section;
import org.baogao.report.Stage;
import org.baogao.report.Stance;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Vocabulary;

/** The columns that several tables share, and the closed vocabularies. */
public final class Columns {
  /** The value of {@code section} in a row over all sections. */
  public static final String ALL_SECTIONS = "all";

  /** The first and the last year that a report can have. */
  static final int FIRST_YEAR = 1949;

  static final int LAST_YEAR = 2100;

  public static final Field REPORT_ID =
      required(
          "report_id",
          StringType,
          "Identifies a report: region code, year, eight characters of the content's SHA-256 and"
              + " eight of the source path's; no other report's coming or going changes it.",
          chinese("报告编号", "报告的唯一编号：行政区划代码、年份、内容哈希（SHA-256）的八位和来源路径哈希的八位；其他报告的增减不会使它改变。"));
  public static final Field REGION_CODE =
      required(
          "region_code",
          StringType,
          "Six-digit code of GB/T 2260 valid in that year; 100000 is the nation; zones that the"
              + " standard lacks have codes of the extension file.",
          chinese("行政区划代码", "该年有效的六位行政区划代码（GB/T 2260）；100000 为全国；国标未收录的功能区使用扩展文件中的代码。"));
  public static final Field REGION_NAME =
      required(
          "region_name",
          StringType,
          "The region's name in that year, e.g. 海淀区.",
          chinese("地区名称", "该地区在当年的名称，如海淀区。"));
  public static final Field LEVEL =
      required(
          "level",
          StringType,
          "Level of government: nation, province, city or district.",
          chinese("行政级别", "政府的行政级别：" + levels().listedZh() + "。"));
  public static final Field YEAR =
      required(
          "year",
          IntegerType,
          "The year that the report plans, e.g. 2022.",
          chinese("年份", "报告所安排工作的年份，如 2022。"));
  public static final Field SENTENCE_NO =
      required(
          "sentence_no",
          IntegerType,
          "Number of the sentence in its report, from 0.",
          chinese("句子序号", "句子在报告中的序号，从 0 开始。"));
  public static final Field TERM =
      required(
          "term",
          StringType,
          "A word of two or more Han characters, or of letters with or without digits, that is no"
              + " stop word.",
          chinese("词语", "两个及以上汉字组成的词，或由字母（可带数字）组成的词，不含停用词。"));
  public static final Field TOPIC_ID =
      required(
          "topic_id",
          StringType,
          "The codebook's id of the topic, e.g. waste.",
          chinese("主题编号", "编码表中的主题编号，如 waste（垃圾治理）。"));
  public static final Field CLUSTER_ID =
      required(
          "cluster_id",
          StringType,
          "Identifies a discovered cluster, the same from release to release, and is not given to"
              + " another, unless ids began anew: then every previous_cluster_id of"
              + " cluster_crosswalk is null.",
          chinese(
              "聚类编号",
              "自动发现的聚类的编号，历次发布保持不变，也不会再给别的聚类使用；"
                  + "编号重新开始时除外，这时 cluster_crosswalk 表中的上次聚类编号全部为空。"));
  public static final Field SECTION =
      required(
          "section",
          StringType,
          "Part of the report: opening, review, problems, plan, closing or appendix.",
          chinese("报告部分", "句子属于报告的哪一部分：" + sections().listedZh() + "。"));
  public static final Field RANK =
      required("rank", IntegerType, "1 is the highest.", chinese("排名", "1 为最高。"));
  public static final Field WEIGHT =
      required("weight", DoubleType, "The larger, the more typical.", chinese("权重", "数值越大越典型。"));
  public static final Field SENTENCES =
      required("sentences", LongType, "Number of sentences.", chinese("句数", "句子的数量。"));

  static final Rule LEVEL_IS_KNOWN = new Rule.OneOf(LEVEL, levels());
  static final Rule YEAR_IS_PLAUSIBLE = new Rule.InRange(YEAR, FIRST_YEAR, LAST_YEAR);
  static final Rule REGION_IS_LISTED = new Rule.References(REGION_CODE, "regions", REGION_CODE);
  static final Rule REPORT_IS_LISTED = new Rule.References(REPORT_ID, "reports", REPORT_ID);
  static final Rule TOPIC_IS_LISTED = new Rule.References(TOPIC_ID, "topics", TOPIC_ID);
  static final Rule CLUSTER_IS_LISTED = new Rule.References(CLUSTER_ID, "clusters", CLUSTER_ID);

  private Columns() {}

  static Vocabulary levels() {
    return Vocabulary.of(Region.Level.class, Region.Level::label, Region.Level::nameZh);
  }

  static Vocabulary evidences() {
    return Vocabulary.of(Evidence.class, Evidence::label, Evidence::nameZh);
  }

  static Vocabulary formats() {
    return Vocabulary.of(Format.class, Format::label, Format::nameZh);
  }

  static Vocabulary sections() {
    return Vocabulary.of(Section.class, Section::label, Section::nameZh);
  }

  /** The sections that shares are counted in, behind {@link #ALL_SECTIONS}. */
  public static Vocabulary sectionsOrAll() {
    return sections()
        .without(Section.APPENDIX.label())
        .after(new Vocabulary.Value(ALL_SECTIONS, "全文"));
  }

  static Vocabulary stages() {
    return Vocabulary.of(Stage.class, Stage::label, Stage::nameZh);
  }

  static Vocabulary stances() {
    return Vocabulary.of(Stance.class, Stance::label, Stance::nameZh);
  }

  static Vocabulary removalKinds() {
    return Vocabulary.of(RemovalKind.class, RemovalKind::label, RemovalKind::meaningZh);
  }

  static Vocabulary reasonCodes() {
    return Vocabulary.of(ReasonCode.class, ReasonCode::code, ReasonCode::meaningZh);
  }
}
