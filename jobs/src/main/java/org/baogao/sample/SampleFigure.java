package org.baogao.sample;

/**
 * A planted figure of a sentence.
 *
 * @param metric what is measured, e.g. 新增养老床位
 * @param value the value as it stands in the text, e.g. 4.5
 * @param unit the unit as it stands in the text, e.g. %
 * @param kind whether it is promised or reported
 */
public record SampleFigure(String metric, String value, String unit, Kind kind) {

  /** A figure is promised by one year's report and reported by the next. */
  public enum Kind {
    TARGET,
    RESULT
  }
}
