package org.baogao.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.baogao.Cleaned;
import org.baogao.Shared;
import org.baogao.report.CleanReport;
import org.baogao.report.Section;
import org.baogao.report.Sentence;
import org.junit.jupiter.api.Test;

/**
 * Holds the structure of the real reports to what is known about them: the stray mark that stands
 * where 712 of them begin their plan (the cleaning drops it, so it serves as a label only), and the
 * stances labelled by hand.
 */
class RealReportsTest {
  private static final String PLAN_MARK = "二&、";
  private static final double LEAST_PLAN_STARTS_FOUND = 0.98;
  private static final double LEAST_STANCES_RIGHT = 0.96;
  private static final Pattern LABEL =
      Pattern.compile(
          "\"file\": \"([^\"]++)\".*?\"text\": \"((?:[^\"\\\\]|\\\\.)*+)\".*?\"stance\": \"(\\w++)\"");

  @Test
  void sentencesPartitionEveryReportAndTheMarkedPlansAreFound() throws IOException {
    int marked = 0;
    int found = 0;
    for (Path file : reports()) {
      String source = Files.readString(file);
      CleanReport clean = Cleaned.of(source);
      List<Sentence> sentences = Structurer.structure(clean, source);

      StringBuilder joined = new StringBuilder();
      int end = 0;
      boolean ordered = true;
      for (Sentence sentence : sentences) {
        ordered &= sentence.beginOffset() >= end && sentence.endOffset() > sentence.beginOffset();
        end = sentence.endOffset();
        joined.append(sentence.text());
      }
      assertThat(ordered).as("offsets of %s never go back", file).isTrue();
      assertThat(withoutWhite(joined)).as("%s", file).isEqualTo(withoutWhite(clean.text()));

      int mark = source.indexOf(PLAN_MARK);
      if (mark >= 0) {
        marked++;
        int offset = source.codePointCount(0, mark);
        Sentence at =
            sentences.stream().filter(s -> s.endOffset() > offset).findFirst().orElseThrow();
        found +=
            sentences.stream()
                    .filter(s -> s.section() == Section.PLAN)
                    .findFirst()
                    .filter(s -> s.paragraph() == at.paragraph())
                    .isPresent()
                ? 1
                : 0;
      }
    }
    assertThat((double) found / marked)
        .as("plans that start in the marked paragraph, of %d", marked)
        .isGreaterThanOrEqualTo(LEAST_PLAN_STARTS_FOUND);
  }

  @Test
  void stancesOfDocumentsThatTheWeightsNeverSawAreRight() throws IOException {
    Path corpora = Shared.corpora();
    Map<String, Map<String, Sentence>> structured = new HashMap<>();
    int labelled = 0;
    int right = 0;
    for (String line : Files.readAllLines(Shared.gold().resolve("sentences.jsonl"))) {
      Matcher label = LABEL.matcher(line);
      if (!label.find() || taught(label.group(1))) {
        continue;
      }
      Map<String, Sentence> sentences = structured.get(label.group(1));
      if (sentences == null) {
        sentences = new HashMap<>();
        String source = Files.readString(corpora.resolve(label.group(1)));
        for (Sentence sentence : Structurer.structure(Cleaned.of(source), source)) {
          sentences.putIfAbsent(withoutWhite(sentence.text()), sentence);
        }
        structured.put(label.group(1), sentences);
      }
      String text = Cleaned.of(label.group(2).replace("\\\"", "\"")).text();
      Sentence sentence = sentences.get(withoutWhite(text));
      if (sentence != null) {
        labelled++;
        right += sentence.stance().label().equals(label.group(3)) ? 1 : 0;
      }
    }
    assertThat(labelled).isGreaterThan(1600);
    assertThat((double) right / labelled)
        .as("right stances of %d", labelled)
        .isGreaterThanOrEqualTo(LEAST_STANCES_RIGHT);
  }

  /**
   * Whether the weights were trained on this document. The rules of sections were set while looking
   * at all documents, so this is no test of theirs.
   */
  private static boolean taught(String file) {
    CRC32 half = new CRC32();
    half.update(file.getBytes(StandardCharsets.UTF_8));
    return (half.getValue() & 1) == 0;
  }

  private static List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.walk(Shared.corpora())) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String withoutWhite(CharSequence text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Chars.isWhite(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }
}
