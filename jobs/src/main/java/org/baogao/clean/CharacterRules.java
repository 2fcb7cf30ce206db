package org.baogao.clean;

import static org.baogao.clean.Characters.isAlphanumeric;
import static org.baogao.clean.Characters.isChineseDigit;
import static org.baogao.clean.Characters.isDigit;
import static org.baogao.clean.Characters.isHan;
import static org.baogao.clean.Characters.isLatin;
import static org.baogao.clean.Characters.isWhitespace;

import java.util.Map;
import org.baogao.report.RemovalKind;

/**
 * The rules that turn the characters of one paragraph into clean ones; {@link Cleaner} and {@link
 * Normalisation} share them.
 *
 * <p>A rule may look at the neighbours of a character, but never past the end of its sentence, and
 * it makes no difference between a Han character, a mark and nothing at all as a neighbour. So a
 * sentence that is cut out of the source comes out as it does in its paragraph.
 */
final class CharacterRules {
  private static final int LONGEST_ENTITY = 10;
  private static final int LONGEST_TAG = 300;

  /** A title is shorter than this; in longer text a space between words is noise. */
  private static final int LONGEST_TITLE = 60;

  /** How far the rules for spaces and lost characters look; it keeps the work linear. */
  private static final int LONGEST_NUMBER = 8;

  private static final char LOST = '\ufffd';

  private static final Map<String, Character> ENTITIES =
      Map.ofEntries(
          Map.entry("nbsp", ' '),
          Map.entry("ensp", ' '),
          Map.entry("emsp", ' '),
          Map.entry("thinsp", ' '),
          Map.entry("lt", '＜'),
          Map.entry("gt", '＞'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("ldquo", '“'),
          Map.entry("rdquo", '”'),
          Map.entry("lsquo", '‘'),
          Map.entry("rsquo", '’'),
          Map.entry("mdash", '—'),
          Map.entry("ndash", '–'),
          Map.entry("hellip", '…'),
          Map.entry("middot", '·'),
          Map.entry("bull", '·'),
          Map.entry("times", '×'),
          Map.entry("permil", '‰'),
          Map.entry("deg", '°'),
          Map.entry("laquo", '《'),
          Map.entry("raquo", '》'));

  private final String source;
  private final Marks marks;
  private final CleanBuffer clean;
  private final Script script;
  private final CleanBuffer tokens;

  private int paragraphStart;
  private int sentenceStart;
  private int sentenceToken;
  private int titleOfToken = -1;
  private boolean title;
  private int insertedPinyin;

  CharacterRules(String source, Marks marks, CleanBuffer clean, Script script) {
    this.source = source;
    this.marks = marks;
    this.clean = clean;
    this.script = script;
    tokens = new CleanBuffer(1024);
  }

  /** How many pinyin in brackets were taken out so far. */
  int insertedPinyin() {
    return insertedPinyin;
  }

  /** Appends the clean form of the source's {@code [from, to)}, which is one paragraph. */
  void append(int from, int to) {
    tokens.truncate(0);
    read(from, to);
    paragraphStart = clean.length();
    sentenceStart = paragraphStart;
    sentenceToken = 0;
    titleOfToken = -1;
    write();
    if (script == Script.TRADITIONAL) {
      TraditionalScript.simplify(clean, paragraphStart, clean.length());
    }
  }

  // First pass: what single characters, entities, tags and brackets are, without their neighbours.

  private void read(int from, int to) {
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      if (c >= '一' && c <= '\u9fff') {
        tokens.append(c, i, i + 1);
        i++;
      } else if (isWhitespace(c)) {
        i = readWhitespace(i, to);
      } else if (Characters.isInvisible(c)) {
        marks.take(RemovalKind.INVISIBLE, i, i + 1);
        i++;
      } else {
        i = readSign(c, i, to);
      }
    }
  }

  private int readSign(char c, int i, int to) {
    int end =
        switch (c) {
          case '&' -> readAmpersand(i, to);
          case '<' -> readTag(i, to);
          case '\\' -> readBackslash(i, to);
          case '(' -> readBracket(i, to);
          case '?' -> readGap(i, to);
          default -> -1;
        };
    if (end >= 0) {
      return end;
    }
    tokens.append(Characters.plain(c), i, i + 1);
    return i + 1;
  }

