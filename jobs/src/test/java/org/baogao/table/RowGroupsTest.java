package org.baogao.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  @Test
  void aGroupThatIsNotReadToItsEndIsPassedOver() {
    RowGroups groups =
        new RowGroups(
            List.of(row("甲", 2021), row("甲", 2021), row("乙", 2022)).iterator(), "region", "year");

    RowGroups.Group first = groups.next();
    RowGroups.Group second = groups.next();

    assertThat(first.first().<String>getAs("region")).isEqualTo("甲");
    assertThat(first).isEmpty();
    assertThat(second).containsExactly(row("乙", 2022));
    assertThat(groups.hasNext()).isFalse();
  }

  @Test
  void aGroupOfAnySizeIsNotHeldInMemory() {
    int[] made = new int[1];
    Iterator<Row> endless =
        Stream.generate(
                () -> {
                  made[0]++;
                  return row("甲", 2021);
                })
            .iterator();

    RowGroups.Group group = new RowGroups(endless, "region", "year").next();

    assertThat(StreamSupport.stream(group.spliterator(), false).limit(1000)).hasSize(1000);
    assertThat(made[0]).isLessThan(1100);
  }

  private static List<Integer> sizes(Row... rows) {
    List<Integer> sizes = new ArrayList<>();
    new RowGroups(List.of(rows).iterator(), "region", "year")
        .forEachRemaining(
            group -> {
              int[] size = new int[1];
              group.forEach(row -> size[0]++);
              sizes.add(size[0]);
            });
    return sizes;
  }

  private static Row row(String region, int year) {
    return new GenericRowWithSchema(new Object[] {region, year}, SCHEMA);
  }
}
