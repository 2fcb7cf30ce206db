package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.CLUSTER_ID;
import static org.baogao.contract.Columns.CLUSTER_IS_LISTED;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.contract.Columns.SENTENCES;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The sentences behind the clusters: which passage is in which, and how surely. */
public final class Passages {
  public static final Field PASSAGE_NO =
      required("passage_no", IntegerType, "Number of the passage in its report, from 0.");
  public static final Field FIRST_SENTENCE_NO =
      required("first_sentence_no", IntegerType, "Number of the passage's first sentence.");
  public static final Field LAST_SENTENCE_NO =
      required(
          "last_sentence_no",
          IntegerType,
          "Number of its last sentence; damaged sentences between the two do not belong to it.");
  public static final Field CHARS =
      required("chars", LongType, "Characters of its sentences, no damaged ones.");
  public static final Field SIMILARITY =
      required(
          "similarity",
          DoubleType,
          "Cosine between the passage and the nearest cluster's center, in [0, 1]; 0 where the"
              + " passage has no word that tells clusters apart.");
  public static final Field TRAINED_AS =
      optional(
          "trained_as",
          StringType,
          "The cluster that the passage helps to define, and in the next release too; null for a"
              + " passage outside the training sample.");

  public static final Table TABLE =
      new Table(
          "passages",
          "One row per passage of a report that counts: neighbouring sentences of one paragraph, the"
              + " unit of clustering; no appendix, no damaged.",
          List.of(REPORT_ID, PASSAGE_NO),
          List.of(
              REPORT_ID,
              PASSAGE_NO,
              FIRST_SENTENCE_NO,
              LAST_SENTENCE_NO,
              SENTENCES,
              CHARS,
              TOPIC_ID,
              CLUSTER_ID,
              SIMILARITY,
              TRAINED_AS),
          List.of(
              REPORT_IS_LISTED,
              TOPIC_IS_LISTED,
              CLUSTER_IS_LISTED,
              new Rule.Ordered(FIRST_SENTENCE_NO, LAST_SENTENCE_NO),
              new Rule.InRange(SIMILARITY, 0, 1)));

  private Passages() {}
}
