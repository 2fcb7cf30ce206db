package org.baogao;

import java.util.Map;
import org.baogao.clean.Cleaner;
import org.baogao.report.CleanReport;
import org.baogao.report.Format;
import org.baogao.report.SourceReport;

/** Texts cleaned as a run cleans them, for the tests of what comes after cleaning. */
public final class Cleaned {
  private Cleaned() {}

  /** The clean report of a text without name or metadata. */
  public static CleanReport of(String text) {
    return Cleaner.clean(new SourceReport("", "", Format.TEXT, "UTF-8", text, null, Map.of()));
  }
}
