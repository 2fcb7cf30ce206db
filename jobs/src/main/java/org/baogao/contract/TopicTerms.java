package org.baogao.contract;

import static org.baogao.contract.Columns.RANK;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.contract.Columns.TOPIC_IS_LISTED;
import static org.baogao.contract.Columns.WEIGHT;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The codebook's weighted words; rank 1 has the highest weight in its topic, ties by term. */
public final class TopicTerms {

  public static final Table TABLE =
      new Table(
          "topic_terms",
          "One row per topic and term of the codebook.",
          chinese("主题词", "编码表的每个主题的每个词语一行。"),
          List.of(TOPIC_ID, TERM),
          List.of(TOPIC_ID, TERM, WEIGHT, RANK),
          List.of(TOPIC_IS_LISTED, new Rule.InRange(RANK, 1, 1e6)));

  private TopicTerms() {}
}
