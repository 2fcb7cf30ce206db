package org.baogao.report;

import java.util.BitSet;
import java.util.List;

/**
 * A report's clean text and the way back to its source.
 *
 * <p>Offsets are UTF-16 indices while a report is in memory; {@link Sentence} turns them into code
 * points. Instances are read-only by contract: the arrays and the bit set are not copied.
 *
 * @param text paragraphs joined by single {@code \n}; simplified, half-width digits, no chrome
 * @param sourceBegin for each char of {@code text}, the index in the source of the first char that
 *     it came from; never decreases
 * @param sourceEnd for each char of {@code text}, the index after the last char that it came from
 * @param damaged the chars of {@code text} that stand in clauses beyond repair
 * @param traditional whether the source was in traditional script
 * @param removals what was taken out, by kind
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Two ints a char: boxing them would cost more than the text.
public record CleanReport(
    String text,
    int[] sourceBegin,
    int[] sourceEnd,
    BitSet damaged,
    boolean traditional,
    List<Removal> removals) {

  /** Checks that every char has its way back. */
  public CleanReport {
    if (sourceBegin.length != text.length() || sourceEnd.length != text.length()) {
      throw new IllegalArgumentException(
          "Offsets for %d and %d chars given for a text of %d"
              .formatted(sourceBegin.length, sourceEnd.length, text.length()));
    }
    removals = List.copyOf(removals);
  }
}
