package org.baogao.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as short as the page needs them. */
final class Decimals {
  private static final MathContext SIGNIFICANT = new MathContext(4, RoundingMode.HALF_UP);

  /** What a share in {@link #tenThousandths} is divided by. */
  private static final double TEN_THOUSAND = 1e4;

  private Decimals() {}

  /** To four significant digits. */
  static BigDecimal significant(double value) {
    return new BigDecimal(value).round(SIGNIFICANT).stripTrailingZeros();
  }

  /** To two decimals. */
  static BigDecimal hundredths(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** To two decimals; null stays null. */
  static @Nullable BigDecimal hundredthsOrNull(@Nullable Double value) {
    return value == null ? null : hundredths(value);
  }

  /** A share as a whole number of 0.01 %, half up. */
  static int tenThousandths(double share) {
    return (int) Math.round(share * TEN_THOUSAND);
  }
}
