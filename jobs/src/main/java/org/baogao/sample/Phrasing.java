package org.baogao.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baogao.report.Stance;

/** Fills the slots of a template for one report. */
final class Phrasing {
  private final Names names;
  private final Map<String, String> words;
  private final Dice dice;

  /**
   * Fills slots from the region's names, from fixed words, and by dice.
   *
   * @param words what stands for slots such as {name}, {u}, {y}
   */
  Phrasing(Names names, Map<String, String> words, Dice dice) {
    this.names = names;
    this.words = Map.copyOf(words);
    this.dice = dice;
  }

  /** The template with everything chosen and filled in. */
  String fill(String template, Stance stance) {
    StringBuilder text = new StringBuilder(template.length() + 16);
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      if (c == '<' || c == '[' || c == '{') {
        int end = template.indexOf(closing(c), i);
        String inner = template.substring(i + 1, end);
        text.append(
            switch (c) {
              case '<' -> fill(alternatives(inner).get(stance == Stance.PLAN ? 1 : 0), stance);
              case '[' -> fill(dice.pick(alternatives(inner)), stance);
              default -> slot(inner);
            });
        i = end + 1;
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  private static char closing(char opening) {
    return switch (opening) {
      case '<' -> '>';
      case '[' -> ']';
      default -> '}';
    };
  }

  private static List<String> alternatives(String inner) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int bar = inner.indexOf('|'); bar >= 0; bar = inner.indexOf('|', begin)) {
      parts.add(inner.substring(begin, bar));
      begin = bar + 1;
    }
    parts.add(inner.substring(begin));
    return parts;
  }

  private String slot(String inner) {
    int colon = inner.indexOf(':');
    if (colon > 0) {
      String[] range = inner.substring(colon + 1).split("-", 2);
      return number(inner.charAt(0), Integer.parseInt(range[0]), Integer.parseInt(range[1]));
    }
    String word = words.get(inner);
    if (word != null) {
      return word;
    }
    return switch (inner) {
      case "place" -> names.place(dice);
      case "road" -> names.road(dice);
      case "park" -> names.park(dice);
      case "school" -> names.school(dice);
      case "village" -> names.village(dice);
      case "river" -> names.river(dice);
      case "firm" -> names.firm(dice);
      case "comm" -> names.community(dice);
      case "base" -> names.base(dice);
      case "hosp" -> names.hospital(dice, words.getOrDefault("u", "区"));
      case "hill" -> names.hill(dice);
      default -> throw new IllegalStateException("No such slot: " + inner);
    };
  }

  private String number(char kind, int low, int high) {
    return switch (kind) {
      case 'n' -> String.valueOf(dice.between(low, high));
      case 'm' -> String.valueOf(dice.between(low / 10, high / 10) * 10);
      case 'p' -> dice.between(low, high) + "%";
      case 'd' -> oneDecimal(low, high);
      case 'q' -> oneDecimal(low, high) + "%";
      default -> throw new IllegalStateException("No such number: " + kind);
    };
  }

  private String oneDecimal(int low, int high) {
    int tenths = dice.between(Math.max(low * 10, 1), high * 10);
    return tenths % 10 == 0
        ? String.valueOf(tenths / 10)
        : String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
  }
}
