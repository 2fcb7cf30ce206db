package org.baogao.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.baogao.report.Section;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs of source reports by part, from which new reports are put together.
 *
 * <p>A new report has the parts, and their lengths, of one source report. Each of its paragraphs
 * comes from another one, from the same part and from about the same place in it, so that headings
 * stand before what they head and no two new reports share more than by chance.
 */
final class ParagraphBank {
  /** Source reports whose paragraphs are kept; later ones are left out to bound the memory. */
  private static final int MOST_SOURCES = 2_000;

  /** Longer paragraphs come from reports on one line; a few of them would be a whole report. */
  private static final int LONGEST_PARAGRAPH = 1_500;

  private static final int TRIES = 20;

  private static final List<Section> PARTS =
      List.of(Section.REVIEW, Section.PROBLEMS, Section.PLAN, Section.CLOSING);

  private final List<Map<Section, Integer>> lengths = new ArrayList<>();
  private final Map<Section, List<List<Paragraph>>> byPart = new EnumMap<>(Section.class);

  /** Adds the paragraphs of a source report. */
  void add(List<Paragraph> paragraphs) {
    if (lengths.size() >= MOST_SOURCES) {
      return;
    }
    Map<Section, Integer> length = new EnumMap<>(Section.class);
    for (Section part : PARTS) {
      List<Paragraph> ofPart =
          paragraphs.stream().filter(paragraph -> paragraph.section() == part).toList();
      int chars = ofPart.stream().mapToInt(paragraph -> paragraph.text().length()).sum();
      if (chars > 0) {
        length.put(part, chars);
      }
      List<Paragraph> usable =
          ofPart.stream().filter(one -> one.text().length() <= LONGEST_PARAGRAPH).toList();
      if (!usable.isEmpty()) {
        byPart.computeIfAbsent(part, key -> new ArrayList<>()).add(usable);
      }
    }
    if (!length.isEmpty()) {
      lengths.add(length);
    }
  }

  /** Whether nothing can be put together. */
  boolean isEmpty() {
    return byPart.isEmpty();
  }

  /** The paragraphs of a new report. */
  List<Paragraph> compose(SplittableRandom random) {
    Map<Section, Integer> model = lengths.get(random.nextInt(lengths.size()));
    List<Paragraph> composed = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Section part : PARTS) {
      List<List<Paragraph>> sources = byPart.getOrDefault(part, List.of());
      int wanted = model.getOrDefault(part, 0);
      int filled = 0;
      while (filled < wanted && !sources.isEmpty()) {
        Paragraph next = unused(sources, (double) filled / wanted, used, random);
        // Half a paragraph too much is as near to the wanted length as half of one too few.
        if (next == null || next.text().length() > 2 * (wanted - filled)) {
          break;
        }
        used.add(next.text());
        composed.add(next);
        filled += next.text().length();
      }
    }
    return composed;
  }

  private static @Nullable Paragraph unused(
      List<List<Paragraph>> sources, double place, Set<String> used, SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      List<Paragraph> source = sources.get(random.nextInt(sources.size()));
      int rest = source.size() - 1;
      // The first paragraph of a part is its heading in most reports.
      int index = place == 0 || rest == 0 ? 0 : 1 + (int) (place * rest);
      Paragraph paragraph = source.get(Math.min(index, rest));
      if (!used.contains(paragraph.text())) {
        return paragraph;
      }
    }
    return null;
  }
}
