package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baogao.report.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which charset bytes are, and decodes them.
 *
 * <p>A byte order mark decides; then strict UTF-8. Otherwise each candidate decodes the bytes, and
 * the one wins whose text has the largest share of characters that are common in reports: seven in
 * ten in the right charset, three in a hundred in a wrong one.
 */
final class TextDecoder {

  /**
   * A charset as it was found.
   *
   * @param charset what decodes
   * @param name as tables state it, e.g. {@code GB18030}
   * @param markBytes the length of the byte order mark
   */
  record Encoding(Charset charset, String name, int markBytes) {}

  /**
   * A decoded text.
   *
   * @param text without byte order mark
   * @param encoding how it was decoded
   */
  record Decoded(String text, Encoding encoding) {}

  private static final Encoding PLAIN_UTF_8 = new Encoding(UTF_8, "UTF-8", 0);

  private static final Encoding GB18030 = new Encoding(Charset.forName("GB18030"), "GB18030", 0);

  /** Microsoft's Big5 has the seven ETEN characters, 裏 and 恒 among them, that plain Big5 lacks. */
  private static final Encoding BIG5 =
      new Encoding(
          Charset.isSupported("x-windows-950")
              ? Charset.forName("x-windows-950")
              : Charset.forName("Big5"),
          "Big5",
          0);

  private static final Encoding BARE_UTF_16LE = new Encoding(UTF_16LE, "UTF-16LE", 0);

  private static final Encoding BARE_UTF_16BE = new Encoding(UTF_16BE, "UTF-16BE", 0);

  /** Without zero bytes; in the order in which ties are broken. */
  private static final List<Encoding> BYTE_CHARSETS =
      List.of(GB18030, BIG5, BARE_UTF_16LE, BARE_UTF_16BE);

  /** With zero bytes. */
  private static final List<Encoding> WIDE_CHARSETS = List.of(BARE_UTF_16LE, BARE_UTF_16BE);

  /** Characters that a score is taken of. */
  private static final int SCORED_CHARS = 20_000;

  /** Common characters, as a share of those that are not ASCII, from which a text is Chinese. */
  private static final double PLAUSIBLE = 0.25;

  /** Undecodable sequences are kept as U+FFFD while they are fewer than one in so many. */
  private static final int BYTES_PER_BAD_ONE = 200;

  /** Control characters beside tab and line ends that a text may have, one in so many. */
  private static final int BYTES_PER_CONTROL = 50;

  private static final int CONTROLS_SAMPLED = 1 << 16;

  /**
   * The 400 most frequent characters of government work reports (84 % of all their Chinese
   * characters, counted over 948 reports), their traditional forms, and the usual marks.
   */
  private static final String COMMON_CHARACTERS =
      "的业和建发展大加进设工化实产全力新政制一国人民区推生高作中增强动改会务重资市体农经保地成等开行城社提持合理施企年济有公快"
          + "基项能度点入好水要创长以平用为在完省革机技主面服治育深个上现家村法管出目步不文善规万各造程对科学定品支方系坚到事教安投元"
          + "场三心金是府优性量续环分通代构质部本结活效级源积亿立收共外整划标策我利放极域境了总落口决调升与群范术集融电型路态关防计医"
          + "费乡批稳五办镇自信转取商向就位多营促特引监领达护同抓得做导健众扩解统下内明更流权障运小际海居综物争消础率继任战协准精交期"
          + "道二色险题培应严义网十打员问财台广式县试件时及格第控职们联风园形势贫专突过比困均组值四节线示党确益游院养研房贸先老来把配"
          + "低表数依扶西局干速预供接切略模户团住旅意于断前所督条才求山着南努带处责难次疗果减两种类认林污真价卫固排委助备清息正兴校东"
          + "易土港议江族层别子食央河补气励破审税康百变间核执功可神措筹单绿置之车织北使里药显業發進設實產國區強動會務資體農經開濟項點"
          + "創長爲機個現規萬對學堅場優續環構質結級積億劃標極總決調與羣範術電態關計醫費鄉穩辦鎮轉營監領達護導衆擴統內權運際綜爭礎繼戰"
          + "協準險題應嚴義網員問財臺廣縣試時職們聯風園勢貧專過組節線黨確遊養貿來數幹預戶團於斷條帶處責難療減兩種類認價衛備興東議層別"
          + "補氣勵審稅變間執籌單綠車織裏藥顯為眾峰溫"
          + "，。、；：“”‘’（）《》！？　";

