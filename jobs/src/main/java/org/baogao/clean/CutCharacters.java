package org.baogao.clean;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives back characters that a script converter cut in two.
 *
 * <p>Some converters put a pinyin in brackets behind certain characters and look for the two GBK
 * bytes of these without regard to where characters begin: in 財等 (D8&nbsp;94&nbsp;B5&nbsp;C8) they
 * find 數 (94&nbsp;B5) and write {@code (shù)} behind it. Read again as GBK, the byte B5 stands
 * alone and is lost ({@code ?}), and all that follows is shifted by one byte up to the next ASCII
 * byte. The byte before the gap and the pinyin name the character that the converter saw, and its
 * second byte is the lost one.
 *
 * <p>A repair is taken only where one character fits, the bytes decode whole, and the characters
 * that come out are words in a dictionary (or, if it is only one, common): private-use characters
 * that the shift made were dropped by the page, and what is left after that can decode to nonsense.
 */
final class CutCharacters {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int LONGEST_SPAN = 24;
  private static final int LONGEST_WORD = 4;
  private static final int LONGEST_PINYIN = 6;

  /** Single characters that need no neighbour to be a word. */
  private static final String SINGLE_WORDS = "的和与等在中为是了对将向从以及有把被各由到至";

  private final String source;
  private final int limit;
  private final CleanBuffer tokens;
  private final byte[] bytes = new byte[2 * LONGEST_SPAN + 4];
  private final int[] origins = new int[2 * LONGEST_SPAN + 4];

  private @Nullable String repaired;
  private int[] repairedOrigins = new int[0];
  private int repairedEnd = -1;
  private boolean ambiguous;

  private CutCharacters(String source, int limit, CleanBuffer tokens) {
    this.source = source;
    this.limit = limit;
    this.tokens = tokens;
  }

  /** Where a pinyin that begins here, and the bracket that closes it, end; -1 if there is none. */
  static int pinyinEnd(String source, int from, int limit) {
    boolean toned = false;
    int i = from;
    while (i < limit && i - from <= LONGEST_PINYIN && Characters.isPinyinLetter(source.charAt(i))) {
      toned |= Characters.isTonedVowel(source.charAt(i));
      i++;
    }
    return toned && i < limit && source.charAt(i) == ')' ? i + 1 : -1;
  }

  /**
   * Repairs the span whose lost byte stood at {@code gap}, in place of the last token.
   *
   * @param source the source, with {@code ?pinyin)} at {@code gap}
   * @param tokens what was read before the gap; the repaired characters replace its last one
   * @return the index in the source behind the span, or -1 if nothing was repaired
   */
  static int repair(String source, int gap, int limit, CleanBuffer tokens) {
    if (tokens.length() == 0) {
      return -1;
    }
    CutCharacters span = new CutCharacters(source, limit, tokens);
    int last = tokens.length() - 1;
    if (!span.putCharacter(0, tokens.charAt(last), tokens.begin(last))) {
      return -1;
    }
    span.read(gap, 2);
    String repaired = span.repaired;
    if (repaired == null || span.ambiguous) {
      return -1;
    }
    tokens.truncate(last);
    for (int i = 0; i < repaired.length(); i++) {
      tokens.append(
          repaired.charAt(i), span.repairedOrigins[2 * i], span.repairedOrigins[2 * i + 1] + 1);
    }
    return span.repairedEnd;
  }

  /** Collects bytes from a place in the source on until characters are whole again. */
  private void read(int from, int count) {
    if (count > 2 && count % 2 == 0) {
      accept(from, count);
      return;
    }
    if (from >= limit || count + 2 > bytes.length) {
      return;
    }
    char c = source.charAt(from);
    int pinyinEnd = c == '?' ? pinyinEnd(source, from + 1, limit) : -1;
    if (pinyinEnd > 0) {
      readGap(from, pinyinEnd, count);
    } else if (c < '\u0080') {
      if (c != '?') {
        put(count, c, from);
        read(from + 1, count + 1);
      }
    } else if (putCharacter(count, c, from)) {
      read(from + 1, count + 2);
    }
  }

