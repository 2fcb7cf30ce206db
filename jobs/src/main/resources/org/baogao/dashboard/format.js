"use strict";

/** Numbers as readers expect them. Nothing here depends on the reader's own locale. */
(function (baogao) {
  const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

  /** @param {number} value a whole number */
  function integer(value) {
    return whole.format(value);
  }

  /**
   * A share as percent. A share above zero never reads as zero.
   * @param {number|null} share in [0, 1]
   * @param {number} [digits] behind the point
   */
  function percent(share, digits = 1) {
    if (share === null) {
      return "–";
    }
    const least = 10 ** -digits;
    if (share > 0 && share * 100 < least / 2) {
      return `<${least}%`;
    }
    return `${(share * 100).toFixed(digits)}%`;
  }

  /**
   * The difference of two shares in percentage points, with its sign.
   * @param {number} difference in [-1, 1]
   */
  function signedPoints(difference) {
    const text = Math.abs(difference * 100).toFixed(1);
    const sign = Number(text) === 0 ? "±" : difference > 0 ? "+" : "−";
    return sign + text;
  }

  /** @param {number} value a measure such as TF-IDF or a z-score, to three significant digits */
  function measure(value) {
    const size = Math.abs(value);
    return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
  }

  /** @param {number} value a q-value */
  function qValue(value) {
    return value < 0.001 ? value.toExponential(1) : value.toFixed(3);
  }

  /**
   * The day of a release from its id, such as 20261122T144921086Z-e694; the id where it has none.
   * @param {string} runId
   */
  function releaseDay(runId) {
    const day = /^(\d{4})(\d{2})(\d{2})T/.exec(runId);
    return day ? `${day[1]}-${day[2]}-${day[3]}` : runId;
  }

  baogao.format = { integer, percent, signedPoints, measure, qValue, releaseDay };
})((globalThis.baogao ??= {}));
