package org.baogao.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baogao.report.Region;
import org.baogao.report.Section;
import org.baogao.report.Stance;
import org.baogao.sample.PhraseBank.Clause;
import org.baogao.sample.PhraseBank.Frame;
import org.baogao.sample.PhraseBank.Metric;

/** Writes one report of a region and year, sentence by sentence. */
final class Composer {
  /** Whether a report is the year's usual one or the one of a newly elected congress. */
  enum Occasion {
    ANNUAL,
    ELECTION
  }

  private static final double REVIEW_SHARE = 0.39;
  private static final double PLAN_SHARE = 0.35;
  private static final int SHORTEST_PARAGRAPH = 90;
  private static final int USUAL_SENTENCE = 42;
  private static final String NUMERALS = "一二三四五六七八九十";

  private final PhraseBank bank;
  private final SampleOptions options;
  private final Region region;
  private final int year;
  private final Occasion occasion;
  private final Dice dice;
  private final Phrasing phrasing;
  private final Names names;
  private final String unit;
  private final List<SampleSentence> sentences = new ArrayList<>();
  private final Map<String, List<Clause>> decks = new HashMap<>();
  private final Set<String> metricsUsed = new HashSet<>();
  private int paragraph;
  private int charsWritten;
  private Section section = Section.OPENING;

  Composer(PhraseBank bank, SampleOptions options, Region region, int year, Occasion occasion) {
    this.bank = bank;
    this.options = options;
    this.region = region;
    this.year = year;
    this.occasion = occasion;
    this.unit = region.name().substring(region.name().length() - 1);
    this.names = new Names(options.seed(), SampleRegions.place(region));
    this.dice = new Dice(options.seed(), "report", region.code(), year, occasion);
    this.phrasing = new Phrasing(names, words(), dice);
  }