  /** Tries every second byte that makes a character with this pinyin of the byte before the gap. */
  private void readGap(int gap, int pinyinEnd, int count) {
    String pinyin = source.substring(gap + 1, pinyinEnd - 1);
    byte first = bytes[count - 1];
    for (int second = 0x40; second <= 0xfe; second++) {
      String character = new String(new byte[] {first, (byte) second}, GBK);
      if (character.length() == 1
          && TraditionalScript.isTraditionalOnly(character.charAt(0))
          && isPronounced(character.charAt(0), pinyin)) {
        put(count, second, gap);
        read(pinyinEnd, count + 1);
      }
    }
  }

  private void accept(int end, int count) {
    String decoded = decode(count);
    if (decoded == null
        || decoded.charAt(0) != tokens.charAt(tokens.length() - 1)
        || !isPlausible(decoded, end)) {
      return;
    }
    ambiguous |= repaired != null && !repaired.equals(decoded);
    repaired = decoded;
    repairedOrigins = Arrays.copyOf(origins, count);
    repairedEnd = end;
  }

  private void put(int index, int value, int origin) {
    bytes[index] = (byte) value;
    origins[index] = origin;
  }

  private boolean putCharacter(int index, char c, int origin) {
    byte[] encoded = String.valueOf(c).getBytes(GBK);
    if (encoded.length != 2) {
      return false;
    }
    put(index, encoded[0], origin);
    put(index + 1, encoded[1], origin);
    return true;
  }

  private static boolean isPronounced(char character, String pinyin) {
    Pinyin[] readings = PinyinDictionary.get(String.valueOf(character));
    if (readings == null) {
      readings = PinyinDictionary.get(TraditionalScript.simplify(String.valueOf(character)));
    }
    if (readings == null) {
      return false;
    }
    for (Pinyin reading : readings) {
      if (reading.getPinyinWithToneMark().equals(pinyin)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String decode(int count) {
    try {
      return GBK.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, 0, count))
          .toString();
    } catch (CharacterCodingException broken) {
      return null;
    }
  }

  /**
   * Whether every character that came out is part of a word of two to four characters, or a word of
   * its own. A single character between a gap and an ASCII byte has no room for dropped ones.
   */
  private boolean isPlausible(String decoded, int end) {
    for (int i = 1; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (!Characters.isHan(c) || TraditionalScript.isSimplifiedOnly(c)) {
        return false;
      }
    }
    if (decoded.length() == 2) {
      return isCommon(TraditionalScript.simplify(decoded).charAt(1));
    }
    int before = tokens.length() - 1;
    while (before > 0
        && tokens.length() - before < LONGEST_WORD
        && Characters.isHan(tokens.charAt(before - 1))) {
      before--;
    }
    int after = end;
    while (after < limit && after - end < LONGEST_WORD && Characters.isHan(source.charAt(after))) {
      after++;
    }
    String prefix = tokens.substring(before, tokens.length() - 1);
    String window = TraditionalScript.simplify(prefix + decoded + source.substring(end, after));
    for (int i = 1; i < decoded.length(); i++) {
      int position = prefix.length() + i;
      if (SINGLE_WORDS.indexOf(window.charAt(position)) < 0 && !isInWord(window, position)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the character is one of the 3,755 of GB 2312's first level. */
  private static boolean isCommon(char c) {
    byte[] encoded = String.valueOf(c).getBytes(GBK);
    if (encoded.length != 2) {
      return false;
    }
    int row = encoded[0] & 0xff;
    int cell = encoded[1] & 0xff;
    return row >= 0xb0 && row <= 0xd7 && cell >= 0xa1;
  }

  private static boolean isInWord(String window, int position) {
    for (int length = 2; length <= LONGEST_WORD; length++) {
      for (int from = Math.max(0, position - length + 1); from <= position; from++) {
        if (from + length <= window.length()
            && CoreDictionary.contains(window.substring(from, from + length))) {
          return true;
        }
      }
    }
    return false;
  }
}
