package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.REPORT_ID;
import static org.baogao.contract.Columns.REPORT_IS_LISTED;
import static org.baogao.contract.Columns.SENTENCE_NO;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The primary (rank 1) and secondary topics of each sentence. */
public final class SentenceTopics {
  public static final Field PROBABILITY =
      required(
          "probability",
          DoubleType,
          "How likely the sentence is about the topic, in (0, 1].",
          chinese("主题概率", "该句属于该主题的概率，取值 (0, 1]。"));

  public static final Table TABLE =
      new Table(
          "sentence_topics",
          "One row per sentence and topic, at most three topics a sentence.",
          chinese("句子主题", "每个句子的每个主题一行，每句最多三个主题。"),
          List.of(REPORT_ID, SENTENCE_NO, TOPIC_ID),
          List.of(REPORT_ID, SENTENCE_NO, TOPIC_ID, RANK, PROBABILITY),
          List.of(
              REPORT_IS_LISTED,
              TOPIC_IS_LISTED,
              new Rule.InRange(RANK, 1, 3),
              new Rule.InRange(PROBABILITY, 0, 1)));

  private SentenceTopics() {}
}
