package org.baogao.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baogao.report.Section;
import org.baogao.report.SegmentedSentence;
import org.baogao.report.Sentence;
import org.baogao.report.Stance;

/** A plain stand-in for the splitting of reports: a line is a paragraph, 。！？ end a sentence. */
final class TopicSentences {
  /** From this length on, the labelled sentences count a paragraph. */
  static final int COUNTED_PARAGRAPH = 40;

  private static final Pattern SENTENCE = Pattern.compile("[^。！？]*+[。！？]++[”’」』）)]*+|[^。！？]++");
  private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}\uFEFF]+");

  private TopicSentences() {}

  /** The sentences of the text; a short line without an end mark is a heading. */
  static List<SegmentedSentence> split(String text) {
    List<SegmentedSentence> sentences = new ArrayList<>();
    int paragraph = 0;
    for (String line : text.split("[\r\n]+", -1)) {
      String clean = WHITE.matcher(line).replaceAll("");
      if (clean.isEmpty()) {
        continue;
      }
      boolean heading =
          clean.length() < COUNTED_PARAGRAPH
              && "。！？；，".indexOf(clean.charAt(clean.length() - 1)) < 0;
      Matcher matcher = SENTENCE.matcher(clean);
      while (matcher.find()) {
        sentences.add(sentence(sentences.size(), paragraph, heading, matcher.group()));
      }
      paragraph++;
    }
    return sentences;
  }

  private static SegmentedSentence sentence(
      int number, int paragraph, boolean heading, String text) {
    return new SegmentedSentence(
        new Sentence(
            number, paragraph, Section.PLAN, heading, text, 0, text.length(), Stance.PLAN, false),
        List.of());
  }
}