  private Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    words.put("name", region.name());
    words.put("u", unit);
    words.put("cq", unit.equals("县") ? "县城" : unit.equals("市") ? "城市" : "城区");
    words.put("up", unit.equals("市") ? "省委、省政府" : "市委、市政府");
    words.put("y", String.valueOf(year));
    words.put("r", String.valueOf(year - 1));
    words.put("ry", reviewTheme(year - 1));
    words.put("py", planTheme(year));
    return words;
  }

  private static String reviewTheme(int year) {
    return switch (year) {
      case 2019 -> "新中国成立70周年，也是决胜全面建成小康社会的关键之年";
      case 2020 -> "极不平凡的一年，面对新冠肺炎疫情的严重冲击，我们沉着应对、迎难而上";
      case 2021 -> "中国共产党成立100周年，也是“十四五”开局之年";
      case 2022 -> "党的二十大胜利召开之年，也是我们应对多重考验、砥砺前行的一年";
      case 2023 -> "全面贯彻党的二十大精神的开局之年，也是疫情防控转段后经济恢复发展的一年";
      default -> "经受考验、稳步前行的一年";
    };
  }

  private static String planTheme(int year) {
    return switch (year) {
      case 2020 -> "全面建成小康社会和“十三五”规划收官之年";
      case 2021 -> "“十四五”规划开局之年";
      case 2022 -> "党的二十大召开之年，也是实施“十四五”规划承上启下的一年";
      case 2023 -> "全面贯彻落实党的二十大精神的开局之年";
      case 2024 -> "新中国成立75周年，也是完成“十四五”规划目标任务的关键一年";
      default -> "承前启后、继往开来的重要一年";
    };
  }

  /** Writes the report. */
  SampleReport compose() {
    LocalDate date = meetingDate();
    opening(date);
    review();
    problems();
    plan();
    closing();
    if (dice.chance(0.35)) {
      appendix();
    }
    return new SampleReport(region, year, date, title(), renumbered(), null);
  }

  /** The sentences with their paragraphs numbered without gaps. */
  private List<SampleSentence> renumbered() {
    List<SampleSentence> result = new ArrayList<>();
    int number = -1;
    int last = -1;
    for (SampleSentence sentence : sentences) {
      number += sentence.paragraph() == last ? 0 : 1;
      last = sentence.paragraph();
      result.add(sentence.inParagraph(number));
    }
    return result;
  }

  private String title() {
    String prefix = region.level() == Region.Level.CITY ? region.name() : "云泽市" + region.name();
    return parentIsFirstCity() ? prefix + year + "年政府工作报告" : region.name() + year + "年政府工作报告";
  }

  private boolean parentIsFirstCity() {
    return region.code().startsWith("9901");
  }

  private LocalDate meetingDate() {
    if (occasion == Occasion.ELECTION) {
      return LocalDate.of(year, 8, 18);
    }
    LocalDate date =
        dice.chance(0.5)
            ? LocalDate.of(year - 1, 12, dice.between(12, 26))
            : LocalDate.of(year, 1, dice.between(5, 19));
    // Congresses do not open at weekends.
    return date.getDayOfWeek() == DayOfWeek.SUNDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY
        ? date.plusDays(2)
        : date;
  }

  private void opening(LocalDate date) {
    line("general", title());
    // A congress sits for five years; the fourth one of the fictional city began in 2017.
    int term = 4 + Math.floorDiv(year - 2017, 5);
    int session = Math.floorMod(year - 2017, 5) + 1;
    if (SampleRegions.votesLate(region, year) && occasion == Occasion.ANNUAL) {
      // The old congress sat once more before the new one was elected.
      term--;
      session = 6;
    }
    String meeting =
        "第%s届人民代表大会第%s次会议上"
            .formatted(NUMERALS.charAt(Math.floorMod(term - 1, 10)), NUMERALS.charAt(session - 1));
    String where = region.fullName().replace("泽川省", "");
    line(
        "general",
        "——%d年%d月%d日在%s%s"
            .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), where, meeting));
    line("general", where + "人民政府" + unit + "长　" + names.head());
    paragraph("general", Stance.OTHER, "各位代表：");
    frames("opening", 1, Stance.OTHER);
  }

  private void review() {
    section = Section.REVIEW;
    String past = (occasion == Occasion.ELECTION ? "过去五年和" : "") + (year - 1);
    switch (style()) {
      case LINES -> line("general", "一、" + past + "年工作回顾");
      case INLINE -> line("general", "一、" + past + "年政府工作回顾");
      case PARTS -> line("general", "第一部分　" + past + "年工作回顾");
    }
    frames("review_intro", 3, Stance.DONE);
    headlineResults();
    frames("review_bridge", 1, Stance.OTHER);
    chapters(Stance.DONE, (int) (options.charsPerReport() * REVIEW_SHARE));
    frames("credit", 2, Stance.OTHER);
  }

  /** The figures that every review begins with. */
  private void headlineResults() {
    List<String> clauses = new ArrayList<>();
    List<SampleFigure> figures = new ArrayList<>();
    String total = String.format(Locale.ROOT, "%.1f", totalOutput(year - 1));
    String growth = number("地区生产总值增速", 4.5, 8.5, 1, year - 1, Stance.DONE);
    clauses.add("预计全年地区生产总值达到" + total + "亿元，增长" + growth + "%");
    figures.add(new SampleFigure("地区生产总值", total, "亿元", SampleFigure.Kind.RESULT));
    figures.add(new SampleFigure("地区生产总值增速", growth, "%", SampleFigure.Kind.RESULT));
    for (String name : List.of("一般公共预算收入增速", "固定资产投资增速", "社会消费品零售总额增速")) {
      addMetric(bank.metricNamed(name), Stance.DONE, clauses, figures);
    }
    add("macro", Stance.DONE, String.join("，", clauses) + "。", figures);
  }

  private double totalOutput(int of) {
    Dice base = new Dice(options.seed(), "output", SampleRegions.place(region));
    double output = 320 + 1400 * base.unit() + (unit.equals("市") ? 6200 : 0);
    for (int past = 2015; past <= of; past++) {
      output *= 1.04 + 0.03 * new Dice(options.seed(), "growth", region.code(), past).unit();
    }
    return output;
  }

  private void problems() {
    section = Section.PROBLEMS;
    frames("problems_intro", 1, Stance.OTHER);
    List<String> candidates = new ArrayList<>();
    for (String topic : bank.topicIds()) {
      boolean notNow = topic.equals("epidemic") && (year < 2021 || year > 2023);
      if (!notNow && !bank.topic(topic).problems.isEmpty()) {
        candidates.add(topic);
      }
    }
    List<String> chosen = dice.shuffled(candidates).subList(0, dice.between(4, 6));
    for (int i = 0; i < chosen.size(); i++) {
      String problem = phrasing.fill(dice.pick(bank.topic(chosen.get(i)).problems), Stance.OTHER);
      add(chosen.get(i), Stance.OTHER, NUMERALS.charAt(i) + "是" + problem + "。", List.of());
    }
    frames("problems_end", 1, Stance.OTHER);
  }

  private void plan() {
    section = Section.PLAN;
    metricsUsed.clear();
    String coming = (occasion == Occasion.ELECTION ? "今后五年和" : "") + year;
    switch (style()) {
      case LINES -> line("general", "二、" + coming + "年工作安排");
      case INLINE -> line("general", "二、" + coming + "年重点工作");
      case PARTS -> line("general", "第二部分　" + coming + "年工作任务");
    }
    frames("plan_intro", 2, Stance.PLAN);
    headlineTargets();
    frames("plan_bridge", 1, Stance.OTHER);
    chapters(Stance.PLAN, (int) (options.charsPerReport() * PLAN_SHARE));
  }

  /** The targets of the year in one sentence. */
  private void headlineTargets() {
    List<String> clauses = new ArrayList<>();
    List<SampleFigure> figures = new ArrayList<>();
    String growth = number("地区生产总值增速", 4.5, 8.5, 1, year, Stance.PLAN);
    clauses.add("地区生产总值增长" + growth + "%左右");
    figures.add(new SampleFigure("地区生产总值增速", growth, "%", SampleFigure.Kind.TARGET));
    List<String> others = List.of("一般公共预算收入增速", "固定资产投资增速", "社会消费品零售总额增速", "城镇新增就业");
    for (String name : others.subList(0, dice.between(3, 4))) {
      addMetric(bank.metricNamed(name), Stance.PLAN, clauses, figures);
    }
    String lead = dice.chance(0.5) ? "今年经济社会发展的主要预期目标是：" : "综合考虑各方面因素，建议今年的主要预期目标为：";
    add("macro", Stance.PLAN, lead + String.join("；", clauses) + "。", figures);
  }

  private void closing() {
    section = Section.CLOSING;
    frames("closing", 2, Stance.OTHER);
  }

  private void appendix() {
    section = Section.APPENDIX;
    line("general", "名词解释");
    List<Frame> entries = dice.shuffled(bank.frame("glossary")).subList(0, dice.between(4, 8));
    for (int i = 0; i < entries.size(); i++) {
      paragraph(entries.get(i).topicId(), Stance.OTHER, (i + 1) + "." + entries.get(i).template());
    }
  }

  /** How a region sets its headings. */
  private enum Style {
    LINES,
    INLINE,
    PARTS
  }

  private Style style() {
    int number = Integer.parseInt(SampleRegions.place(region).substring(2));
    return Style.values()[number % Style.values().length];
  }

  private void chapters(Stance stance, int budget) {
    Map<String, Double> weights = TopicPlan.weights(options.seed(), region, year, section);
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    int number = 0;
    for (TopicPlan.Chapter chapter : TopicPlan.Chapter.values()) {
      Map<String, Integer> chars = new LinkedHashMap<>();
      for (String topic : chapter.topics()) {
        double exact = budget * weights.getOrDefault(topic, 0.0) / sum;
        // A share too small for a sentence is a sentence in some of the reports.
        boolean told = exact >= USUAL_SENTENCE || dice.chance(exact / USUAL_SENTENCE);
        if (told) {
          chars.put(topic, (int) Math.max(exact, USUAL_SENTENCE * 0.6));
        }
      }
      if (!chars.isEmpty()) {
        chapter(chapter, number, chars, stance);
        number++;
      }
    }
  }

  private void chapter(
      TopicPlan.Chapter chapter, int number, Map<String, Integer> chars, Stance stance) {
    String main =
        chars.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow();
    String heading = phrasing.fill(dice.pick(chapter.headings()), stance);
    String numeral = NUMERALS.substring(number, number + 1);
    boolean open = false;
    switch (style()) {
      case LINES -> line(main, "（" + numeral + "）" + heading);
      case INLINE -> {
        paragraph(main, stance, "（" + numeral + "）" + heading + "。");
        open = true;
      }
      case PARTS -> {
        paragraph(main, stance, numeral + "是" + heading + "。");
        open = true;
      }
    }
    for (Map.Entry<String, Integer> topic : chars.entrySet()) {
      boolean own = topic.getValue() >= SHORTEST_PARAGRAPH;
      if (!open || (own && style() != Style.PARTS)) {
        paragraph++;
      }
      open = true;
      topic(topic.getKey(), topic.getValue(), stance, own);
    }
  }

  /** Sentences of one topic until its characters are used up. */
  private void topic(String id, int budget, Stance stance, boolean withLead) {
    PhraseBank.Topic phrases = bank.topic(id);
    int before = charsWritten;
    if (withLead && !phrases.leads.isEmpty() && dice.chance(0.85)) {
      add(id, stance, phrasing.fill(dice.pick(phrases.leads), stance) + "。", List.of());
    }
    boolean figureFirst = dice.chance(0.75);
    while (budget - (charsWritten - before) >= USUAL_SENTENCE / 2) {
      List<String> clauses = new ArrayList<>();
      List<SampleFigure> figures = new ArrayList<>();
      if (figureFirst) {
        phrases.metrics.forEach(metric -> addMetric(metric, stance, clauses, figures));
        figureFirst = false;
      }
      int more = clauses.isEmpty() ? 1 + dice.below(5) / 2 : dice.below(2);
      for (int i = 0; i < more; i++) {
        clauses.add(clause(id, stance, clauses.isEmpty()));
      }
      add(id, stance, String.join("，", clauses) + "。", figures);
    }
  }

  /** The next clause of a topic; none comes twice before all have come once. */
  private String clause(String topic, Stance stance, boolean first) {
    List<Clause> deck = decks.computeIfAbsent(topic, id -> new ArrayList<>());
    if (deck.isEmpty()) {
      List<Clause> fitting =
          bank.topic(topic).clauses.stream().filter(clause -> clause.fits(year)).toList();
      deck.addAll(dice.shuffled(fitting));
    }
    Clause clause = deck.remove(deck.size() - 1);
    String text = phrasing.fill(clause.template(), stance);
    boolean countable = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (!first || clause.subjectFirst() || !countable) {
      return text;
    }
    if (stance == Stance.PLAN && dice.chance(0.3)) {
      return dice.pick(List.of("今年将", "年内将", "全年将")) + text;
    }
    return stance == Stance.DONE && dice.chance(0.25)
        ? dice.pick(List.of("全年", "一年来，", "全年共")) + text
        : text;
  }

  private void addMetric(
      Metric metric, Stance stance, List<String> clauses, List<SampleFigure> figures) {
    if (!metricsUsed.add(metric.metric())) {
      return;
    }
    boolean done = stance == Stance.DONE;
    String value =
        number(
            metric.metric(),
            metric.low(),
            metric.high(),
            metric.decimals(),
            done ? year - 1 : year,
            stance);
    clauses.add(phrasing.fill(metric.template().replace("{v}", value), stance));
    SampleFigure.Kind kind = done ? SampleFigure.Kind.RESULT : SampleFigure.Kind.TARGET;
    figures.add(new SampleFigure(metric.metric(), value, metric.unit(), kind));
  }

  /** The target of a year, or what came of it: most are met, some missed by a little. */
  private String number(
      String metric, double low, double high, int decimals, int of, Stance stance) {
    String place = SampleRegions.place(region);
    double base = low + (high - low) * new Dice(options.seed(), "metric", place, metric).unit();
    double target =
        base * (0.9 + 0.2 * new Dice(options.seed(), "target", place, metric, of).unit());
    double came = 0.95 + 0.13 * new Dice(options.seed(), "result", place, metric, of).unit();
    double value = stance == Stance.DONE ? rounded(target, decimals) * came : target;
    return decimals > 0
        ? trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value))
        : String.valueOf((long) rounded(value, decimals));
  }

  private static double rounded(double value, int decimals) {
    double step = Math.pow(10, decimals);
    return Math.rint(value * step) / step;
  }

  private static String trimmed(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  /** As many of a frame's sentences as asked for, one paragraph, in the bank's order. */
  private void frames(String name, int count, Stance stance) {
    List<Frame> frames = bank.frame(name);
    paragraph++;
    if (count == 1) {
      Frame frame = dice.pick(frames);
      add(frame.topicId(), stance, phrasing.fill(frame.template(), stance), List.of());
      return;
    }
    for (Frame frame : frames.subList(0, count)) {
      add(frame.topicId(), stance, phrasing.fill(frame.template(), stance), List.of());
    }
  }

  private void line(String topic, String text) {
    paragraph++;
    sentences.add(
        new SampleSentence(section, paragraph, true, topic, Stance.OTHER, text, List.of()));
    paragraph++;
  }

  private void paragraph(String topic, Stance stance, String text) {
    paragraph++;
    add(topic, stance, text, List.of());
  }

  private void add(String topic, Stance stance, String text, List<SampleFigure> figures) {
    sentences.add(new SampleSentence(section, paragraph, false, topic, stance, text, figures));
    charsWritten += text.length();
  }
}
