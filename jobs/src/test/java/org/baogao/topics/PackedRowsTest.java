package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedRowsTest {
  private static final int ROWS = 300;
  private static final int MATRICES = 3;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 8", "8, 40", "9, 300", "34, 65", "34, 300", "34, 0"})
  void productsAreThoseOfTheMatrices(int columns, int grams) {
    SplittableRandom random = new SplittableRandom(columns * 1_000L + grams);
    List<QuantisedRows> matrices =
        IntStream.range(0, MATRICES).mapToObj(i -> matrix(columns, random)).toList();
    TextVector vector = vector(grams, random);
    PackedRows packed = new PackedRows(matrices);

    for (int matrix = 0; matrix < MATRICES; matrix++) {
      double[] sums = new double[columns];
      sums[0] = 7;
      packed.addProduct(matrix, vector, 0.4f, sums);

      for (int column = 0; column < columns; column++) {
        double expected = product(matrices.get(matrix), vector, 0.4f, column);
        assertThat(sums[column] - (column == 0 ? 7 : 0)).isCloseTo(expected, within(1e-4));
      }
    }
  }

  private static QuantisedRows matrix(int columns, SplittableRandom random) {
    float[] weights = new float[ROWS * columns];
    for (int i = columns; i < weights.length; i++) {
      weights[i] = (float) (random.nextDouble() - 0.5) * (random.nextInt(5) == 0 ? 10 : 1);
    }
    return QuantisedRows.of(columns, weights);
  }

  private static TextVector vector(int grams, SplittableRandom random) {
    float[] values = new float[grams];
    for (int i = 0; i < grams; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new TextVector(IntStream.range(0, grams).toArray(), values);
  }

  private static double product(QuantisedRows matrix, TextVector vector, float factor, int column) {
    double sum = 0;
    for (int i = 0; i < vector.grams().length; i++) {
      int row = vector.grams()[i];
      double weight =
          matrix.scale(row)
              * matrix.numbers()[row * matrix.columns() + column]
              / QuantisedRows.LEVELS;
      sum += (double) vector.values()[i] * factor * weight;
    }
    return sum;
  }
}
