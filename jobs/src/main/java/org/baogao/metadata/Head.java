package org.baogao.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report's title and first lines, without white space.
 *
 * @param title the line that names the report, if there is one
 * @param lines what stands before the salutation (各位代表); no running text
 * @param opening the first sentences after it, where the speaker says for whom he reports
 */
record Head(@Nullable String title, String lines, String opening) {
  private static final int LOOKED_AT = 4000;
  private static final int HEAD = 700;
  private static final int LINES_WITHOUT_SALUTATION = 160;
  private static final int OPENING = 160;
  private static final int LONGEST_TITLE = 70;
  private static final int MOST_LINES = 25;
  private static final Pattern SALUTATION =
      Pattern.compile("各位(?:人大)?代表(?:[:：,，!！]|同志)|同志们[:：,，!！]|各位委员[:：,，]|主席团[:：,，]|代表们[:：,，]");
  private static final Pattern TITLE = Pattern.compile("(?:工作报告|情况的?报告)(?:[（(][^（）()]{1,30}[)）])?");
  private static final Pattern NOT_OF_A_TITLE = Pattern.compile("[。！？；!?;，,]|现在|审议");

  /** Cuts the head off a report's clean text. */
  static Head of(String text, @Nullable String documentTitle) {
    String begin = text.substring(0, Math.min(text.length(), LOOKED_AT));
    String compact = Digits.compact(begin, HEAD);
    Matcher salutation = SALUTATION.matcher(compact);
    int end;
    String opening;
    if (salutation.find()) {
      end = salutation.start();
      opening = cut(compact, salutation.end(), OPENING);
    } else {
      end = Math.min(LINES_WITHOUT_SALUTATION, compact.length());
      opening = "";
    }
    String lines = compact.substring(0, end);
    String title = title(begin, end);
    if (title == null && documentTitle != null) {
      title = titleIn(Digits.compact(documentTitle, LONGEST_TITLE));
    }
    return new Head(title, lines, opening);
  }

  private static String cut(String text, int begin, int length) {
    return text.substring(begin, Math.min(text.length(), begin + length));
  }

  /**
   * The first line that ends like a title, among those that make up the first {@code end} chars.
   */
  private static @Nullable String title(String begin, int end) {
    int seen = 0;
    int number = 0;
    int from = 0;
    while (from < begin.length() && seen < end && number < MOST_LINES) {
      int to = begin.indexOf('\n', from);
      to = to < 0 ? begin.length() : to;
      String line = Digits.compact(begin.substring(from, to), end - seen);
      String title = titleIn(line);
      if (title != null) {
        return title;
      }
      seen += line.length();
      number += line.isEmpty() ? 0 : 1;
      from = to + 1;
    }
    return null;
  }

  private static @Nullable String titleIn(String line) {
    Matcher matcher = TITLE.matcher(line);
    if (!matcher.find() || matcher.end() > LONGEST_TITLE) {
      return null;
    }
    String before = line.substring(0, matcher.start());
    if (NOT_OF_A_TITLE.matcher(before).find()) {
      return null;
    }
    return line.substring(0, matcher.end()).replaceFirst("^[—－\\-―─|·•*#>\\s]++", "");
  }
}
