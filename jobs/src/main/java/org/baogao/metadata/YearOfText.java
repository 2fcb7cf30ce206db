package org.baogao.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report's text says about the year that it plans.
 *
 * @param titleYear the year in the title or the lines below it: 2022年政府工作报告
 * @param meetingDate the day on which it was delivered
 * @param headings the year that the headings over review and plan point to (2021年工作回顾 and 2022年主要工作
 *     both point to 2022)
 * @param headingsAreClear whether more than one heading or phrase says so, and next to none speaks
 *     against it
 */
record YearOfText(
    @Nullable Integer titleYear,
    @Nullable LocalDate meetingDate,
    @Nullable Integer headings,
    boolean headingsAreClear) {

  private static final Pattern TITLE_YEAR =
      Pattern.compile(
          "((?:19|20)[0-9]{2})年度?(?![0-9])[^，。；,;年]{0,24}?(?:工作报告|情况的?报告)"
              + "|工作报告[（(]((?:19|20)[0-9]{2})年?度?[)）]");
  private static final Pattern DATE =
      Pattern.compile("((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日");

  /** Months in which a report may be the next year's, or an election's. */
  private static final int FIRST_LATE_MONTH = 10;

  private static final int DECEMBER = 12;
  private static final int YEAR_LENGTH = 4;

  /** A number before one of these is an amount. */
  private static final String UNITS = "个万亿元套户人家项公米吨平亩辆台件次名所座条千百多余美处场";

  private static final int PHRASE = 24;
  private static final Pattern REVIEW =
      Pattern.compile("(?:的|政府|主要|全年|各项|重点|经济|社会|发展|国民经济|和|工作|简要|基本|及|过去五年)*+(?:回顾|总结)");
  private static final Pattern PLAN =
      Pattern.compile(
          "(?:的|我们|政府|主要|全年|各项|重点|经济|社会|发展|国民|和|总体|工作|目标|任务|奋斗|预期)*+"
              + "(?<=重点|总体|工作|目标|任务|奋斗|预期|发展|主要)(?:安排|部署|要求|建议|思路|打算)"
              + "|工作重点");

  /** Stands over the review as well as over the plan: its place in the report decides. */
  private static final Pattern REVIEW_OR_PLAN =
      Pattern.compile("(?:的)?(?:政府)?(?:主要|重点|总体)(?:工作|目标|预期目标)(?:任务)?(?!.{0,6}(?:完成|实现|和“|情况))");

  /** What the phrases above begin with, to leave most years alone at once. */
  private static final String BEGINNINGS = "的政主全各重经社发国和工简基及过回总我目任奋预";

  private static final double REVIEW_ENDS = 0.25;
  private static final int REVIEW_WEIGHT = 3;
  private static final int WEIGHT = 2;
  private static final int HINT = 1;
  private static final int CLEAR = 4;
  private static final int LOOK_BACK = 14;
  private static final List<String> PREPARING = List.of("筹办", "筹备", "办好", "迎接");

  /** Reads a report's head and body. */
  static YearOfText of(Head head, String text) {
    Matcher title = TITLE_YEAR.matcher(head.lines());
    Integer titleYear = null;
    if (title.find()) {
      titleYear = Integer.valueOf(title.group(1) == null ? title.group(2) : title.group(1));
    }
    Votes votes = count(text);
    return new YearOfText(titleYear, date(head.lines()), votes.year(), votes.isClear());
  }

  /** The first full date in a stretch of compact text. */
  static @Nullable LocalDate date(String compact) {
    Matcher matcher = DATE.matcher(compact);
    return matcher.find() ? date(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
  }

  static @Nullable LocalDate date(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The year planned by a report of that month: in December the next; in October and November, when
   * elections are held too, what the headings say, else what is claimed elsewhere, else the next.
   */
  int plannedYear(YearMonth month, @Nullable Integer claimed) {
    int year = month.getYear();
    if (month.getMonthValue() < FIRST_LATE_MONTH) {
      return year;
    }
    if (headings != null && (headings == year || headings == year + 1) && headingsAreClear) {
      return headings;
    }
    if (month.getMonthValue() < DECEMBER && claimed != null && claimed == year) {
      return year;
    }
    return year + 1;
  }

  private static Votes count(String text) {
    Votes votes = new Votes();
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '年') {
        countYear(votes, text, i);
      } else if (Digits.arabic(c) >= 0) {
        run++;
        continue;
      } else if (run == YEAR_LENGTH) {
        countBareYear(votes, text, i, c);
      }
      run = 0;
    }
    return votes;
  }

  private static void countYear(Votes votes, String text, int at) {
    int end = at;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int year = Digits.yearBefore(text, end);
    if (year < 0) {
      return;
    }
    votes.see(year);
    if (isAfter(text, end - YEAR_LENGTH, "展望")) {
      votes.add(year, WEIGHT);
    } else if (isReviewed(text, end - YEAR_LENGTH)) {
      votes.add(year + 1, WEIGHT);
    }
    int next = at + 1;
    while (next < text.length() && Digits.isBlank(text.charAt(next)) && next < at + 3) {
      next++;
    }
    if (next < text.length() && BEGINNINGS.indexOf(text.charAt(next)) >= 0) {
      String phrase =
          Digits.compact(text.substring(next, Math.min(text.length(), next + PHRASE)), PHRASE);
      votePhrase(votes, phrase, year, next < REVIEW_ENDS * text.length());
    }
  }

  private static void votePhrase(Votes votes, String phrase, int year, boolean early) {
    if (REVIEW.matcher(phrase).lookingAt()) {
      votes.add(year + 1, REVIEW_WEIGHT);
    } else if (PLAN.matcher(phrase).lookingAt()) {
      votes.add(year, WEIGHT);
    } else if (REVIEW_OR_PLAN.matcher(phrase).lookingAt()) {
      votes.add(early ? year + 1 : year, WEIGHT);
    }
  }

  /** A year without 年: 回顾2019, 筹办2024中关村论坛. */
  private static void countBareYear(Votes votes, String text, int end, char next) {
    int year = Digits.yearBefore(text, end);
    if (year < 0) {
      return;
    }
    int begin = end - YEAR_LENGTH;
    if (isAfter(text, begin, "展望")) {
      votes.see(year);
      votes.add(year, WEIGHT);
    } else if (isReviewed(text, begin)) {
      votes.see(year);
      votes.add(year + 1, WEIGHT);
    } else if (Character.isLetter(next) && UNITS.indexOf(next) < 0) {
      votes.see(year);
      String before = text.substring(Math.max(0, begin - LOOK_BACK), begin);
      if (PREPARING.stream().anyMatch(before::contains)) {
        votes.add(year, HINT);
      }
    }
  }

  private static boolean isReviewed(String text, int begin) {
    return isAfter(text, begin, "过去的") || isAfter(text, begin, "回顾");
  }

  /** Whether a word stands before an index, white space between them aside. */
  private static boolean isAfter(String text, int begin, String word) {
    int end = begin;
    while (end > 0 && begin - end < 3 && Digits.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.startsWith(word, end - word.length());
  }

  /** The weights of the years that phrases point to, and which years occur. */
  private static final class Votes {
    private final Map<Integer, Integer> weights = new HashMap<>();
    private final Map<Integer, Integer> seen = new HashMap<>();

    void see(int year) {
      seen.merge(year, 1, Integer::sum);
    }

    void add(int year, int weight) {
      weights.merge(year, weight, Integer::sum);
    }

    /**
     * The year with most weight, if no other has more than half of it; a mere hint counts only
     * where no other year is in the text.
     */
    @Nullable Integer year() {
      int best = bestWeight();
      Integer year = null;
      for (Map.Entry<Integer, Integer> entry : weights.entrySet()) {
        if (entry.getValue() == best) {
          year = entry.getKey();
        } else if (2 * entry.getValue() > best) {
          return null;
        }
      }
      boolean alone = seen.size() == 1;
      return (best >= REVIEW_WEIGHT || alone) && !isTie(best) ? year : null;
    }

    boolean isClear() {
      return bestWeight() >= CLEAR && year() != null;
    }

    private boolean isTie(int best) {
      return weights.values().stream().filter(weight -> weight == best).count() > 1;
    }

    private int bestWeight() {
      return weights.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }
}