  private static final BitSet COMMON = new BitSet(Character.MAX_VALUE);

  static {
    COMMON_CHARACTERS.chars().forEach(COMMON::set);
  }

  /** Possessive and short, over the first bytes only. */
  private static final Pattern DECLARED =
      Pattern.compile("charset\\s{0,4}=\\s{0,4}[\"']?([\\w-]{2,20}+)", Pattern.CASE_INSENSITIVE);

  private static final int DECLARED_WITHIN_BYTES = 4096;

  private TextDecoder() {}

  /**
   * Decodes a whole file or entry.
   *
   * @throws RefusedException if it is binary or in no charset that is read
   */
  static Decoded decode(byte[] bytes) throws RefusedException {
    return decode(bytes, null);
  }

  /** Decodes a page; the charset that it declares decides where its characters do not. */
  static Decoded decodePage(byte[] bytes) throws RefusedException {
    return decode(bytes, declaredIn(bytes));
  }

  /**
   * The charset of a text of which only the beginning is there, cut anywhere.
   *
   * @param head the first bytes, up to a line's end if there is one
   */
  static Encoding encodingOf(byte[] head) throws RefusedException {
    return decode(head, null).encoding();
  }

  /** The name of an archive's entry, which is too short to be refused. */
  static String nameOf(byte[] raw) {
    String utf8 = textOf(raw, PLAIN_UTF_8);
    if (utf8.indexOf('\uFFFD') < 0) {
      return utf8;
    }
    String simplified = textOf(raw, GB18030);
    String traditional = textOf(raw, BIG5);
    boolean both = simplified.indexOf('\uFFFD') < 0 && traditional.indexOf('\uFFFD') < 0;
    if (both) {
      return commonShare(traditional) > commonShare(simplified) ? traditional : simplified;
    }
    return traditional.indexOf('\uFFFD') < 0 ? traditional : simplified;
  }

  private static Decoded decode(byte[] bytes, @Nullable Encoding declared) throws RefusedException {
    Encoding marked = marked(bytes);
    if (marked != null) {
      String text = textOf(bytes, marked);
      if (text.indexOf('\0') >= 0) {
        throw new RefusedException(
            ReasonCode.BINARY_CONTENT,
            "NUL characters after a byte order mark of " + marked.name());
      }
      return tolerable(bytes, new Decoded(text, marked));
    }
    String utf8 = textOf(bytes, PLAIN_UTF_8);
    boolean wide = utf8.indexOf('\0') >= 0;
    int bad = utf8.indexOf('\uFFFD') < 0 ? 0 : badIn(bytes, utf8, PLAIN_UTF_8);
    if (bad == 0 && !wide) {
      refuseControls(bytes);
      return new Decoded(utf8, PLAIN_UTF_8);
    }
    if (!wide && isTolerable(bad, nonAsciiIn(bytes), utf8)) {
      refuseControls(bytes);
      return new Decoded(utf8, PLAIN_UTF_8);
    }
    return mostPlausible(bytes, wide, declared);
  }

  private static Decoded mostPlausible(byte[] bytes, boolean wide, @Nullable Encoding declared)
      throws RefusedException {
    @Nullable Decoded best = null;
    double bestScore = 0;
    for (Encoding candidate : wide ? WIDE_CHARSETS : BYTE_CHARSETS) {
      String text = textOf(bytes, candidate);
      double score = wide ? readableShare(text) : commonShare(text);
      if (candidate.equals(declared)) {
        score += PLAUSIBLE;
      }
      if (score > bestScore) {
        best = new Decoded(text, candidate);
        bestScore = score;
      }
    }
    if (best != null && bestScore >= PLAUSIBLE && best.text().indexOf('\0') < 0) {
      return tolerable(bytes, best);
    }
    if (wide) {
      throw new RefusedException(ReasonCode.BINARY_CONTENT, "NUL bytes, and no UTF-16 text");
    }
    refuseControls(bytes);
    throw new RefusedException(
        ReasonCode.CHARSET_UNDECODABLE,
        "Neither UTF-8, GB18030, Big5 nor UTF-16; "
            + (best == null
                ? "no candidate gives Chinese characters"
                : "the best, %s, gives %.0f %% common characters"
                    .formatted(best.encoding().name(), bestScore * 100)));
  }

