package org.baogao.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a command made itself, printed as those of a query are.
 *
 * @param names the names of the columns
 * @param rows the values, as many in each row as there are columns: null, Boolean, Number or String
 */
public record Listing(List<String> names, List<List<@Nullable Object>> rows) {

  /** Copies the lists and counts the values. */
  public Listing {
    names = List.copyOf(names);
    List<List<@Nullable Object>> copies = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      if (row.size() != names.size()) {
        throw new IllegalArgumentException(
            "Expected a value for each of %s, found %s".formatted(names, row));
      }
      // List.copyOf takes no null.
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }

  /** Prints the rows, a table as wide as it comes. */
  public void print(SqlQuery.Format format, PrintWriter out) throws IOException {
    try {
      format.printer(SqlQuery.UNLIMITED_WIDTH).print(new Walk(this), out);
    } catch (SQLException e) {
      throw new IllegalStateException("No database is behind these rows", e);
    } finally {
      out.flush();
    }
  }

  /** Goes through the rows once. */
  private static final class Walk implements Rows {
    private final Listing listing;
    private final List<Boolean> numeric;
    private int row = -1;

    Walk(Listing listing) {
      this.listing = listing;
      this.numeric =
          IntStream.range(0, listing.names().size())
              .mapToObj(
                  column ->
                      listing.rows().stream()
                          .map(values -> values.get(column))
                          .allMatch(value -> value == null || value instanceof Number))
              .toList();
    }

    @Override
    public List<String> names() {
      return listing.names();
    }

    @Override
    public boolean isNumeric(int column) {
      return numeric.get(column);
    }

    @Override
    public boolean next() {
      row++;
      return row < listing.rows().size();
    }

    @Override
    public List<@Nullable Object> values() {
      return listing.rows().get(row);
    }
  }
}
