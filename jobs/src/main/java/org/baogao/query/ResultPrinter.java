package org.baogao.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;

/** Prints the rows of a result in one format. */
interface ResultPrinter {
  void print(Rows rows, PrintWriter out) throws SQLException, IOException;
}
