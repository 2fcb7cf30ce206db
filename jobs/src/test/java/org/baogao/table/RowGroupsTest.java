package org.baogao.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowGroupsTest {
  private static final StructType SCHEMA =
      new StructType().add("region", DataTypes.StringType).add("year", DataTypes.IntegerType);

  @Test
  void neighboursWithEqualKeysAreOneGroup() {
    assertThat(sizes(row("甲", 2021), row("甲", 2021), row("甲", 2022), row("乙", 2022)))
        .containsExactly(2, 1, 1);
  }

  @Test
  void noRowsAreNoGroup() {
    assertThat(sizes()).isEmpty();
  }

  @Test
  void nullIsAValueOfItsOwn() {
    assertThat(sizes(row(null, 2021), row(null, 2021), row("甲", 2021))).containsExactly(2, 1);
  }

  private static List<Integer> sizes(Row... rows) {
    List<Integer> sizes = new ArrayList<>();
    new RowGroups(List.of(rows).iterator(), "region", "year")
        .forEachRemaining(group -> sizes.add(group.size()));
    return sizes;
  }

  private static Row row(String region, int year) {
    return new GenericRowWithSchema(new Object[] {region, year}, SCHEMA);
  }
}
