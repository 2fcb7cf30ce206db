package org.baogao.dashboard;

/**
 * A page was asked for of a region of which the release has no report: says what was expected, and
 * what was found where.
 */
public final class RegionMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegionMissingException(String message) {
    super(message);
  }
}
