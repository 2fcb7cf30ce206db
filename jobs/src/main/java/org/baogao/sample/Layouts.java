package org.baogao.sample;

import java.util.ArrayList;
import java.util.List;
import org.baogao.report.Section;

/** The noise that reports carry on their way through web sites, converters and spreadsheets. */
final class Layouts {
  private static final String INDENT = "　　";
  private static final int WRAP = 35;
  private static final int LINES_PER_PAGE = 26;
  private static final char PRIVATE_POINT = '\uE004';
  private static final char REPLACEMENT = '\uFFFD';
  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";

  private Layouts() {}

  /** Two ideographic spaces before each paragraph. */
  static String indented(String text) {
    return INDENT + text.strip().replace("\n", "\n" + INDENT) + "\n";
  }

  /** All paragraphs in one line, with nothing but the indents between them. */
  static String oneLine(String text) {
    return text.strip().replace("\n", INDENT);
  }

  /** Lines broken inside of sentences, as mail programs and PDF converters do. */
  static String hardWrapped(String text) {
    return String.join("\n", wrappedLines(text)) + "\n";
  }

  /** Broken lines with a page number in between, inside of sentences too. */
  static String paged(String text) {
    StringBuilder paged = new StringBuilder();
    List<String> lines = wrappedLines(text);
    int page = 1;
    for (int i = 0; i < lines.size(); i++) {
      paged.append(lines.get(i)).append('\n');
      if ((i + 1) % LINES_PER_PAGE == 0) {
        paged.append("\n— ").append(page).append(" —\n\n");
        page++;
      }
    }
    return paged.toString();
  }

  /** The text's lines of a fixed width; new paragraphs are indented. */
  static List<String> wrappedLines(String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\n", -1)) {
      String rest = INDENT + paragraph;
      while (rest.length() > WRAP) {
        lines.add(rest.substring(0, WRAP));
        rest = rest.substring(WRAP);
      }
      lines.add(rest);
    }
    return lines;
  }

  /** A title of spaced characters over the indented text. */
  static String spacedTitle(String text) {
    return "政 府 工 作 报 告\n\n" + indented(text);
  }

  /** Commas, colons and brackets in ASCII, as the pages with bracketed pinyin have them. */
  static String halfWidthMarks(String text) {
    return text.replace('，', ',')
        .replace('：', ':')
        .replace('∶', ':')
        .replace('；', ';')
        .replace('（', '(')
        .replace('）', ')');
  }

  /** Digits, letters and per cent signs in full width. */
  static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean widened = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '%' || c == '.';
      wide.append(widened ? (char) (c - '!' + '！') : c);
    }
    return wide.toString();
  }

  /** Line ends as the letters that programs write for them, and entities that nobody decoded. */
  static String literalEscapes(String text) {
    return "&nbsp;&nbsp;&nbsp;&nbsp;"
        + text.strip().replace("\n", "\\r\\n&nbsp;&nbsp;&nbsp;&nbsp;")
        + "\\r\\n";
  }

  /** Decimal points replaced by a private-use character of a broken font. */
  static String privateUsePoints(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 1; i + 1 < result.length(); i++) {
      boolean between = isDigit(result.charAt(i - 1)) && isDigit(result.charAt(i + 1));
      if (result.charAt(i) == '.' && between) {
        result.setCharAt(i, PRIVATE_POINT);
      }
    }
    return result.toString();
  }

  /** Years in Chinese digits whose 〇 was lost on the way. */
  static String replacedZeros(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      boolean year =
          text.startsWith("20", i)
              && i + 4 < text.length()
              && isDigit(text.charAt(i + 2))
              && isDigit(text.charAt(i + 3))
              && text.charAt(i + 4) == '年';
      if (year) {
        for (int end = i + 4; i < end; i++) {
          char digit = CHINESE_DIGITS.charAt(text.charAt(i) - '0');
          result.append(digit == '〇' ? REPLACEMENT : digit);
        }
      } else {
        result.append(text.charAt(i));
        i++;
      }
    }
    return result.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The report without anything that says which region and year it belongs to. */
  static SampleReport anonymous(SampleReport report) {
    List<SampleSentence> kept = new ArrayList<>();
    for (SampleSentence sentence : report.sentences()) {
      if (!(sentence.section() == Section.OPENING && sentence.heading())) {
        String text = withoutYears(report, sentence.text());
        kept.add(withText(sentence, text.replace(report.region().name(), "我区")));
      }
    }
    return withSentences(report, kept);
  }

  /** The report without its years: whose it is remains. */
  static SampleReport yearless(SampleReport report) {
    List<SampleSentence> kept = new ArrayList<>();
    for (SampleSentence sentence : report.sentences()) {
      String text = sentence.text();
      if (!text.startsWith("——")) {
        boolean title = text.equals(report.title());
        String changed = title ? text.replace(report.year() + "年", "") : withoutYears(report, text);
        kept.add(withText(sentence, changed));
      }
    }
    return withSentences(report, kept);
  }

  private static String withoutYears(SampleReport report, String text) {
    return text.replace(report.year() + "年", "今年").replace(report.year() - 1 + "年", "去年");
  }

  /** The report as another site has it: words changed here and there, the last line lost. */
  static SampleReport nearlyTheSame(SampleReport report) {
    List<SampleSentence> changed = new ArrayList<>();
    int number = 0;
    for (SampleSentence sentence : report.sentences()) {
      String text = sentence.text();
      if (number % 12 == 7) {
        text = text.replace("持续", "不断").replace("推进", "推动").replaceFirst("，", "、");
      }
      changed.add(withText(sentence, text));
      number++;
    }
    return withSentences(report, changed.subList(0, changed.size() - 1));
  }

  private static SampleSentence withText(SampleSentence sentence, String text) {
    return new SampleSentence(
        sentence.section(),
        sentence.paragraph(),
        sentence.heading(),
        sentence.topicId(),
        sentence.stance(),
        text,
        sentence.figures());
  }

  private static SampleReport withSentences(SampleReport report, List<SampleSentence> sentences) {
    return new SampleReport(
        report.region(),
        report.year(),
        report.meetingDate(),
        report.title(),
        sentences,
        report.copied());
  }
}
