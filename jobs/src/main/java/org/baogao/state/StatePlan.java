package org.baogao.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baogao.reading.KeyedFile;
import org.baogao.reading.Layer;

/**
 * What a run has to read, and what of the rows that are kept it can use.
 *
 * @param toRead the files that nothing is kept of, in the order of the inputs
 * @param kept by segment, what stays where it is
 * @param moved by segment, what is up to date but moves to the new segment
 * @param outdated by segment, what moves there with some layers made anew
 */
public record StatePlan(
    List<KeyedFile> toRead,
    Map<Segment, Holding> kept,
    Map<Segment, Holding> moved,
    Map<Segment, Holding> outdated) {

  /**
   * Inputs whose rows a segment holds.
   *
   * @param layer the last layer that still holds
   * @param keys of the inputs
   */
  record Holding(Layer layer, Set<String> keys) {
    Holding(Layer layer) {
      this(layer, new TreeSet<>());
    }
  }

  /** Copies what is given. */
  public StatePlan {
    toRead = List.copyOf(toRead);
    kept = Map.copyOf(kept);
    moved = Map.copyOf(moved);
    outdated = Map.copyOf(outdated);
  }

  /** How many inputs need not be read. */
  public int inputsKept() {
    return inputs(kept) + inputs(moved) + inputs(outdated);
  }

  /** How many of them have some layers made anew. */
  public int inputsOutdated() {
    return inputs(outdated);
  }

  /** Whether anything must be written. */
  boolean writes() {
    return !toRead.isEmpty() || !moved.isEmpty() || !outdated.isEmpty();
  }

  private static int inputs(Map<Segment, Holding> holdings) {
    return holdings.values().stream().mapToInt(holding -> holding.keys().size()).sum();
  }
}
