package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.contract.Columns.TOPIC_ID;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The codebook. */
public final class Topics {
  public static final Field NAME_ZH =
      required("name_zh", StringType, "Name in Chinese.", chinese("中文名称", "主题的中文名称。"));
  public static final Field NAME_EN =
      required("name_en", StringType, "Name in English.", chinese("英文名称", "主题的英文名称。"));
  public static final Field CAP_CODE =
      optional(
          "cap_code",
          IntegerType,
          "Nearest major topic of the Comparative Agendas Project; null where it has" + " none.",
          chinese("比较议程代码", "比较议程项目（Comparative Agendas Project）中最接近的大类代码；没有对应大类时为空。"));
  public static final Field DEFINITION =
      required(
          "definition", StringType, "What belongs to the topic.", chinese("主题定义", "哪些内容属于该主题。"));

  public static final Table TABLE =
      new Table(
          "topics",
          "One row per topic of the codebook.",
          chinese("主题", "编码表的每个主题一行。"),
          List.of(TOPIC_ID),
          List.of(TOPIC_ID, NAME_ZH, NAME_EN, CAP_CODE, DEFINITION),
          List.of(new Rule.InRange(CAP_CODE, 1, 23)));

  private Topics() {}
}
