package org.baogao.structure;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.CleanReport;
import org.baogao.report.Section;
import org.baogao.report.Sentence;

/**
 * Gives a clean report its sentences, with section, heading mark, stance, and the way back to the
 * source.
 */
public final class Structurer {
  private Structurer() {}

  /**
   * The sentences in order; every char of the clean text that is not white is in exactly one.
   *
   * @param clean the clean text
   * @param sourceText the decoded text that it was made from, in which offsets are counted
   */
  public static List<Sentence> structure(CleanReport clean, String sourceText) {
    String text = clean.text();
    List<Piece> pieces = SentenceSplitter.split(text);
    List<Clue> clues = Clues.read(text, pieces);
    Section[] sections = Sections.assign(clues);
    CodePoints codePoints = new CodePoints(sourceText);
    List<Sentence> sentences = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String sentence = text.substring(piece.begin(), piece.end());
      int damage = clean.damaged().nextSetBit(piece.begin());
      sentences.add(
          new Sentence(
              i,
              piece.paragraph(),
              sections[i],
              Headings.isHeading(clues.get(i), piece, sections[i]),
              sentence,
              codePoints.before(clean.sourceBegin()[piece.begin()]),
              codePoints.before(clean.sourceEnd()[piece.end() - 1]),
              Stances.of(sections[i], clues.get(i), sentence),
              damage >= 0 && damage < piece.end()));
    }
    return sentences;
  }
}
