package org.baogao.structure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words of a sentence say, each as a sum of weights: about its tense ({@code
 * tense-weights.tsv}, learned) and about its section ({@code section-cues.tsv}, set by hand).
 */
final class Cues {
  static final int TENSE = 0;
  static final int OPENING = 1;
  static final int PROBLEMS = 2;
  static final int ENTRY = 3;
  static final int CLOSING = 4;
  static final int THANKS = 5;
  private static final List<String> CHANNELS =
      List.of("tense", "opening", "problems", "entry", "closing", "thanks");

  private static final String TENSE_FILE = "tense-weights.tsv";
  private static final String SECTION_FILE = "section-cues.tsv";

  private final Phrases phrases;
  private final float constant;

  private Cues(Phrases phrases, float constant) {
    this.phrases = phrases;
    this.constant = constant;
  }

  /** The cues that travel with the program, read once. */
  static Cues standard() {
    return Holder.STANDARD;
  }

  Phrases.Scan scan() {
    return phrases.scan();
  }

  /** What the tense's sum is for a sentence without any known phrase. */
  float constant() {
    return constant;
  }

  private static Cues load() {
    List<Phrases.Weighted> all = new ArrayList<>();
    float constant = 0;
    for (String[] row : rows(TENSE_FILE, 2)) {
      float weight = Float.parseFloat(row[1]);
      if (row[0].isEmpty()) {
        constant = weight;
      } else {
        all.add(new Phrases.Weighted(TENSE, row[0], weight));
      }
    }
    for (String[] row : rows(SECTION_FILE, 3)) {
      int channel = CHANNELS.indexOf(row[0]);
      if (channel < 0) {
        throw new IllegalStateException(
            "%s: expected one of %s, found %s".formatted(SECTION_FILE, CHANNELS, row[0]));
      }
      all.add(new Phrases.Weighted(channel, row[1], Float.parseFloat(row[2])));
    }
    return new Cues(new Phrases(CHANNELS.size(), all), constant);
  }

  private static List<String[]> rows(String file, int columns) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = Cues.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
          throw new IllegalStateException(
              "%s: expected %d columns, found: %s".formatted(file, columns, line));
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file, e);
    }
    return rows;
  }

  /** Loads at the first use. */
  private static final class Holder {
    private static final Cues STANDARD = load();
  }
}
