package org.baogao.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where sheets go, one after the other; nothing is whole before it was closed. */
interface SheetWriter extends Closeable {

  /** Begins a sheet whose columns have a header and a format each. */
  void begin(String name, List<String> headers, List<CellFormat> formats) throws IOException;

  /** Adds a row to it, of null, Boolean, Number or text, a date as ISO text. */
  void row(List<@Nullable Object> values) throws IOException;

  /** Ends it. */
  void end() throws IOException;

  /** Writes what is not yet written. */
  void finish() throws IOException;
}
