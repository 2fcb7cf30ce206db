package org.baogao.structure;

/**
 * What one sentence says about where it stands.
 *
 * @param opensParagraph whether it is the first of its paragraph
 * @param wholeParagraph whether it is a paragraph of its own
 * @param endMark whether it ends with a mark of a sentence or clause
 * @param shortLine whether it is a short paragraph of its own without an end mark
 * @param enumerator the number it starts with
 * @param tense the evidence for plan (above 0) against done, clipped to ±{@value #CLIP}
 * @param opening the evidence for the opening
 * @param problems the evidence for a problem told
 * @param entry the evidence that problems begin to be told
 * @param closing the evidence for the closing
 * @param thanks the evidence for thanks, or for whose merit something is
 * @param planHeading 1 where a heading announces a plan, 0.5 where it seems so, else 0
 * @param reviewHeading the same for a review
 * @param appendixHeading whether it announces notes or annexes
 * @param glossary whether it explains a term
 */
record Clue(
    boolean opensParagraph,
    boolean wholeParagraph,
    boolean endMark,
    boolean shortLine,
    Enumerator enumerator,
    float tense,
    float opening,
    float problems,
    float entry,
    float closing,
    float thanks,
    float planHeading,
    float reviewHeading,
    boolean appendixHeading,
    boolean glossary) {
  static final float CLIP = 3;
}
