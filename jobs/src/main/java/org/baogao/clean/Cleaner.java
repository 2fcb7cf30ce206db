package org.baogao.clean;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.CleanReport;
import org.baogao.report.RemovalKind;
import org.baogao.report.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * Turns a decoded source into clean paragraphs.
 *
 * <p>The source is cut into pieces at line ends and at the borders that one-line reports have left;
 * pieces that are chrome go; lines broken inside of a sentence are joined; characters are
 * normalised, as {@link Normalisation} says; paragraphs that stand in the text twice go. Every
 * character of the source is either mapped to by a clean one or counted under a {@link
 * RemovalKind}, in code points: mapped + removed = source.
 *
 * <p>Cleaning a clean text changes nothing. The work is linear in the text.
 */
public final class Cleaner {
  private final String source;
  private final Marks marks;
  private final List<Piece> pieces;
  private final @Nullable RemovalKind[] kinds;
  private final CleanBuffer clean;
  private final boolean traditional;
  private final List<int[]> paragraphs = new ArrayList<>();

  private Cleaner(String source) {
    this.source = source;
    marks = new Marks(source);
    pieces = new ArrayList<>(Pieces.split(source, marks));
    kinds = ChromeRules.classify(source, pieces);
    clean = new CleanBuffer(source.length());
    traditional = TraditionalScript.isTraditional(source);
  }

  /** The clean text of a source, the way back to it, and what was taken out of it. */
  public static CleanReport clean(SourceReport source) {
    return new Cleaner(source.text()).clean();
  }

  private CleanReport clean() {
    takeContents();
    takePressNotes();
    for (int i = 0; i < kinds.length; i++) {
      RemovalKind kind = kinds[i];
      if (kind != null) {
        marks.take(kind, pieces.get(i).begin(), pieces.get(i).end());
      }
    }
    CharacterRules rules =
        new CharacterRules(
            source, marks, clean, traditional ? Script.TRADITIONAL : Script.SIMPLIFIED);
    writeParagraphs(rules);
    CleanBuffer kept = withoutRepetitions();
    return new CleanReport(
        kept.substring(0, kept.length()),
        kept.begins(),
        kept.ends(),
        Damage.find(kept, rules.insertedPinyin()),
        traditional,
        marks.count(kept));
  }

  private void takeContents() {
    int headingBegin = Contents.take(source, pieces, kinds);
    if (headingBegin >= 0) {
      for (int i = 0; i < kinds.length; i++) {
        if (pieces.get(i).end() > headingBegin) {
          shorten(i, headingBegin, RemovalKind.CONTENTS);
          return;
        }
      }
    }
  }

  private void takePressNotes() {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == null) {
        int end = ChromeRules.pressNoteBegin(source, pieces.get(i));
        if (end <= pieces.get(i).begin()) {
          kinds[i] = RemovalKind.PRESS_NOTE;
        } else if (end < pieces.get(i).end()) {
          shorten(i, end, RemovalKind.PRESS_NOTE);
        }
      }
    }
  }

  private void shorten(int index, int newEnd, RemovalKind kind) {
    Piece piece = pieces.get(index);
    int rest = newEnd;
    while (Characters.isWhitespace(source.charAt(rest))) {
      rest++;
    }
    marks.take(kind, rest, piece.end());
    pieces.set(index, new Piece(piece.begin(), newEnd, piece.indented(), piece.startsLine()));
  }

  private void writeParagraphs(CharacterRules rules) {
    BrokenLines lines = new BrokenLines(source, pieces, kinds);
    int i = 0;
    while (i < kinds.length) {
      if (kinds[i] != null) {
        i++;
        continue;
      }
      int begin = pieces.get(i).begin();
      int last = i;
      int next = nextText(i);
      while (next < kinds.length && lines.runsOn(begin, pieces.get(last), pieces.get(next))) {
        last = next;
        next = nextText(last);
      }
      writeParagraph(rules, begin, pieces.get(last).end());
      i = last + 1;
    }
  }

  /** The next piece of text with nothing between but page numbers; behind all if there is none. */
  private int nextText(int index) {
    int next = index + 1;
    while (next < kinds.length && kinds[next] == RemovalKind.PAGE_NUMBER) {
      next++;
    }
    return next < kinds.length && kinds[next] == null ? next : kinds.length;
  }

  private void writeParagraph(CharacterRules rules, int from, int to) {
    int before = clean.length();
    if (before > 0) {
      int border = clean.end(before - 1);
      clean.append('\n', border, border);
    }
    int begin = clean.length();
    rules.append(from, to);
    if (clean.length() == begin) {
      clean.truncate(before);
    } else {
      paragraphs.add(new int[] {begin, clean.length(), from, to});
    }
  }

  private CleanBuffer withoutRepetitions() {
    List<String> texts = new ArrayList<>(paragraphs.size());
    for (int[] paragraph : paragraphs) {
      texts.add(clean.substring(paragraph[0], paragraph[1]));
    }
    @Nullable RemovalKind[] repetitions = Repetitions.find(texts);
    boolean repeated = false;
    for (RemovalKind repetition : repetitions) {
      repeated |= repetition != null;
    }
    if (!repeated) {
      return clean;
    }
    CleanBuffer kept = new CleanBuffer(clean.length());
    for (int p = 0; p < repetitions.length; p++) {
      int[] paragraph = paragraphs.get(p);
      RemovalKind repetition = repetitions[p];
      if (repetition != null) {
        marks.take(repetition, paragraph[2], paragraph[3]);
        continue;
      }
      if (kept.length() > 0) {
        int border = kept.end(kept.length() - 1);
        kept.append('\n', border, border);
      }
      for (int i = paragraph[0]; i < paragraph[1]; i++) {
        kept.append(clean.charAt(i), clean.begin(i), clean.end(i));
      }
    }
    return kept;
  }
}
