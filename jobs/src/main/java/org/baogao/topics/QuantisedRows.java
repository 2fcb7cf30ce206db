package org.baogao.topics;

import java.io.Serializable;

/**
 * A matrix of small whole numbers with a scale for each row: a weight is {@code scale · number /}
 * {@value #LEVELS}. A quarter of the size of floats in memory, and a tenth in a compressed file.
 * {@link PackedRows} multiplies them.
 */
final class QuantisedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The largest of the numbers. */
  static final int LEVELS = 15;

  private final int columns;
  private final float[] scales;
  private final byte[] numbers;

  QuantisedRows(int columns, float[] scales, byte[] numbers) {
    this.columns = columns;
    this.scales = scales;
    this.numbers = numbers;
  }

  /** Rounds each weight to the nearest that its row's largest allows. */
  static QuantisedRows of(int columns, float[] weights) {
    float[] scales = new float[weights.length / columns];
    byte[] numbers = new byte[weights.length];
    for (int row = 0; row < scales.length; row++) {
      float largest = 0;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      scales[row] = largest;
      for (int i = row * columns; largest > 0 && i < (row + 1) * columns; i++) {
        numbers[i] = (byte) Math.round(weights[i] / largest * LEVELS);
      }
    }
    return new QuantisedRows(columns, scales, numbers);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return scales.length;
  }

  float scale(int row) {
    return scales[row];
  }

  byte[] numbers() {
    return numbers;
  }
}
