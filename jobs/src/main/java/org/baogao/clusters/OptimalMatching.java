package org.baogao.clusters;

import java.util.Arrays;

/**
 * The one-to-one matching of rows to columns with the largest sum (Kuhn 1955, by shortest
 * augmenting paths after Jonker and Volgenant 1987). Of equal sums, rows that come first get the
 * columns that come first.
 */
final class OptimalMatching {
  /** The column of a row that is matched with none. */
  static final int NONE = -1;

  private OptimalMatching() {}

  /**
   * The column that each row is matched with.
   *
   * @param values of each row and column, at least 0
   * @param least a pair of a smaller value is no match
   */
  static int[] of(double[][] values, double least) {
    int rows = values.length;
    int columns = rows == 0 ? 0 : values[0].length;
    int size = Math.max(rows, columns);
    // Row and column 0 stand for "not matched yet"; the square is filled up with values of 0.
    double[] rowPrice = new double[size + 1];
    double[] columnPrice = new double[size + 1];
    int[] rowOfColumn = new int[size + 1];
    int[] before = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      rowOfColumn[0] = row;
      int column = 0;
      double[] shortest = new double[size + 1];
      Arrays.fill(shortest, Double.POSITIVE_INFINITY);
      boolean[] used = new boolean[size + 1];
      do {
        used[column] = true;
        int current = rowOfColumn[column];
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int candidate = 1; candidate <= size; candidate++) {
          if (used[candidate]) {
            continue;
          }
          double cost =
              -value(values, current - 1, candidate - 1)
                  - rowPrice[current]
                  - columnPrice[candidate];
          if (cost < shortest[candidate]) {
            shortest[candidate] = cost;
            before[candidate] = column;
          }
          if (shortest[candidate] < step) {
            step = shortest[candidate];
            next = candidate;
          }
        }
        for (int j = 0; j <= size; j++) {
          if (used[j]) {
            rowPrice[rowOfColumn[j]] += step;
            columnPrice[j] -= step;
          } else {
            shortest[j] -= step;
          }
        }
        column = next;
      } while (rowOfColumn[column] != 0);
      while (column != 0) {
        rowOfColumn[column] = rowOfColumn[before[column]];
        column = before[column];
      }
    }
    int[] matches = new int[rows];
    Arrays.fill(matches, NONE);
    for (int column = 1; column <= columns; column++) {
      int row = rowOfColumn[column] - 1;
      if (row < rows && values[row][column - 1] >= least) {
        matches[row] = column - 1;
      }
    }
    return matches;
  }

  private static double value(double[][] values, int row, int column) {
    return row < values.length && column < values[row].length ? values[row][column] : 0;
  }
}
