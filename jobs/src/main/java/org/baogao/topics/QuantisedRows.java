package org.baogao.topics;

import java.io.Serializable;

/**
 * A matrix of small whole numbers with a scale for each row: a weight is {@code scale · number /}
 * {@value #LEVELS}. A quarter of the size of floats in memory, which keeps a model in the
 * processor's cache, and a tenth in a compressed file.
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

  int rows() {
    return scales.length;
  }

  float scale(int row) {
    return scales[row];
  }

  byte[] numbers() {
    return numbers;
  }

  /** Adds {@code factor · Σ value · row} over the n-grams of a vector. */
  void addProduct(TextVector vector, float factor, double[] sums) {
    int[] grams = vector.grams();
    float[] values = vector.values();
    for (int i = 0; i < grams.length; i++) {
      double value = (double) values[i] * factor * scales[grams[i]] / LEVELS;
      int row = grams[i] * columns;
      for (int column = 0; column < columns; column++) {
        sums[column] += value * numbers[row + column];
      }
    }
  }
}
