package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.required;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.baogao.report.Evidence;
import org.baogao.report.Format;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;
import org.baogao.report.Section;
import org.baogao.report.Stage;
import org.baogao.report.Stance;
import org.baogao.table.Field;
import org.baogao.table.Rule;

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
              + " eight of the source path's; no other report's coming or going changes it.");
  public static final Field REGION_CODE =
      required(
          "region_code",
          StringType,
          "Six-digit code of GB/T 2260 valid in that year; 100000 is the nation; zones that the"
              + " standard lacks have codes of the extension file.");
  public static final Field REGION_NAME =
      required("region_name", StringType, "The region's name in that year, e.g. 海淀区.");
  public static final Field LEVEL =
      required("level", StringType, "Level of government: nation, province, city or district.");
  public static final Field YEAR =
      required("year", IntegerType, "The year that the report plans, e.g. 2022.");
  public static final Field SENTENCE_NO =
      required("sentence_no", IntegerType, "Number of the sentence in its report, from 0.");
  public static final Field TERM =
      required(
          "term",
          StringType,
          "A word of two or more Han characters, or of letters with or without digits, that is no"
              + " stop word.");
  public static final Field TOPIC_ID =
      required("topic_id", StringType, "The codebook's id of the topic, e.g. waste.");
  public static final Field CLUSTER_ID =
      required(
          "cluster_id",
          StringType,
          "Identifies a discovered cluster, the same from release to release, and is never given to"
              + " another.");
  public static final Field SECTION =
      required(
          "section",
          StringType,
          "Part of the report: opening, review, problems, plan, closing or appendix.");
  public static final Field RANK = required("rank", IntegerType, "1 is the highest.");
  public static final Field WEIGHT =
      required("weight", DoubleType, "The larger, the more typical.");
  public static final Field SENTENCES = required("sentences", LongType, "Number of sentences.");

  static final Rule LEVEL_IS_KNOWN =
      new Rule.OneOf(LEVEL, Arrays.stream(Region.Level.values()).map(Region.Level::label).toList());
  static final Rule YEAR_IS_PLAUSIBLE = new Rule.InRange(YEAR, FIRST_YEAR, LAST_YEAR);
  static final Rule REGION_IS_LISTED = new Rule.References(REGION_CODE, "regions", REGION_CODE);
  static final Rule REPORT_IS_LISTED = new Rule.References(REPORT_ID, "reports", REPORT_ID);
  static final Rule TOPIC_IS_LISTED = new Rule.References(TOPIC_ID, "topics", TOPIC_ID);
  static final Rule CLUSTER_IS_LISTED = new Rule.References(CLUSTER_ID, "clusters", CLUSTER_ID);

  private Columns() {}

  static List<String> evidences() {
    return Arrays.stream(Evidence.values()).map(Evidence::label).toList();
  }

  static List<String> formats() {
    return Arrays.stream(Format.values()).map(Format::label).toList();
  }

  static List<String> sections() {
    return Arrays.stream(Section.values()).map(Section::label).toList();
  }

  static List<String> sectionsOrAll() {
    return Stream.concat(
            Stream.of(ALL_SECTIONS),
            Arrays.stream(Section.values())
                .filter(section -> section != Section.APPENDIX)
                .map(Section::label))
        .toList();
  }

  static List<String> stages() {
    return Arrays.stream(Stage.values()).map(Stage::label).toList();
  }

  static List<String> stances() {
    return Arrays.stream(Stance.values()).map(Stance::label).toList();
  }

  static List<String> reasonCodes() {
    return Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList();
  }
}
