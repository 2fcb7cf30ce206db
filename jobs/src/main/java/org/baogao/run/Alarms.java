package org.baogao.run;

/**
 * When a release that may be published gives warning that something may be missing from it.
 *
 * @param leastOfYearBefore what part of the regions that reported in the year before must report in
 *     the newest year, by level of government, from 0 (never warns) to 1
 * @param mostMoreRefused by how much the refused part of the inputs may grow from one release to
 *     the next, from 0 to 1 (never warns)
 */
public record Alarms(double leastOfYearBefore, double mostMoreRefused) {
  /** Half of the year before: a year that has only begun warns until its reports have come in. */
  public static final double DEFAULT_LEAST_OF_YEAR_BEFORE = 0.5;

  /** One input in twenty: more than a few odd files, less than a source that changed its form. */
  public static final double DEFAULT_MOST_MORE_REFUSED = 0.05;

  /** What is used unless told otherwise. */
  public static final Alarms DEFAULT =
      new Alarms(DEFAULT_LEAST_OF_YEAR_BEFORE, DEFAULT_MOST_MORE_REFUSED);

  /** Both are parts of a whole. */
  public Alarms {
    checkPart("the least of the year before", leastOfYearBefore);
    checkPart("the growth of what is refused", mostMoreRefused);
  }

  private static void checkPart(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected 0 to 1, found %s".formatted(name, Double.toString(value)));
    }
  }
}
