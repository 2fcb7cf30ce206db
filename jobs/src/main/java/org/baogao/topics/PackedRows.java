package org.baogao.topics;

import java.util.List;

/**
 * Several {@link QuantisedRows} laid out for speed: eight columns to a long, of which one
 * multiplication serves two; the rows of one n-gram side by side, as they are read one after the
 * other, since most of the time goes into fetching them. 40 bytes an n-gram and matrix of 34
 * columns. Immutable and thread-safe.
 *
 * <p>A number from -{@value QuantisedRows#LEVELS} to {@value QuantisedRows#LEVELS} is kept as its
 * distance from the lowest. What an n-gram counts is rounded to whole units, of which a text has so
 * many that the sum of a column just fits into 32 bits: millions for each n-gram of a sentence. As
 * only whole numbers are added, no order of the n-grams changes a bit.
 */
final class PackedRows {
  private static final int PER_LONG = Long.BYTES;

  /** Two columns, 32 bits apart, and so every second byte of a long is read alone. */
  private static final long PAIR = 0x000000FF_000000FFL;

  private static final int PAIRS = PER_LONG / 2;
  private static final long LANE = 0xFFFF_FFFFL;

  /** No text has nearly as many n-grams; rounding adds half a unit at most for each. */
  private static final long MOST_GRAMS = 1L << 24;

  private static final long MOST_UNITS = LANE / (2 * QuantisedRows.LEVELS) - MOST_GRAMS / 2;

  private final QuantisedRows[] matrices;
  private final int columns;

  /** How many longs a row of one matrix takes. */
  private final int width;

  private final long[] packed;

  /** Takes matrices of the same size. */
  PackedRows(List<QuantisedRows> matrices) {
    this.matrices = matrices.toArray(QuantisedRows[]::new);
    columns = matrices.get(0).columns();
    width = (columns + PER_LONG - 1) / PER_LONG;
    int rows = matrices.get(0).rows();
    packed = new long[rows * matrices.size() * width];
    for (int row = 0; row < rows; row++) {
      for (int matrix = 0; matrix < matrices.size(); matrix++) {
        byte[] numbers = matrices.get(matrix).numbers();
        for (int column = 0; column < columns; column++) {
          long number = (long) numbers[row * columns + column] + QuantisedRows.LEVELS;
          packed[place(row, matrix) + column / PER_LONG] |=
              number << (column % PER_LONG * Byte.SIZE);
        }
      }
    }
  }

  private int place(int row, int matrix) {
    return (row * matrices.length + matrix) * width;
  }

  /**
   * Adds {@code factor · Σ value · row} over the n-grams of a vector.
   *
   * @param vector has no value below 0
   * @param sums by column
   */
  void addProduct(int matrix, TextVector vector, float factor, double[] sums) {
    int[] grams = vector.grams();
    double[] amounts = new double[grams.length];
    double total = 0;
    for (int i = 0; i < grams.length; i++) {
      amounts[i] = (double) vector.values()[i] * matrices[matrix].scale(grams[i]);
      total += amounts[i];
    }
    if (total == 0) {
      return;
    }
    double unitsPerAmount = MOST_UNITS / total;
    long[] pairs = new long[width * PAIRS];
    long units = 0;
    for (int i = 0; i < grams.length; i++) {
      long ofGram = (long) (amounts[i] * unitsPerAmount + 0.5);
      units += ofGram;
      int place = place(grams[i], matrix);
      for (int at = 0; at < width; at++) {
        long eight = packed[place + at];
        int pair = at * PAIRS;
        pairs[pair] += ofGram * (eight & PAIR);
        pairs[pair + 1] += ofGram * ((eight >>> Byte.SIZE) & PAIR);
        pairs[pair + 2] += ofGram * ((eight >>> (2 * Byte.SIZE)) & PAIR);
        pairs[pair + 3] += ofGram * ((eight >>> (3 * Byte.SIZE)) & PAIR);
      }
    }
    double value = factor / (unitsPerAmount * QuantisedRows.LEVELS);
    long lowest = units * QuantisedRows.LEVELS;
    for (int column = 0; column < columns; column++) {
      int inLong = column % PER_LONG;
      long pair = pairs[column / PER_LONG * PAIRS + inLong % PAIRS];
      long sum = (inLong < PAIRS ? pair : pair >>> Integer.SIZE) & LANE;
      sums[column] += value * (sum - lowest);
    }
  }
}