  private static String textOf(byte[] bytes, Encoding encoding) {
    int mark = encoding.markBytes();
    return new String(bytes, mark, bytes.length - mark, encoding.charset());
  }

  private static @Nullable Encoding marked(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(UTF_8, "UTF-8", 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(Charset.forName("UTF-32LE"), "UTF-32LE", 4);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(Charset.forName("UTF-32BE"), "UTF-32BE", 4);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(UTF_16LE, "UTF-16LE", 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(UTF_16BE, "UTF-16BE", 2);
    }
    if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) {
      return new Encoding(GB18030.charset(), "GB18030", 4);
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** U+FFFD in the text that do not stand in the bytes as such. */
  private static int badIn(byte[] bytes, String text, Encoding encoding) {
    int bad = 0;
    for (int at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      bad++;
    }
    if (bad > 0 && encoding.charset().equals(UTF_8)) {
      for (int i = 2; i < bytes.length; i++) {
        if (bytes[i] == (byte) 0xBD && bytes[i - 1] == (byte) 0xBF && bytes[i - 2] == (byte) 0xEF) {
          bad--;
        }
      }
    }
    return bad;
  }

  private static int nonAsciiIn(byte[] bytes) {
    int count = 0;
    for (byte value : bytes) {
      count += (value & 0x80) >>> 7;
    }
    return count;
  }

  private static Decoded tolerable(byte[] bytes, Decoded decoded) throws RefusedException {
    int bad = badIn(bytes, decoded.text(), decoded.encoding());
    if (!isTolerable(bad, nonAsciiIn(bytes), decoded.text())) {
      throw new RefusedException(
          ReasonCode.CHARSET_UNDECODABLE,
          "%d sequences in %d bytes are not %s: more than 1 in %d"
              .formatted(bad, bytes.length, decoded.encoding().name(), BYTES_PER_BAD_ONE));
    }
    return decoded;
  }

  /** Few bad sequences, or just one at the very end, where a text was cut inside a character. */
  private static boolean isTolerable(int bad, int nonAscii, String text) {
    return bad == 0
        || (long) bad * BYTES_PER_BAD_ONE < nonAscii
        || (bad == 1 && nonAscii >= 6 && text.charAt(text.length() - 1) == '\uFFFD');
  }

  private static void refuseControls(byte[] bytes) throws RefusedException {
    int controls = 0;
    int sampled = Math.min(bytes.length, CONTROLS_SAMPLED);
    for (int i = 0; i < sampled; i++) {
      int value = bytes[i] & 0xFF;
      if ((value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f')
          || value == 0x7F) {
        controls++;
      }
    }
    if (controls > 1 && controls * BYTES_PER_CONTROL > sampled) {
      throw new RefusedException(
          ReasonCode.BINARY_CONTENT,
          "%d control characters in the first %d bytes".formatted(controls, sampled));
    }
  }

  /** Common characters over characters that are not ASCII; 0 if there are none. */
  private static double commonShare(String text) {
    int common = 0;
    int others = 0;
    int length = Math.min(text.length(), SCORED_CHARS);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 0x7F) {
        others++;
        if (COMMON.get(c)) {
          common++;
        }
      }
    }
    return others == 0 ? 0 : (double) common / others;
  }

  /** Common characters and printable ASCII over all characters. */
  private static double readableShare(String text) {
    int readable = 0;
    int length = Math.min(text.length(), SCORED_CHARS);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || COMMON.get(c)) {
        readable++;
      }
    }
    return length == 0 ? 0 : (double) readable / length;
  }

  private static @Nullable Encoding declaredIn(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN_BYTES), ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return null;
    }
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk" -> GB18030;
      case "big5", "big5-hkscs", "x-big5", "cp950" -> BIG5;
      default -> null;
    };
  }
}
