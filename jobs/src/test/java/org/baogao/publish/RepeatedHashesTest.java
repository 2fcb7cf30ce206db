package org.baogao.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class RepeatedHashesTest {

  @Test
  void aNumberThatIsThereTwiceIsFoundInWhicheverPartition(SparkSession spark) {
    List<Long> numbers = numbers();
    assertThat(anyIn(spark, numbers)).isFalse();
    for (int twice : new int[] {0, 500, 999}) {
      List<Long> repeated = new ArrayList<>(numbers);
      repeated.add(numbers.get(twice));
      assertThat(anyIn(spark, repeated)).as("number %d", twice).isTrue();
    }
  }

  @Test
  void theEndsOfTheRangeAreNumbersToo(SparkSession spark) {
    assertThat(anyIn(spark, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE))).isFalse();
    assertThat(anyIn(spark, List.of(Long.MAX_VALUE, 0L, Long.MAX_VALUE))).isTrue();
    assertThat(anyIn(spark, List.of())).isFalse();
  }

  private static List<Long> numbers() {
    SplittableRandom random = new SplittableRandom(1);
    return random.longs(1_000).boxed().toList();
  }

  private static boolean anyIn(SparkSession spark, List<Long> numbers) {
    return RepeatedHashes.anyIn(spark.createDataset(numbers, Encoders.LONG()).repartition(3));
  }
}
