package org.baogao.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The phrases of {@code phrases.txt}, by topic and by frame. */
final class PhraseBank {
  private static final String RESOURCE = "phrases.txt";
  private static final String FRAME = "frame:";

  /**
   * A clause of a topic.
   *
   * @param template with its slots
   * @param subjectFirst whether it begins with its subject, so that no 今年将 can stand before it
   * @param from the first year planned that it fits
   * @param to the last one
   */
  record Clause(String template, boolean subjectFirst, int from, int to) {

    boolean fits(int year) {
      return from <= year && year <= to;
    }
  }

  /**
   * A figure that one year promises and the next reports.
   *
   * @param metric what is measured
   * @param unit its unit
   * @param low the least value
   * @param high the greatest value
   * @param decimals of the value; -1 for tens, -2 for hundreds
   * @param template the clause, with {v}
   */
  record Metric(
      String metric, String unit, double low, double high, int decimals, String template) {}

  /**
   * A sentence that stands around the fields.
   *
   * @param topicId its topic
   * @param template with its slots
   */
  record Frame(String topicId, String template) {}

  /** All phrases of one topic. */
  static final class Topic {
    final List<String> leads = new ArrayList<>();
    final List<Clause> clauses = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<Metric> metrics = new ArrayList<>();
  }

  private final Map<String, Topic> topics = new LinkedHashMap<>();
  private final Map<String, List<Frame>> frames = new LinkedHashMap<>();

  /** Reads the bank from the jar. */
  PhraseBank() {
    try (InputStream bytes =
            Objects.requireNonNull(
                PhraseBank.class.getResourceAsStream(RESOURCE), "The jar lacks " + RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      String section = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = line.substring(1, line.indexOf(']'));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          add(section, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The phrase bank can't be read from the jar", e);
    }
  }

  private void add(String section, String line) {
    if (section.startsWith(FRAME)) {
      int bar = line.indexOf('|');
      frames
          .computeIfAbsent(section.substring(FRAME.length()), name -> new ArrayList<>())
          .add(new Frame(line.substring(0, bar), line.substring(bar + 1)));
      return;
    }
    Topic topic = topics.computeIfAbsent(section, id -> new Topic());
    String template = line.substring(2);
    switch (line.charAt(0)) {
      case '*' -> topic.leads.add(template);
      case '-' -> topic.clauses.add(clause(template, false));
      case '~' -> topic.clauses.add(clause(template, true));
      case '!' -> topic.problems.add(template);
      case '=' -> topic.metrics.add(metric(template));
      default -> throw new IllegalStateException("No phrase begins as this line does: " + line);
    }
  }

  private static Clause clause(String line, boolean subjectFirst) {
    if (line.charAt(0) != '@') {
      return new Clause(line, subjectFirst, 0, Integer.MAX_VALUE);
    }
    int from = Integer.parseInt(line.substring(1, 5));
    int to = Integer.parseInt(line.substring(6, 10));
    return new Clause(line.substring(11), subjectFirst, from, to);
  }

  private static Metric metric(String line) {
    String[] fields = line.split("\\|", 5);
    String[] range = fields[2].split("-", 2);
    return new Metric(
        fields[0],
        fields[1],
        Double.parseDouble(range[0]),
        Double.parseDouble(range[1]),
        Integer.parseInt(fields[3]),
        fields[4]);
  }

  /** The ids of all topics, in the codebook's manner. */
  List<String> topicIds() {
    return List.copyOf(topics.keySet());
  }

  Topic topic(String id) {
    return Objects.requireNonNull(topics.get(id), () -> "The phrase bank lacks the topic " + id);
  }

  List<Frame> frame(String name) {
    return Objects.requireNonNull(frames.get(name), () -> "The phrase bank lacks " + name);
  }

  /** The metric of that name. */
  Metric metricNamed(String name) {
    return topics.values().stream()
        .flatMap(topic -> topic.metrics.stream())
        .filter(metric -> metric.metric().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The phrase bank lacks " + name));
  }
}
