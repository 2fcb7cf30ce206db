package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.contract.Columns.YEAR;
import static org.baogao.contract.Columns.YEAR_IS_PLAUSIBLE;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/**
 * What each government wrote about in each year, as shares of characters; rank 1 is the largest
 * topic, ties by topic_id.
 */
public final class TopicShares {
  /** The false discovery rate at which a change is called significant. */
  public static final double FALSE_DISCOVERY_RATE = 0.05;

  public static final Field SECTION_OR_ALL =
      required(
          "section", StringType, "Part of the report, or all for the whole of it; never appendix.");
  public static final Field CHARS =
      required(
          "chars",
          LongType,
          "Characters of the sentences whose primary topic this is, without damaged ones.");
  public static final Field SHARE =
      required(
          "share",
          DoubleType,
          "chars over the characters of all sentences of the section, in [0, 1].");
  public static final Field SHARE_LOW =
      required(
          "share_low",
          DoubleType,
          "Lower end of the 95 % interval that the choice of paragraphs and the errors of the topic"
              + " assignment give.");
  public static final Field SHARE_HIGH =
      required("share_high", DoubleType, "Upper end of that interval.");
  public static final Field SHARE_CHANGE =
      optional(
          "share_change",
          DoubleType,
          "share minus the share in the year before; null where the region has no report"
              + " of that year.");
  public static final Field SHARE_CHANGE_Q =
      optional(
          "share_change_q",
          DoubleType,
          "q-value of share_change: of all changes of the release with a q at most as large, this"
              + " part is expected to be no more than the usual coming and going (Benjamini and"
              + " Hochberg 1995); null where share_change is null.");
  public static final Field SHARE_CHANGE_SIGNIFICANT =
      optional(
          "share_change_significant",
          BooleanType,
          "Whether share_change_q is at most 0.05; null where share_change is null.");

  public static final Table TABLE =
      new Table(
          "topic_shares",
          "One row per region, year, section and topic, topics without a sentence included.",
          List.of(REGION_CODE, YEAR, SECTION_OR_ALL, TOPIC_ID),
          List.of(
              REGION_CODE,
              YEAR,
              SECTION_OR_ALL,
              TOPIC_ID,
              REGION_NAME,
              LEVEL,
              SENTENCES,
              CHARS,
              SHARE,
              SHARE_LOW,
              SHARE_HIGH,
              SHARE_CHANGE,
              SHARE_CHANGE_Q,
              SHARE_CHANGE_SIGNIFICANT,
              RANK),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              TOPIC_IS_LISTED,
              new Rule.InRange(SHARE, 0, 1),
              new Rule.InRange(SHARE_LOW, 0, 1),
              new Rule.InRange(SHARE_HIGH, 0, 1),
              new Rule.InRange(SHARE_CHANGE, -1, 1),
              new Rule.InRange(SHARE_CHANGE_Q, 0, 1),
              new Rule.Ordered(SHARE_LOW, SHARE),
              new Rule.Ordered(SHARE, SHARE_HIGH),
              new Rule.SumsToOne(List.of(REGION_CODE, YEAR, SECTION_OR_ALL), SHARE),
              new Rule.OneOf(SECTION_OR_ALL, Columns.sectionsOrAll())));

  private TopicShares() {}
}
