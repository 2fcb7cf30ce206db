package org.baogao.export;

import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Regions;
import org.baogao.contract.Sentences;
import org.baogao.contract.ShareMovers;
import org.baogao.contract.Terms;
import org.baogao.contract.TopicShares;
import org.baogao.contract.Topics;
import org.baogao.table.Field;
import org.jspecify.annotations.Nullable;

/** How the values of a column are shown in a workbook; the value itself is never rounded. */
enum CellFormat {
  TEXT(null),
  /** Text that is read as sentences, over several lines where it is long. */
  PROSE(null),
  TRUTH(null),
  /** Numbers of many kinds in one column. */
  FIGURE("#,##0"),
  DATE("yyyy-mm-dd"),
  /** Years, ranks and numbers of things, which nobody adds up. */
  NUMBER("0"),
  /** How many. */
  COUNT("#,##0"),
  /** Shares of a whole. */
  PERCENT("0.00%"),
  /** Measures without a unit. */
  MEASURE("0.0000");

  private static final Set<Field> SHARES =
      Set.of(
          TopicShares.SHARE,
          TopicShares.SHARE_LOW,
          TopicShares.SHARE_HIGH,
          TopicShares.SHARE_CHANGE,
          ShareMovers.SHARE,
          ShareMovers.SHARE_BEFORE,
          ShareMovers.CONTRIBUTION,
          ShareMovers.SHARE_CHANGE,
          ClusterShares.SHARE);

  private static final Set<Field> NUMBERS =
      Set.of(
          Columns.YEAR,
          Columns.RANK,
          Columns.SENTENCE_NO,
          Sentences.PARAGRAPH_NO,
          Sentences.BEGIN_OFFSET,
          Sentences.END_OFFSET,
          Terms.FIRST_YEAR,
          Topics.CAP_CODE,
          RegionYearTerms.RANK,
          ShareMovers.RANK,
          ShareMovers.PARAGRAPH_NO,
          ClusterCrosswalk.FLOW_NO,
          Passages.PASSAGE_NO,
          Passages.FIRST_SENTENCE_NO,
          Passages.LAST_SENTENCE_NO,
          Regions.VALID_FROM,
          Regions.VALID_TO);

  private final @Nullable String pattern;

  CellFormat(@Nullable String pattern) {
    this.pattern = pattern;
  }

  /** The number format as Excel writes it; null where the value is shown as it is. */
  @Nullable String pattern() {
    return pattern;
  }

  /** Whether the values stand at the right of their column. */
  boolean isNumber() {
    return switch (this) {
      case TEXT, PROSE, TRUTH, FIGURE -> false;
      case DATE, NUMBER, COUNT, PERCENT, MEASURE -> true;
    };
  }

  static CellFormat of(Field field) {
    if (field.type().equals(DataTypes.StringType)) {
      return TEXT;
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return TRUTH;
    }
    if (field.type().equals(DataTypes.DateType)) {
      return DATE;
    }
    if (field.type().equals(DataTypes.DoubleType)) {
      return SHARES.contains(field) ? PERCENT : MEASURE;
    }
    return NUMBERS.contains(field) ? NUMBER : COUNT;
  }
}
