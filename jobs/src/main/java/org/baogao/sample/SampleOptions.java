package org.baogao.sample;

/**
 * What to generate. The same options give the same bytes on every machine.
 *
 * @param seed another seed gives other texts, figures and names, but the same regions and files
 * @param districts how many districts exist at any time, at least 1; the seven named ones first
 * @param firstYear the first year planned
 * @param lastYear the last year planned
 * @param charsPerReport about how many characters a report has; at least 1,000
 */
public record SampleOptions(
    long seed, int districts, int firstYear, int lastYear, int charsPerReport) {

  /** What {@code data/sample} holds: 7 districts from 2020 to 2024, some 4,500 characters each. */
  public static final SampleOptions DEFAULT = new SampleOptions(20_240_101L, 7, 2020, 2024, 4500);

  /** Checks the ranges. */
  public SampleOptions {
    if (districts < 1 || districts > SampleRegions.MOST_DISTRICTS) {
      throw new IllegalArgumentException(
          "The number of districts is %d, not between 1 and %d"
              .formatted(districts, SampleRegions.MOST_DISTRICTS));
    }
    if (firstYear < 1980 || lastYear > 2099 || firstYear > lastYear) {
      throw new IllegalArgumentException(
          "The years %d to %d are no span between 1980 and 2099".formatted(firstYear, lastYear));
    }
    if (charsPerReport < 1000) {
      throw new IllegalArgumentException(
          "A report of %d characters is too short to have sections".formatted(charsPerReport));
    }
  }

  /** The same with another seed. */
  public SampleOptions withSeed(long other) {
    return new SampleOptions(other, districts, firstYear, lastYear, charsPerReport);
  }

  /** The same with another number of districts. */
  public SampleOptions withDistricts(int other) {
    return new SampleOptions(seed, other, firstYear, lastYear, charsPerReport);
  }

  /** The same over other years. */
  public SampleOptions withYears(int first, int last) {
    return new SampleOptions(seed, districts, first, last, charsPerReport);
  }

  /** The same with longer or shorter reports. */
  public SampleOptions withCharsPerReport(int other) {
    return new SampleOptions(seed, districts, firstYear, lastYear, other);
  }
}