  private int readWhitespace(int from, int to) {
    int i = from;
    while (i < to && isWhitespace(source.charAt(i))) {
      boolean lineEnd = Characters.isLineEnd(source.charAt(i));
      i++;
      if (lineEnd) {
        int pageNumberEnd = PageNumbers.lineEnd(source, i, to);
        if (pageNumberEnd > 0) {
          marks.take(RemovalKind.PAGE_NUMBER, i, pageNumberEnd);
          i = pageNumberEnd;
        }
      }
    }
    appendSpace(from);
    return i;
  }

  private void appendSpace(int at) {
    if (tokens.length() == 0 || tokens.charAt(tokens.length() - 1) != ' ') {
      tokens.append(' ', at, at + 1);
    }
  }

  private int readAmpersand(int i, int to) {
    int last = lastToken();
    if (last >= 0
        && isChineseDigit(tokens.charAt(last))
        && i + 1 < to
        && source.charAt(i + 1) == '、') {
      marks.take(RemovalKind.PLAN_MARKER, i, i + 1);
      return i + 1;
    }
    int name = i + 1;
    while (source.startsWith("amp;", name) && name + 4 <= to) {
      name += 4;
    }
    int end = name;
    while (end < to && end - name < LONGEST_ENTITY && isEntityCharacter(source.charAt(end))) {
      end++;
    }
    if (end > name && end < to && source.charAt(end) == ';') {
      int value = entity(source.substring(name, end));
      if (value == ' ') {
        marks.take(RemovalKind.WHITESPACE, i, end + 1);
        appendSpace(i);
        return end + 1;
      }
      if (value > 0) {
        tokens.append(Characters.plain((char) value), i, end + 1);
        return end + 1;
      }
    }
    if (name > i + 1) {
      tokens.append('&', i, name);
      return name;
    }
    return -1;
  }

  private static boolean isEntityCharacter(char c) {
    return isAlphanumeric(c) || c == '#';
  }

  /** The character of an entity's name; a space for all white space, -1 for none. */
  private static int entity(String name) {
    if (name.charAt(0) != '#') {
      Character named = ENTITIES.get(name);
      return named == null ? -1 : named;
    }
    boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    try {
      int value = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      if (value <= 0 || value > Character.MAX_VALUE || Character.isSurrogate((char) value)) {
        return -1;
      }
      char c = (char) value;
      if (isWhitespace(c) || Characters.isInvisible(c)) {
        return ' ';
      }
      return switch (c) {
        case '<' -> '＜';
        case '>' -> '＞';
        case '&' -> '＆';
        default -> c;
      };
    } catch (NumberFormatException notNumeric) {
      return -1;
    }
  }

  private int readTag(int i, int to) {
    int end = tagEnd(source, i, to);
    if (end < 0) {
      return -1;
    }
    marks.take(RemovalKind.HTML_TAG, i, end);
    if (isBlockTag(source, i)) {
      appendSpace(i);
    }
    return end;
  }

