package org.baogao.metadata;

import java.util.Map;
import org.baogao.clean.Cleaner;
import org.baogao.report.Format;
import org.baogao.report.Identity;
import org.baogao.report.SourceReport;

/** Reports for the tests of this package, cleaned as a run cleans them. */
final class Reports {
  private Reports() {}

  static SourceReport source(String path, String text) {
    return new SourceReport(path, "", Format.TEXT, "UTF-8", text, null, Map.of());
  }

  static SourceReport row(String path, String text, Map<String, String> columns) {
    return new SourceReport(path, "", Format.CSV, "UTF-8", text, null, columns);
  }

  static Resolution resolve(ReportsCsv reports, SourceReport source) {
    return new MetadataResolver(RegionTable.standard(), reports)
        .resolve(source, Cleaner.clean(source));
  }

  static Resolution resolve(String path, String text) {
    return resolve(ReportsCsv.none(), source(path, text));
  }

  /** The identity, or an error that says why there is none. */
  static Identity identity(Resolution resolution) {
    if (resolution instanceof Resolution.Resolved resolved) {
      return resolved.identity();
    }
    throw new AssertionError(resolution);
  }

  /** Code, year and sources in one line: {@code 440303 2022 title/file_name}. */
  static String summary(Resolution resolution) {
    if (resolution instanceof Resolution.Refused refused) {
      return refused.code().code();
    }
    Identity identity = identity(resolution);
    return "%s %d %s/%s"
        .formatted(
            identity.region().code(),
            identity.year(),
            identity.regionSource().label(),
            identity.yearSource().label());
  }
}
