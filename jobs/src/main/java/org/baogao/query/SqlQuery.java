package org.baogao.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.baogao.publish.OutputDirectory;
import org.jspecify.annotations.Nullable;

/**
 * SQL over the current release, by an embedded DuckDB in memory: one view for each table. The
 * pointer is resolved once. Nothing can be written, and nothing outside the release be read; see
 * {@link ReleaseDatabase} and {@link ReadOnlyStatement}.
 */
public final class SqlQuery {
  /** For {@link #run}: as wide as the rows are. */
  public static final int UNLIMITED_WIDTH = 0;

  private SqlQuery() {}

  /** How rows are printed. */
  public enum Format {
    /** Aligned columns for reading; long values are cut. */
    TABLE {
      @Override
      ResultPrinter printer(int width) {
        return new TablePrinter(width);
      }
    },
    /** RFC 4180 with a header and {@code \n} at line ends; null is empty. */
    CSV {
      @Override
      ResultPrinter printer(int width) {
        return new CsvPrinter();
      }
    },
    /** An array of objects, one a line; dates as ISO text. */
    JSON {
      @Override
      ResultPrinter printer(int width) {
        return new JsonPrinter();
      }
    };

    abstract ResultPrinter printer(int width);

    /** The format as it stands on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Runs a query and prints its rows, a table as wide as it comes. */
  public static void run(Path output, String sql, Format format, PrintWriter out)
      throws IOException {
    run(output, sql, format, out, UNLIMITED_WIDTH);
  }

  /**
   * Runs a query and prints its rows.
   *
   * @param output an output directory on a local or mounted disk, see {@link #localOutput}
   * @param sql one statement that reads
   * @param width columns of the terminal, for tables only
   * @throws org.baogao.publish.ReleaseMissingException if nothing was published there
   * @throws QueryException if the SQL is refused or wrong
   */
  public static void run(Path output, String sql, Format format, PrintWriter out, int width)
      throws IOException {
    ResultPrinter printer = format.printer(width);
    try {
      read(output, sql, rows -> printer.print(rows, out));
    } finally {
      out.flush();
    }
  }

  /**
   * Runs a query for a command that needs its rows, which are given one by one, in order.
   *
   * @param row takes the values of a row: null, Boolean, Number, String, lists and maps of these
   * @throws org.baogao.publish.ReleaseMissingException if nothing was published there
   * @throws QueryException if the SQL is refused or wrong
   */
  public static void forEachRow(Path output, String sql, Consumer<List<@Nullable Object>> row)
      throws IOException {
    read(
        output,
        sql,
        rows -> {
          while (rows.next()) {
            row.accept(rows.values());
          }
        });
  }

  private static void read(Path output, String sql, ReleaseDatabase.Reader reader)
      throws IOException {
    try (ReleaseDatabase database = ReleaseDatabase.open(OutputDirectory.local(output))) {
      database.query(sql, reader);
    } catch (SQLException e) {
      throw new IOException("The release at %s can't be opened".formatted(output), e);
    }
  }

  /**
   * The local directory that an output address means.
   *
   * @throws QueryException if it is on another file system
   */
  public static Path localOutput(String address) {
    if (!address.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return Path.of(address);
    }
    if (address.startsWith("file:")) {
      return Path.of(URI.create(address.replace(" ", "%20")).getPath());
    }
    throw new QueryException(
        "This command reads from a local or mounted directory; found %s. Mount it, or copy the release."
            .formatted(address));
  }
}
