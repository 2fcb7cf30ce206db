package org.baogao.clean;

/** What single characters are and what they become; nothing here looks at neighbours. */
final class Characters {
  private static final String CHINESE_DIGITS = "〇零一二三四五六七八九十";
  private static final String TONED_VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
  private static final String SENTENCE_ENDS = "。！？!?";

  /** What every character of the basic plane becomes; see {@link #plain}. */
  private static final char[] PLAIN = plainForms();

  private Characters() {}

  /** Whether a line ends here. */
  static boolean isLineEnd(char c) {
    if (c > '\r') {
      return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
    return c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
  }

  /** Whether the character only separates; line ends are white space too. */
  static boolean isWhitespace(char c) {
    if (c > ' ' && c < '\u0085') {
      return false;
    }
    return c == ' '
        || c == '\t'
        || c == '\u00a0'
        || c == '\u3000'
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u202f'
        || c == '\u205f'
        || isLineEnd(c);
  }

  /** Whether the character shows nothing and separates nothing. */
  static boolean isInvisible(char c) {
    if (c >= ' ' && c < '\u007f') {
      return false;
    }
    return (c < ' ' && !isWhitespace(c))
        || (c >= '\u007f' && c <= '\u009f' && c != '\u0085')
        || c == '\u00ad'
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u2064')
        || c == '\ufeff';
  }

  static boolean isHan(char c) {
    return (c >= '一' && c <= '\u9fff') || c == '〇' || (c >= '\u3400' && c <= '\u4dbf');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLatin(c);
  }

  static boolean isChineseDigit(char c) {
    return CHINESE_DIGITS.indexOf(c) >= 0;
  }

  static boolean isPrivateUse(char c) {
    return c >= '\ue000' && c <= '\uf8ff';
  }

  static boolean isSentenceEnd(char c) {
    return SENTENCE_ENDS.indexOf(c) >= 0;
  }

  static boolean isTonedVowel(char c) {
    return c >= 'à' && TONED_VOWELS.indexOf(c) >= 0;
  }

  static boolean isPinyinLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == 'ü' || isTonedVowel(c);
  }

  /**
   * The one form of a character: full-width letters, digits and signs of numbers become ASCII, and
   * variants of the same Chinese mark become one.
   */
  static char plain(char c) {
    return PLAIN[c];
  }

  private static char[] plainForms() {
    char[] forms = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < forms.length; c++) {
      forms[c] = (char) c;
    }
    for (char c = '０'; c <= '９'; c++) {
      forms[c] = (char) (c - '０' + '0');
    }
    for (char c = 'Ａ'; c <= 'Ｚ'; c++) {
      forms[c] = (char) (c - 'Ａ' + 'A');
    }
    for (char c = 'ａ'; c <= 'ｚ'; c++) {
      forms[c] = (char) (c - 'ａ' + 'a');
    }
    String from = "％﹪．﹒＋﹢－／＆＃＠＊＝＂＇﹔﹕﹐﹑∶︰・•∽~─―()";
    String into = "%%..++-/&#@*=\"'；：，、::··～～——（）";
    for (int i = 0; i < from.length(); i++) {
      forms[from.charAt(i)] = into.charAt(i);
    }
    return forms;
  }
}