  /** Where the tag that begins here ends; -1 if none does. */
  static int tagEnd(String source, int from, int to) {
    int i = from + 1;
    if (i < to && (source.charAt(i) == '/' || source.charAt(i) == '!')) {
      i++;
    }
    if (i >= to || (!isLatin(source.charAt(i)) && source.charAt(i) != '-')) {
      return -1;
    }
    int limit = Math.min(to, from + LONGEST_TAG);
    for (; i < limit; i++) {
      char c = source.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<' || isHan(c)) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the tag that begins here ends a line or a paragraph. */
  static boolean isBlockTag(String source, int from) {
    int i = from + 1;
    if (i < source.length() && source.charAt(i) == '/') {
      i++;
    }
    int end = i;
    while (end < source.length() && end - i < 6 && isAlphanumeric(source.charAt(end))) {
      end++;
    }
    return switch (source.substring(i, end).toLowerCase(java.util.Locale.ROOT)) {
      case "br", "p", "div", "tr", "li", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4" -> true;
      default -> false;
    };
  }

  /** How long the line end is that is written out as {@code \r\n}; 0 if there is none. */
  static int writtenLineEnd(String source, int from, int to) {
    int i = from;
    while (i + 1 < to
        && source.charAt(i) == '\\'
        && "rnt".indexOf(source.charAt(i + 1)) >= 0
        && !(i + 2 < to && isLatin(source.charAt(i + 2)))) {
      i += 2;
    }
    return i - from;
  }

  private int readBackslash(int i, int to) {
    int written = writtenLineEnd(source, i, to);
    if (written > 0) {
      marks.take(RemovalKind.WHITESPACE, i, i + written);
      appendSpace(i);
      return i + written;
    }
    if (i + 1 < to && "\"'/\\".indexOf(source.charAt(i + 1)) >= 0) {
      marks.take(RemovalKind.ESCAPE, i, i + 1);
      return i + 1;
    }
    return -1;
  }

  private int readBracket(int i, int to) {
    int last = tokens.length() - 1;
    int end =
        last >= 0 && isHan(tokens.charAt(last)) ? CutCharacters.pinyinEnd(source, i + 1, to) : -1;
    if (end > 0) {
      marks.take(RemovalKind.INSERTED_PINYIN, i, end);
      insertedPinyin++;
    }
    return end;
  }

  private int readGap(int i, int to) {
    int pinyinEnd = CutCharacters.pinyinEnd(source, i + 1, to);
    if (pinyinEnd < 0) {
      return -1;
    }
    int end = CutCharacters.repair(source, i, to, tokens);
    if (end > 0) {
      marks.take(RemovalKind.INSERTED_PINYIN, i, end);
      return end;
    }
    tokens.append(LOST, i, i + 1);
    marks.take(RemovalKind.INSERTED_PINYIN, i + 1, pinyinEnd);
    insertedPinyin++;
    return pinyinEnd;
  }

  private int lastToken() {
    int last = tokens.length() - 1;
    return last >= 0 && tokens.charAt(last) == ' ' ? last - 1 : last;
  }

  // Second pass: what depends on the neighbours.

  private void write() {
    int count = tokens.length();
    for (int i = 0; i < count; i++) {
      char c = tokens.charAt(i);
      char written = c < '\u3007' || c > '\u9fff' ? resolve(c, i) : c;
      if (written == 0) {
        continue;
      }
      clean.append(written, tokens.begin(i), tokens.end(i));
      if (Characters.isSentenceEnd(written)) {
        sentenceStart = clean.length();
        sentenceToken = i + 1;
      }
    }
  }

  /** What becomes of a token that is no Han character; 0 if nothing does. */
  private char resolve(char c, int i) {
    return switch (c) {
      case ' ' -> keepsSpace(i) ? ' ' : 0;
      case ',' -> isInNumberOrName(i) ? ',' : '，';
      case ';' -> isLatin(left()) && isLatin(right(i)) ? ';' : '；';
      case ':' -> isColonOfNumbers(i) ? ':' : '：';
      case '：' -> isDigit(left()) && isDigit(right(i)) ? ':' : '：';
      case '?' -> isAlphanumeric(left()) && isAlphanumeric(right(i)) ? '?' : '？';
      case '!' -> isAlphanumeric(left()) && isAlphanumeric(right(i)) ? '!' : '！';
      case '.' -> isFullStop(i) ? '。' : '.';
      case '○' -> isChineseDigit(left()) || isChineseDigit(right(i)) ? '〇' : '○';
      case LOST -> isLostZero(i) ? '〇' : LOST;
      default -> Characters.isPrivateUse(c) ? privateUse(i) : c;
    };
  }

  /** The character before, 0 at the beginning of the paragraph. */
  private char left() {
    return clean.length() == paragraphStart ? 0 : clean.charAt(clean.length() - 1);
  }

  /** The next character that is no space, 0 at the end of the paragraph. */
  private char right(int i) {
    int next = i + 1;
    if (next < tokens.length() && tokens.charAt(next) == ' ') {
      next++;
    }
    return next < tokens.length() ? tokens.charAt(next) : 0;
  }

  private boolean isInNumberOrName(int i) {
    char left = left();
    if (isLatin(left)) {
      return isLatin(right(i));
    }
    if (!isDigit(left) || i + 3 >= tokens.length()) {
      return false;
    }
    for (int next = i + 1; next <= i + 3; next++) {
      if (!isDigit(tokens.charAt(next))) {
        return false;
      }
    }
    return i + 4 >= tokens.length() || !isDigit(tokens.charAt(i + 4));
  }

  private boolean isColonOfNumbers(int i) {
    char left = left();
    char right = right(i);
    return (isDigit(left) && isDigit(right)) || (isLatin(left) && (right == '/' || isLatin(right)));
  }

  /** Whether an ASCII stop ends a Chinese sentence: behind a Han character that counts nothing. */
  private boolean isFullStop(int i) {
    int before = i > 0 && tokens.charAt(i - 1) == ' ' ? i - 2 : i - 1;
    char left = before < 0 ? 0 : tokens.charAt(before);
    char right = right(i);
    if (isAlphanumeric(right) || right == '.') {
      return false;
    }
    return (isHan(left) && !isChineseDigit(left)) || left == '%' || left == '”' || left == '）';
  }

  private boolean isLostZero(int i) {
    char left = left();
    if (!isChineseDigit(left)) {
      return false;
    }
    int next = i + 1;
    int limit = Math.min(tokens.length(), next + LONGEST_NUMBER);
    while (next < limit && tokens.charAt(next) == LOST) {
      next++;
    }
    return next < tokens.length()
        && (isChineseDigit(tokens.charAt(next)) || "年月日".indexOf(tokens.charAt(next)) >= 0);
  }

  /** A decimal point between digits; a lost character between others; nothing at an edge. */
  private char privateUse(int i) {
    char left = left();
    char right = right(i);
    if (isDigit(left) && isDigit(right)) {
      return '.';
    }
    if (isHan(left) && isHan(right)) {
      return LOST;
    }
    marks.take(RemovalKind.PRIVATE_USE, tokens.begin(i), tokens.end(i));
    return 0;
  }

  private boolean keepsSpace(int i) {
    char left = left();
    char right = right(i);
    if (left == 0 || right == 0) {
      return false;
    }
    if (isHan(left) && isHan(right)) {
      return isWordBefore() && isWordAfter(i) && isTitle();
    }
    if (isDigit(left) && isDigit(right)) {
      return digitsBefore(clean.length()) > 1 && digitsAfter(i) > 1;
    }
    if (left == '.' && isDigit(right)) {
      int digits = digitsBefore(clean.length() - 1);
      return digits > 0 && clean.length() - 1 - digits == sentenceStart;
    }
    if (isAlphanumeric(left) && isAlphanumeric(right)) {
      return !endsWith("PM");
    }
    return (isLatin(right) && (left == ',' || left == '.' || left == '\'' || left == '&'))
        || (isLatin(left) && right == '&');
  }

  private boolean endsWith(String word) {
    int from = clean.length() - word.length();
    return from >= paragraphStart && clean.substring(from, clean.length()).equals(word);
  }

  /** Whether two Han characters or more stand before. */
  private boolean isWordBefore() {
    return clean.length() - 2 >= sentenceStart && isHan(clean.charAt(clean.length() - 2));
  }

  private boolean isWordAfter(int space) {
    return space + 2 < tokens.length() && isHan(tokens.charAt(space + 2));
  }

  private int digitsBefore(int end) {
    int i = end;
    while (i > sentenceStart && end - i < LONGEST_NUMBER && isDigit(clean.charAt(i - 1))) {
      i--;
    }
    return end - i;
  }

  private int digitsAfter(int space) {
    int i = space + 1;
    while (i < tokens.length() && i - space <= LONGEST_NUMBER && isDigit(tokens.charAt(i))) {
      i++;
    }
    return i - space - 1;
  }

  /** Whether the sentence is a title: short, and without a mark at its end. */
  private boolean isTitle() {
    if (titleOfToken != sentenceToken) {
      titleOfToken = sentenceToken;
      title = seemsTitle();
    }
    return title;
  }

  private boolean seemsTitle() {
    int length = 0;
    for (int i = sentenceToken; i < tokens.length() && length <= LONGEST_TITLE; i++) {
      char c = tokens.charAt(i);
      if (Characters.isSentenceEnd(c) || (c == '.' && isFullStop(i))) {
        return false;
      }
      length += c == ' ' ? 0 : 1;
    }
    return length <= LONGEST_TITLE;
  }
}
