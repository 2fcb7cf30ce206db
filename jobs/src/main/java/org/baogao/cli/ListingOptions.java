package org.baogao.cli;

import java.nio.file.Path;
import org.baogao.query.SqlQuery;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that lists rows of what was published. */
final class ListingOptions {
  @Mixin private LocalOutput output = new LocalOutput();

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SqlQuery.Format format = SqlQuery.Format.TABLE;

  /** The output directory, which must be on this machine. */
  Path output() {
    return output.path();
  }

  SqlQuery.Format format() {
    return format;
  }
}
