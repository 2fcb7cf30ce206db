package org.baogao.structure;

import org.baogao.report.Section;
import org.baogao.report.Stance;

/**
 * Says whether a sentence tells what was done, what will be done, or neither.
 *
 * <p>The section decides almost always: what stands in the review was done, what stands in the plan
 * will be, whatever the verbs look like (深化改革 is both). The exceptions are told by their words:
 * thanks, lessons and the state of the world are neither; a promise within the problems is a plan.
 */
final class Stances {
  /** Tense evidence beyond which a sentence's own words overrule its section. */
  private static final float CLEAR = 2.5f;

  private Stances() {}

  static Stance of(Section section, Clue clue, String text) {
    return switch (section) {
      case OPENING, APPENDIX -> Stance.OTHER;
      case REVIEW -> inReview(clue, text);
      case PROBLEMS -> isPromise(text) ? Stance.PLAN : Stance.OTHER;
      case PLAN -> inPlan(clue, text);
      case CLOSING -> isPicture(text) ? Stance.OTHER : Stance.PLAN;
    };
  }

  private static Stance inReview(Clue clue, String text) {
    if (clue.thanks() >= 2 || isLesson(text) || (clue.entry() >= 3 && clue.problems() >= 3)) {
      return Stance.OTHER;
    }
    if (clue.tense() >= CLEAR
        && startsWithAny(text, "今年要", "今年，我们将", "我们要", "我们将", "重点做好", "下一步", "要")) {
      return Stance.PLAN;
    }
    return Stance.DONE;
  }

  private static Stance inPlan(Clue clue, String text) {
    if (clue.thanks() >= 2 || isPicture(text)) {
      return Stance.OTHER;
    }
    if (clue.tense() <= -CLEAR
        && (startsWithAny(text, "过去", "去年", "五年来", "近年来", "一年来", "几年来", "改革开放以来")
            || text.contains("去年以来"))) {
      return Stance.DONE;
    }
    return Stance.PLAN;
  }

  private static boolean isLesson(String text) {
    return startsWithAny(text, "必须", "我们深切体会", "我们深刻体会", "我们深深体会", "我们切身体会", "实践证明")
        || text.contains("体会到")
        || text.contains("必须始终");
  }

  private static boolean isPromise(String text) {
    return text.contains("我们要")
        || text.contains("我们将")
        || text.contains("我们必须")
        || text.contains("我们一定")
        || text.contains("加以解决")
        || text.contains("将采取");
  }

  /** Whether it says what something is, or means, and nothing to be done. */
  private static boolean isPicture(String text) {
    return startsWithAny(text, "今年是")
        || (text.startsWith("20") && text.startsWith("年是", 4))
        || (text.startsWith("展望") && text.contains("前程"))
        || text.contains("具有重大意义")
        || text.contains("具有重要意义");
  }

  private static boolean startsWithAny(String text, String... starts) {
    for (String start : starts) {
      if (text.startsWith(start)) {
        return true;
      }
    }
    return false;
  }
}
